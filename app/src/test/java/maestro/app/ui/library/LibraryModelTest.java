package maestro.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import maestro.app.ui.shell.Failures;
import maestro.rag.document.Region;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Expression;
import maestro.rag.label.Judgement;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.Test;

class LibraryModelTest {

    private static final IngestSummary SUMMARY = new IngestSummary(1, 0, 0, 0, 5, 1, false);

    private final FakeLibrary library = new FakeLibrary();
    private final LaterBackground background = new LaterBackground();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void documentsAppearOnceRead() {
        library.put(FakeLibrary.document("a", "Alpha", "Ann"));
        LibraryModel model = new LibraryModel(library, background, failures::add);
        assertThat(model.stateProperty().get()).isInstanceOf(LibraryModel.State.Loading.class);
        background.settle();
        assertThat(model.stateProperty().get()).isEqualTo(new LibraryModel.State.Ready(1));
        assertThat(model.shown()).extracting(Document::title).containsExactly("Alpha");
        assertThat(model.passages()).isEqualTo(80);
    }

    @Test
    void workOnTheIndexIsShownWhileItLasts() {
        LibraryModel model = ready();
        assertThat(model.workProperty().get()).isEmpty();
        library.work = Optional.of(new IndexWork(IndexWork.Reason.OUTDATED, 3, 12));
        library.changed();
        background.settle();
        assertThat(model.workProperty().get()).isEqualTo(library.work);
        library.work = Optional.empty();
        library.changed();
        background.settle();
        assertThat(model.workProperty().get()).isEmpty();
    }

    @Test
    void theFilterAsksForTagsAndYearsToo() {
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = ready();
        model.tag(Set.of("b"), "bees");
        background.settle();
        model.filterProperty().set("tag:bees");
        assertThat(model.shown()).extracting(Document::title).containsExactly("Beta");
        model.filterProperty().set("tag:bees year:1999");
        assertThat(model.shown()).isEmpty();
        model.filterProperty().set("lang:en beta");
        assertThat(model.shown()).hasSize(1);
    }

    @Test
    void aSearchTakesTheSameTerms() {
        SearchModel search = new SearchModel(library, background, failures::add);
        search.queryProperty().set("tag:bees year:1999.. how are they counted?");
        search.search();
        background.settle();
        assertThat(library.searched)
                .isNotNull()
                .satisfies(request -> {
                    assertThat(request.query()).isEqualTo("how are they counted?");
                    assertThat(request.filter().tags()).containsExactly("bees");
                    assertThat(request.filter().from()).isEqualTo(1999);
                });
    }

