package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Collection;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalLibraryTest {
    @TempDir Path home;
    @TempDir Path input;

    @Test
    void whatWasAddedIsListedReadAndFound() {
        Path file =
                TestHome.write(
                        input, "Zebra facts.txt", "Zebras have stripes. " + TestHome.text(1, 40));
        TestHome.files(input, 3, 30);
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(input)).extracting(Ended::result).containsOnly(Result.INDEXED);

            assertThat(test.library.documents())
                    .extracting(Document::file)
                    .containsExactly(
                            "Zebra facts.txt", "bees-00.txt", "bees-01.txt", "bees-02.txt");
            Document zebra = test.library.documents().getFirst();
            assertThat(zebra.title()).isEqualTo("Zebra facts");
            assertThat(zebra.format()).isEqualTo("txt");
            assertThat(zebra.status()).isEqualTo(Document.Status.INDEXED);
            assertThat(zebra.bytes()).isEqualTo(file.toFile().length());
            assertThat(test.library.document(zebra.id())).contains(zebra);

            String text = test.library.text(zebra.id()).orElseThrow();
            List<Passage> passages = test.library.passages(zebra.id());
            assertThat(passages).hasSize(zebra.passages()).hasSizeGreaterThan(5);
            assertThat(passages)
                    .allSatisfy(p ->
                            assertThat(p.text()).isEqualTo(text.substring(p.start(), p.end())));
            for (SearchMode mode : SearchMode.values()) {
                List<Hit> hits = search(test, passages.getFirst().text(), mode, Set.of());
                assertThat(hits.getFirst().passage().documentId()).isEqualTo(zebra.id());
            }
            assertThat(test.library.layout(zebra.id()).orElseThrow().pages()).hasSize(1);
            assertThat(test.library.page(zebra.id(), 1, 1)).isEmpty();
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void vectorsAreThoseOfTheModel() {
        TestHome.files(input, 1, 20);
        try (TestHome test = TestHome.open(home);
                HashingEmbedder model = new HashingEmbedder()) {
            test.ingest(input);
            Document document = test.library.documents().getFirst();
            Passage second = test.library.passages(document.id()).get(1);
            assertThat(test.library.vector(document.id(), 1))
                    .hasValueSatisfying(v -> assertThat(v).isEqualTo(model.embed(second.text())));
            assertThat(test.library.vector(document.id(), document.passages())).isEmpty();
            assertThat(test.library.vector("0".repeat(64), 0)).isEmpty();
        }
    }

    @Test
    void itIsTheSameAfterReopening() {
        TestHome.files(input, 5, 30);
        String before;
        List<Hit> hits;
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            before = test.contents();
            hits = search(test, "honey in winter", SearchMode.HYBRID, Set.of());
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.contents()).isEqualTo(before);
            assertThat(search(test, "honey in winter", SearchMode.HYBRID, Set.of()))
                    .isEqualTo(hits);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void whatIsRemovedIsGoneEverywhere() {
        TestHome.files(input, 2, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            String id = test.library.documents().getFirst().id();
            assertThat(test.library.remove(id)).isTrue();
            assertThat(test.library.remove(id)).isFalse();
            assertThat(test.library.document(id)).isEmpty();
            assertThat(test.library.text(id)).isEmpty();
            assertThat(test.library.passages(id)).isEmpty();
            assertThat(search(test, "bees", SearchMode.HYBRID, Set.of()))
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.passage().documentId()).isNotEqualTo(id));
            assertThat(test.library.check()).isEmpty();
            assertThat(test.ingest(input))
                    .extracting(Ended::result)
                    .containsExactlyInAnyOrder(Result.INDEXED, Result.DUPLICATE);
        }
    }

    @Test
    void collectionsGroupAndFilter() {
        TestHome.files(input, 3, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(
                    new IngestRequest(
                            List.of(input.resolve("bees-00.txt")), " A ", TestHome.SHORT));
            test.ingest(input);
            List<Document> documents = test.library.documents();
            test.library.addToCollection("a", Set.of(documents.get(1).id(), "0".repeat(64)));
            test.library.createCollection("a");
            test.library.createCollection("Empty");

            assertThat(test.library.collections())
                    .containsExactly(
                            new Collection("A", 1),
                            new Collection("Empty", 0),
                            new Collection("a", 1));
            assertThat(test.library.documents("A")).containsExactly(documents.get(0));
            assertThat(test.library.documents("none")).isEmpty();
            assertThat(search(test, "bees", SearchMode.HYBRID, Set.of("A", "a")))
                    .extracting(hit -> hit.passage().documentId())
                    .isNotEmpty()
                    .isSubsetOf(documents.get(0).id(), documents.get(1).id());
            assertThat(search(test, "bees", SearchMode.HYBRID, Set.of("Empty"))).isEmpty();
            assertThat(search(test, "bees", SearchMode.HYBRID, Set.of("none"))).isEmpty();
            assertThat(search(test, "  ", SearchMode.HYBRID, Set.of())).isEmpty();

            test.library.removeFromCollection("A", Set.of(documents.get(0).id()));
            assertThat(test.library.documents("A")).isEmpty();
            test.library.removeCollection("a");
            assertThat(test.library.collections())
                    .extracting(Collection::name)
                    .containsExactly("A", "Empty");
            assertThat(test.library.documents()).hasSize(3);
        }
    }

    @Test
    void aDocumentIsFoundByTheTitleItWasGiven() {
        TestHome.files(input, 2, 20);
        String id;
        try (TestHome test = TestHome.open(home)) {
            test.ingest(new IngestRequest(List.of(input), null, TestHome.SHORT));
            id = test.library.documents().getFirst().id();
            assertThat(search(test, "quokka", SearchMode.KEYWORD, Set.of())).isEmpty();
            Publication published =
                    new Publication(1843, "Hive", "https://doi.org/10.1000/182.", "Words.");
            Description given =
                    new Description(
                            "On the\nQuokka ", List.of(" Ada Lovelace", ""), published, "DE");
            assertThat(test.library.describe(id, given)).isTrue();
            assertThat(test.library.describe("none", given)).isFalse();
            assertThat(search(test, "quokka", SearchMode.KEYWORD, Set.of())).isNotEmpty();
            assertThat(test.library.check()).isEmpty();
            assertThatThrownBy(() -> new Description(" ", List.of(), Publication.UNKNOWN, ""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (TestHome test = TestHome.open(home)) {
            Document document = test.library.document(id).orElseThrow();
            assertThat(document.title()).isEqualTo("On the Quokka");
            assertThat(document.authors()).containsExactly("Ada Lovelace");
            assertThat(document.publication())
                    .isEqualTo(new Publication(1843, "Hive", "10.1000/182", "Words."));
            assertThat(document.language()).isEqualTo("de");
            assertThat(search(test, "quokka", SearchMode.KEYWORD, Set.of())).isNotEmpty();
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aRenamedCollectionKeepsItsDocuments() {
        TestHome.files(input, 2, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(new IngestRequest(List.of(input), "bees", TestHome.SHORT));
            test.library.createCollection("taken");
            test.library.renameCollection("bees", " 벌 ");
            test.library.renameCollection("none", "other");
            assertThat(test.library.collections())
                    .containsExactlyInAnyOrder(new Collection("벌", 2), new Collection("taken", 0));
            assertThatThrownBy(() -> test.library.renameCollection("벌", "taken"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("taken");
            assertThatThrownBy(() -> test.library.renameCollection("벌", " "))
                    .isInstanceOf(IllegalArgumentException.class);
            test.library.renameCollection("벌", "벌");
            assertThat(test.library.documents("벌")).hasSize(2);
        }
    }

    @Test
    void namesOfCollectionsHaveARule() {
        try (TestHome test = TestHome.open(home)) {
            for (String bad : List.of("", "   ", "x".repeat(101), "a\nb")) {
                assertThatThrownBy(() -> test.library.createCollection(bad))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("collection's name");
            }
            test.library.createCollection("x".repeat(100));
            test.library.createCollection("벌 관찰");
            assertThat(test.library.collections()).hasSize(2);
        }
    }

    @Test
    void listenersHearOfChangesAndNoMoreOnceClosed() throws InterruptedException {
        try (TestHome test = TestHome.open(home)) {
            CountDownLatch heard = new CountDownLatch(1);
            CountDownLatch reentered = new CountDownLatch(1);
            Library.Subscription first = test.library.onChange(heard::countDown);
            test.library.onChange(() -> {
                test.library.documents().forEach(d -> test.library.remove(d.id()));
                reentered.countDown();
            });
            test.library.createCollection("A");
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reentered.await(10, TimeUnit.SECONDS)).isTrue();
            first.close();
        }
    }

    @Test
    void openingDoesNotWaitForTheModel() throws InterruptedException {
        CountDownLatch load = new CountDownLatch(1);
        TestHome.files(input, 1, 10);
        try (TestHome test =
                TestHome.open(
                        home,
                        Disk.REAL,
                        new DocumentReaders()::read,
                        () -> {
                            awaitForEver(load);
                            return new HashingEmbedder();
                        })) {
            test.library.createCollection("A");
            assertThat(test.library.collections()).hasSize(1);
            assertThat(test.library.documents()).isEmpty();
            Thread waiting = Thread.ofVirtual().start(() -> test.ingest(input));
            load.countDown();
            waiting.join();
            assertThat(test.library.documents()).hasSize(1);
        }
    }

    @Test
    void aModelThatCannotBeLoadedIsReportedWhereItIsNeeded() {
        try (TestHome test =
                TestHome.open(
                        home,
                        Disk.REAL,
                        new DocumentReaders()::read,
                        () -> {
                            throw new IllegalStateException("the model file is missing");
                        })) {
            assertThat(test.library.documents()).isEmpty();
            assertThatThrownBy(() -> test.ingest(input))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("the model file is missing");
        }
    }

    @Test
    void anInterruptedThreadBreaksNothing() throws InterruptedException {
        TestHome.files(input, 2, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            String id = test.library.documents().getFirst().id();
            Thread interrupted =
                    Thread.ofPlatform()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                test.library.text(id);
                                test.library.documents();
                                test.library.createCollection("A");
                            });
            interrupted.join();
            assertThat(search(test, "bees", SearchMode.HYBRID, Set.of())).isNotEmpty();
            assertThat(test.library.collections()).hasSize(1);
            assertThat(test.library.remove(id)).isTrue();
            assertThat(test.library.check()).isEmpty();
        }
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Hit> search(
            TestHome test, String query, SearchMode mode, Set<String> collections) {
        return test.library.search(new SearchRequest(query, mode, collections, 10, true));
    }
}
