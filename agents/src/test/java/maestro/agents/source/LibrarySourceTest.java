package maestro.agents.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sources;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.passage.Passage;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real library with the built-in model.
class LibrarySourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private static LocalLibrary library;

    @BeforeAll
    static void open() throws IOException {
        database = Database.open(home);
        library =
                LocalLibrary.open(
                        home, database, () -> OnnxEmbedder.builtIn(home.resolve("models")));
        add(null, "bees.txt", "Bees make honey. A hive holds forty thousand bees in summer.");
        add("garden", "roses.txt", "Roses need sun. Prune roses when winter ends.");
        add("garden", "soil.txt", "Good soil holds water. Worms keep the soil loose.");
    }

    private static void add(@Nullable String collection, String name, String text)
            throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, text);
        library.ingest(
                new IngestRequest(List.of(file), collection, PassageSettings.DEFAULT), _ -> {});
    }

    @AfterAll
    static void close() {
        library.close();
        database.close();
    }

    @Test
    void aMissionIsPatientWithARerankingModelWithinItsOwnTime() {
        List<SearchRequest> asked = new ArrayList<>();
        Library told =
                (Library)
                        Proxy.newProxyInstance(
                                Library.class.getClassLoader(),
                                new Class<?>[] {Library.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("search")) {
                                        asked.add((SearchRequest) arguments[0]);
                                    }
                                    return method.invoke(library, arguments);
                                });
        for (Duration time : List.of(Duration.ofMinutes(30), Duration.ofSeconds(40))) {
            Mission mission =
                    new Mission(
                            "m1",
                            "T",
                            List.of("Why?"),
                            null,
                            Language.ENGLISH,
                            Mission.EVIDENCE,
                            new Limits(1, time, 10, 1),
                            false,
                            Instant.EPOCH);
            LibrarySource.of(told, mission, "own", _ -> Optional.empty()).search("bees", 3, true);
        }
        assertThat(asked)
                .extracting(SearchRequest::patience)
                .containsExactly(Duration.ofMinutes(2), Duration.ofSeconds(40));
        assertThat(SearchRequest.hybrid("bees", 3).patience())
                .as("who waits for the answer")
                .isEqualTo(Duration.ofMillis(500));
    }

    private static String fileOf(Source source, Hit hit) {
        return source.document(hit.passage().documentId()).orElseThrow().file();
    }

    /// A model of the library's may be on another machine, if its owner agreed; a mission's own
    /// level still holds.
    @Test
    void aMissionThatSendsNoPassagesAwayUsesNoModelOfAnotherMachine(@TempDir Path other) {
        try (Database its = Database.open(other);
                LocalLibrary away = LocalLibrary.open(other, its, Elsewhere::new)) {
            for (Egress egress : List.of(Egress.PRIVATE, Egress.WEB)) {
                assertThatThrownBy(() -> source(away, egress))
                        .isInstanceOf(EmbeddingException.class)
                        .hasMessageContaining("may send no passages");
            }
            assertThat(source(away, Egress.REMOTE).documents()).isEmpty();
        }
        assertThat(source(library, Egress.PRIVATE).documents()).isNotEmpty();
    }

    private static LibrarySource source(Library from, Egress egress) {
        Mission mission =
                new Mission(
                        "m",
                        "Bees",
                        List.of("Why?"),
                        null,
                        Language.ENGLISH,
                        Mission.EVIDENCE,
                        Limits.DEFAULT,
                        false,
                        Instant.EPOCH,
                        null,
                        egress,
                        Sources.LIBRARY,
                        Brief.NONE,
                        List.of());
        return LibrarySource.of(from, mission, "m", _ -> Optional.empty());
    }

    @Test
    void theWholeLibraryIsFoundInOrderOfIds() {
        LibrarySource source = new LibrarySource(library, null);
        assertThat(source.documents()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(source.documents()).extracting(Document::id).isSorted();
        assertThat(
                        fileOf(
                                source,
                                source.search("how many bees live in a hive", 5, true).getFirst()))
                .isEqualTo("bees.txt");
    }

    @Test
    void aCollectionIsAllThatItsMissionSees() {
        LibrarySource source = new LibrarySource(library, "garden");
        assertThat(source.documents())
                .extracting(Document::file)
                .containsExactlyInAnyOrder("roses.txt", "soil.txt");
        assertThat(source.search("bees in a hive", 10, false))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(fileOf(source, hit)).isNotEqualTo("bees.txt"));
        Document bees =
                new LibrarySource(library, null)
                        .documents().stream()
                                .filter(d -> d.file().equals("bees.txt"))
                                .findFirst()
                                .orElseThrow();
        assertThat(source.document(bees.id())).isEmpty();
        assertThatThrownBy(() -> source.text(bees.id())).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> source.quote(bees.id(), 0, 4))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anUnknownCollectionHoldsNothing() {
        LibrarySource source = new LibrarySource(library, "nowhere");
        assertThat(source.documents()).isEmpty();
        assertThat(source.search("bees", 10, true)).isEmpty();
    }

    @Test
    void documentsThatComeLaterAreNotSeen() throws IOException {
        LibrarySource before = new LibrarySource(library, "meadow");
        LibrarySource whole = new LibrarySource(library, null);
        int documents = whole.documents().size();
        add("meadow", "grass.txt", "Grass grows in the meadow. Cows eat the grass of the meadow.");
        assertThat(before.search("grass meadow", 5, true)).isEmpty();
        assertThat(whole.search("grass in the meadow", 3, true))
                .noneMatch(h -> h.passage().text().contains("Grass"))
                .extracting(Hit::rank)
                .isEqualTo(List.of(1, 2, 3));
        assertThat(whole.documents()).hasSize(documents);
        assertThat(new LibrarySource(library, "meadow").search("grass", 5, true)).hasSize(1);
    }

    @Test
    void aQuoteIsTheStoredTextOfItsRange() {
        LibrarySource source = new LibrarySource(library, "garden");
        for (Document document : source.documents()) {
            String text = source.text(document.id());
            int start = text.indexOf(". ") + 2;
            Quote quote = source.quote(document.id(), start, text.indexOf('.', start) + 1);
            assertThat(quote.text()).isEqualTo(text.substring(start, quote.end()));
            assertThat(quote.page()).isEqualTo(1);
            assertThat(quote.regions()).isEmpty();
            assertThatThrownBy(() -> source.quote(document.id(), 0, text.length() + 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(document.id());
            assertThatThrownBy(() -> source.quote(document.id(), 3, 3))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void vectorsOfTextsAndPassagesCanBeCompared() {
        LibrarySource source = new LibrarySource(library, "garden");
        assertThat(source.embeddingModel()).contains("MiniLM");
        assertThat(source.embeddingLanguages()).containsExactly("en");
        float[] question = source.embed(List.of("When are roses pruned?")).getFirst();
        Passage roses = source.search("roses", 1, true).getFirst().passage();
        float[] passage = source.vector(roses);
        double cosine = 0;
        for (int i = 0; i < passage.length; i++) {
            cosine += question[i] * passage[i];
        }
        assertThat(cosine).isGreaterThan(0.4);
        passage[0] = 99;
        assertThat(source.vector(roses)[0]).isLessThan(1);
    }

    /// Opened, and never to be asked.
    private static final class Elsewhere implements Embedder {
        private final Embedder own = new HashingEmbedder();

        @Override
        public boolean onThisMachine() {
            return false;
        }

        @Override
        public Fingerprint fingerprint() {
            return own.fingerprint();
        }

        @Override
        public int dimension() {
            return own.dimension();
        }

        @Override
        public int maxTokens() {
            return own.maxTokens();
        }

        @Override
        public Tokens tokenize(String text) {
            throw new AssertionError("asked for tokens");
        }

        @Override
        public float[] embed(Tokens tokens, int from, int to) {
            throw new AssertionError("asked for a vector");
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