    @Test
    void changesMadeElsewhereAreSeen() {
        LibraryModel model = ready();
        library.put(FakeLibrary.document("b", "Beta"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
        model.close();
        library.put(FakeLibrary.document("c", "Gamma"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
    }

    @Test
    void aChangeWhileReadingIsNotLost() {
        LibraryModel model = ready();
        model.refresh();
        background.work();
        library.put(FakeLibrary.document("b", "Beta"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
    }

    @Test
    void theFilterLooksAtTitleAuthorsAndFile() {
        library.put(FakeLibrary.document("a", "Dense retrieval", "Karpukhin"));
        library.put(FakeLibrary.document("b", "Sparse retrieval", "Robertson"));
        LibraryModel model = ready();
        model.filterProperty().set("RETRIEVAL karp");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("sparse retrieval.pdf");
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
        model.filterProperty().set("");
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void aCollectionShowsItsOwn() {
        library.put(FakeLibrary.document("a", "Alpha"));
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = ready();
        model.createCollection("Mine", Set.of("b"));
        background.settle();
        assertThat(model.collections()).extracting("name").containsExactly("Mine");
        model.collectionProperty().set(Optional.of("Mine"));
        background.settle();
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
        model.removeCollection("Mine");
        background.settle();
        assertThat(model.collectionProperty().get()).isEmpty();
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void aLibraryThatCannotBeReadSaysSoAndCanBeAskedAgain() {
        library.broken = new LibraryException(Message.plain("no disk"), null, true);
        LibraryModel model = ready();
        assertThat(model.stateProperty().get()).isInstanceOf(LibraryModel.State.Failed.class);
        library.broken = null;
        model.refresh();
        background.settle();
        assertThat(model.stateProperty().get()).isEqualTo(new LibraryModel.State.Ready(0));
    }

    @Test
    void aThousandEventsAreOneChange() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(10));
                    for (int i = 0; i < 1000; i++) {
                        listener.accept(
                                new IngestEvent.Advanced(
                                        Path.of("a.pdf"), IngestEvent.Stage.EMBEDDING, i / 1000.0));
                    }
                    return SUMMARY;
                };
        List<IngestModel.Progress> seen = new ArrayList<>();
        ingest.progressProperty().addListener((_, _, now) -> seen.add(now));
        ingest.add(List.of(Path.of("folder")), null, _ -> {});
        background.work();
        seen.clear();
        background.frame();
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
        assertThat(seen.getFirst().found()).isEqualTo(10);
    }

    @Test
    void aFilesProgressNeverGoesBack() {
        double before = 0;
        for (IngestEvent.Stage stage : IngestEvent.Stage.values()) {
            for (double fraction : new double[] {0, 0.5, 1}) {
                double share =
                        IngestModel.share(
                                FileProgress.of(
                                        new IngestEvent.Advanced(
                                                Path.of("a.pdf"), stage, fraction)));
                assertThat(share).as("%s %s", stage, fraction).isBetween(before, 1.0);
                before = share;
            }
        }
        assertThat(before).isGreaterThan(0.9);
    }

    @Test
    void whatWentWrongStaysUntilDismissed() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(4));
                    end(listener, "good.pdf", IngestEvent.Result.INDEXED, "");
                    end(listener, "again.pdf", IngestEvent.Result.DUPLICATE, "");
                    end(listener, "half.pdf", IngestEvent.Result.PARTIAL, "damaged after page 17");
                    end(listener, "bad.pdf", IngestEvent.Result.FAILED, "it is encrypted");
                    return SUMMARY;
                };
        List<IngestSummary> done = new ArrayList<>();
        ingest.add(List.of(Path.of("folder")), "C", done::add);
        background.settle();
        assertThat(done).containsExactly(SUMMARY);
        assertThat(library.ingested.getFirst().collection()).isEqualTo("C");
        assertThat(ingest.kept())
                .extracting(file -> file.message().english())
                .containsExactly("", "damaged after page 17", "it is encrypted");
        assertThat(ingest.progressProperty().get())
                .isEqualTo(new IngestModel.Progress(false, 4, 1, 1, 1, 1, 1));
        ingest.dismissAll();
        assertThat(ingest.kept()).isEmpty();
    }

    @Test
    void requestsFollowEachOtherAndCountTogether() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(2));
                    end(listener, "x.pdf", IngestEvent.Result.INDEXED, "");
                    end(listener, "y.pdf", IngestEvent.Result.INDEXED, "");
                    return SUMMARY;
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        ingest.add(List.of(Path.of("two")), null, _ -> {});
        background.settle();
        assertThat(library.ingested).hasSize(2);
        assertThat(ingest.progressProperty().get().found()).isEqualTo(4);
        assertThat(ingest.progressProperty().get().indexed()).isEqualTo(4);
    }

