package maestro.app.ui.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.rag.document.Region;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Expression;
import maestro.rag.label.Judgement;
import maestro.rag.library.SearchRequest;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;

class SearchModelTest {
    private final FakeLibrary library = new FakeLibrary();
    private final LaterBackground background = new LaterBackground();
    private final List<Throwable> failures = new ArrayList<>();

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
        library.hits = List.of(new Hit(1, 0.5, 1, 1, 0.9, passage));
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
}