    @Test
    void cancellingStopsWhatWaitsAndForgetsLateEvents() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(9));
                    return SUMMARY;
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        ingest.add(List.of(Path.of("two")), null, _ -> {});
        ingest.cancel();
        background.settle();
        assertThat(ingest.progressProperty().get().working()).isFalse();
        assertThat(ingest.progressProperty().get().found()).isZero();
        assertThat(library.ingested).hasSize(1);
    }

    @Test
    void aFullDiskIsTold() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, _) -> {
                    throw new LibraryException(Message.of("disk.full.kept"), null, true);
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        background.settle();
        assertThat(failures)
                .extracting(Failures::words)
                .containsExactly(Message.of("disk.full.kept").text(Locale.getDefault()));
        assertThat(ingest.progressProperty().get().working()).isFalse();
    }

    @Test
    void aSearchShowsHitsWithTheirDocuments() {
        library.put(FakeLibrary.document("a", "Alpha"));
        Passage passage =
                new Passage(
                        "a", 0, "Retrieval helps.", 0, 16, 3, List.of(new Region(3, 0, 0, 1, 1)));
        library.hits = List.of(new Hit(1, 0.5, 1, 2, 0.8, passage));
        SearchModel search = new SearchModel(library, background, failures::add);
        search.queryProperty().set("retrieval");
        search.search();
        assertThat(search.stateProperty().get()).isInstanceOf(SearchModel.State.Searching.class);
        background.settle();
        assertThat(search.stateProperty().get())
                .isInstanceOfSatisfying(
                        SearchModel.State.Found.class,
                        found ->
                                assertThat(found.rows())
                                        .containsExactly(
                                                new SearchModel.Row(
                                                        library.hits.getFirst(), "Alpha")));
        search.modeProperty().set(SearchMode.KEYWORD);
        assertThat(search.stateProperty().get()).isInstanceOf(SearchModel.State.Searching.class);
        background.settle();
        search.queryProperty().set("  ");
        search.search();
        assertThat(search.stateProperty().get()).isInstanceOf(SearchModel.State.Nothing.class);
    }

    @Test
    void aHitIsJudgedAndTheJudgementKept() {
        Passage passage = new Passage("a", 0, "Retrieval helps.", 0, 16, 1, List.of());
        library.put(FakeLibrary.document("a", "Alpha"));
        library.hits = List.of(new Hit(1, 0.5, 1, 1, 0.9, Hit.Steps.NONE, passage));
        SearchModel search = new SearchModel(library, background, failures::add);
        search.queryProperty().set("does  it help");
        search.search();
        background.settle();
        SearchModel.Row row =
                ((SearchModel.State.Found) search.stateProperty().get()).rows().getFirst();
        SearchModel.Place place = SearchModel.Place.of(row.hit());
        search.judge(row, true);
        background.settle();
        assertThat(search.verdicts()).containsExactly(java.util.Map.entry(place, true));
        assertThat(library.judgements.all())
                .containsExactly(new Judgement("does it help", "a", 0, 16, true));
        search.judge(row, false);
        search.search(); // it is read back with the hits
        background.settle();
        assertThat(search.verdicts()).containsExactly(java.util.Map.entry(place, false));
        search.judge(row, false);
        background.settle();
        assertThat(search.verdicts()).isEmpty();
        assertThat(library.judgements.all()).isEmpty();
        search.similar("a", null, "Alpha"); // answers no query
        background.settle();
        search.judge(row, true);
        background.settle();
        assertThat(library.judgements.all()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAndNotSearchedFor() {
        SearchModel search = new SearchModel(library, background, failures::add);
        search.queryProperty().set("bees AND");
        search.search();
        assertThat(search.stateProperty().get())
                .isInstanceOfSatisfying(
                        SearchModel.State.Unclear.class,
                        unclear -> assertThat(unclear.why().key()).isEqualTo("query.lonely"));
        assertThat(library.searched).isNull();
        search.queryProperty().set("bees \"waggle dance\" year:2019");
        search.search();
        background.settle();
        SearchRequest asked = java.util.Objects.requireNonNull(library.searched);
        assertThat(asked.query()).isEqualTo("bees waggle dance");
        assertThat(asked.condition()).isEqualTo(new Expression.Phrase("waggle dance"));
        assertThat(asked.filter().from()).isEqualTo(2019);
        search.toggleTag("to read");
        assertThat(search.queryProperty().get()).startsWith("tag:\"to read\" ");
    }

    @Test
    void moreOfTheSameTakesThePlaceOfTheHits() {
        library.put(FakeLibrary.document("a", "Alpha"));
        Passage passage = new Passage("a", 0, "Retrieval helps.", 0, 16, 1, List.of());
        library.hits = List.of(new Hit(1, 0.5, 1, 2, 0.8, passage));
        SearchModel search = new SearchModel(library, background, failures::add);
        search.similar("b", 3, "Beta");
        background.settle();
        assertThat(search.stateProperty().get())
                .isInstanceOfSatisfying(
                        SearchModel.State.Found.class,
                        found -> {
                            assertThat(found.like()).isEqualTo("Beta");
                            assertThat(found.rows()).hasSize(1);
                        });
    }

    @Test
    void aFilterThatIsNotUnderstoodLeavesTheListAsItIs() {
        library.put(FakeLibrary.document("a", "Alpha"));
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = new LibraryModel(library, background, failures::add);
        background.settle();
        model.filterProperty().set("title:alpha");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("title:\"alp");
        assertThat(model.problemProperty().get().key()).isEqualTo("query.quote");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("alpha OR beta");
        assertThat(model.problemProperty().get().isNone()).isTrue();
        assertThat(model.shown()).hasSize(2);
        model.filterProperty().set("NOT alpha");
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
    }

    @Test
    void snippetsMarkWordsOfTheQueryAndShowWhereTheyAre() {
        String far =
                "Nothing here. ".repeat(60)
                        + "Dense retrieval fails on rare entities. "
                        + "More. ".repeat(60);
        List<Snippet.Run> runs = Snippet.of(far, "how does retrieval fail");
        assertThat(runs)
                .filteredOn(Snippet.Run::match)
                .extracting(Snippet.Run::text)
                .containsExactly("retrieval", "fails");
        String shown = String.join("", runs.stream().map(Snippet.Run::text).toList());
        assertThat(shown).startsWith("… ").endsWith(" …").hasSizeLessThan(320);
        assertThat(far).contains(shown.substring(2, shown.length() - 2));

        assertThat(Snippet.of("검색 증강 생성은 어렵다.", "검색은 왜"))
                .filteredOn(Snippet.Run::match)
                .extracting(Snippet.Run::text)
                .containsExactly("검색");
        assertThat(Snippet.of("short", "")).containsExactly(new Snippet.Run("short", false));
    }

    private LibraryModel ready() {
        LibraryModel model = new LibraryModel(library, background, failures::add);
        background.settle();
        return model;
    }

    private IngestModel ingest() {
        return new IngestModel(library, background, () -> PassageSettings.DEFAULT, failures::add);
    }

    private static void end(
            java.util.function.Consumer<IngestEvent> listener,
            String file,
            IngestEvent.Result result,
            String message) {
        listener.accept(new IngestEvent.Ended(Path.of(file), result, null, Message.plain(message)));
    }
}
