package maestro.rag.library.shared;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.folder.Trees;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Database;
import maestro.rag.thread.LowPriority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A home whose index was written by Lucene 9.12 (`OldIndex` says how): it serves as it is while
/// another is made beside it, and whenever the process dies one of them is whole.
@Timeout(60)
class OldLibraryTest {
    private static final HashingEmbedder MODEL = new HashingEmbedder();

    @TempDir Path home;
    @TempDir Path input;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private String whole = "";

    @BeforeEach
    void anOldHome() throws IOException {
        TestHome.files(input, 3, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            whole = test.contents();
        }
        Path index = home.resolve("index");
        Trees.delete(index);
        Files.createDirectories(index);
        InputStream packed = PassageIndex.class.getResourceAsStream("lucene-9.12-library.zip");
        try (var zip = new ZipInputStream(requireNonNull(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, index.resolve(entry.getName()));
            }
        }
    }

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void isOfTheDocumentsThatTheCatalogueHas() {
        try (PassageIndex old = index("index")) {
            assertThat(old.outdated()).isTrue();
            assertThat(old.passageCounts()).isEqualTo(counts());
        }
    }

    @Test
    void isMadeAgainInTheBackgroundAndNothingIsLost() {
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty(); // waits for what opening does
            assertThat(test.library.indexWork()).isEmpty();
            everythingIsFound(test);
        }
        try (TestHome test = TestHome.open(home)) {
            everythingIsFound(test);
        }
        assertThat(home.resolve("index-2")).doesNotExist();
        try (PassageIndex renewed = index("index")) {
            assertThat(renewed.outdated()).isFalse();
            assertThat(renewed.passageCounts()).isEqualTo(counts());
        }
    }

    @Test
    void servesWhileAnotherIsMadeAndWhatChangesMeanwhileIsInThat() throws IOException {
        try (Database database = Database.open(home);
                IndexKeeper keeper =
                        IndexKeeper.open(home, MODEL.fingerprint(), MODEL.dimension())) {
            Parts parts = new Parts(database, keeper);
            List<String> asked = new ArrayList<>();
            List<IndexWork> work = new ArrayList<>();
            boolean made =
                    parts.successor(
                                    id -> {
                                        assertThat(find(keeper)).hasSize(3);
                                        parts.all.work().now().ifPresent(work::add);
                                        asked.add(id);
                                        if (asked.size() == 3) { // while the third goes in
                                            changeFirst(parts, keeper, asked.getFirst());
                                        }
                                        return parts.stored(id);
                                    },
                                    () -> false)
                            .make(MODEL.fingerprint(), MODEL.dimension(), () -> {});
            assertThat(made).isTrue();
            assertThat(asked).hasSize(4).endsWith(asked.getFirst());
            assertThat(work).first().isEqualTo(new IndexWork(IndexWork.Reason.OUTDATED, 0, 3));
            assertThat(parts.all.work().now()).isEmpty();
            keeper.commit();
            assertThat(keeper.<Boolean>read(PassageIndex::outdated)).isFalse();
            assertThat(keeper.read(PassageIndex::passageCounts))
                    .isEqualTo(parts.all.catalogue().passageCounts());
            assertThat(find(keeper)).hasSize(3);
        }
        assertThat(home.resolve("index")).doesNotExist();
    }

    @Test
    void whatDiedHalfWayGoesOnWhereItWas() throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        try (Database database = Database.open(home);
                IndexKeeper keeper =
                        IndexKeeper.open(home, MODEL.fingerprint(), MODEL.dimension())) {
            Parts parts = new Parts(database, keeper);
            boolean made =
                    parts.successor(
                                    id -> {
                                        stopped.set(true);
                                        return parts.stored(id);
                                    },
                                    stopped::get)
                            .make(MODEL.fingerprint(), MODEL.dimension(), () -> {});
            assertThat(made).isFalse();
            assertThat(keeper.<Boolean>read(PassageIndex::outdated)).isTrue();
        }
        List<String> asked = new ArrayList<>();
        try (Database database = Database.open(home);
                IndexKeeper keeper =
                        IndexKeeper.open(home, MODEL.fingerprint(), MODEL.dimension())) {
            assertThat(keeper.<Boolean>read(PassageIndex::outdated)).isTrue();
            assertThat(find(keeper)).hasSize(3);
            Parts parts = new Parts(database, keeper);
            parts.successor(
                            id -> {
                                asked.add(id);
                                return parts.stored(id);
                            },
                            () -> false)
                    .make(MODEL.fingerprint(), MODEL.dimension(), () -> {});
        }
        assertThat(asked).hasSize(2);
        try (TestHome test = TestHome.open(home)) {
            everythingIsFound(test);
        }
    }

    @Test
    void aSuccessorThatWasWholeServesAtTheNextStart() throws IOException {
        Files.move(home.resolve("index"), home.resolve("kept"));
        try (TestHome test = TestHome.open(home)) {
            everythingIsFound(test);
        }
        // As if it had died between saying so and deleting what came before.
        Files.move(home.resolve("index"), home.resolve("index-2"));
        Files.move(home.resolve("kept"), home.resolve("index"));
        IndexFolders.whole(home.resolve("index-2"));
        Path serving = new IndexFolders(home).serving();
        assertThat(serving).isEqualTo(home.resolve("index")).isNotEmptyDirectory();
        assertThat(home.resolve("index-2")).doesNotExist();
        try (PassageIndex renewed = index("index")) {
            assertThat(renewed.outdated()).isFalse();
        }
    }

    @Test
    void anIndexThatCannotBeReadIsBegunAnewAndFilledAgain() throws IOException {
        Files.writeString(home.resolve("index").resolve("segments_9"), "rubbish");
        try (IndexKeeper keeper = IndexKeeper.open(home, MODEL.fingerprint(), MODEL.dimension())) {
            assertThat(keeper.lost()).isTrue();
            assertThat(find(keeper)).isEmpty();
        }
        try (TestHome test = TestHome.open(home)) {
            everythingIsFound(test);
        }
    }

    private void changeFirst(Parts parts, IndexKeeper keeper, String id) throws IOException {
        Successor.Content content = parts.stored(id).orElseThrow();
        keeper.replace(content.document(), content.passages(), content.vectors());
    }

    private static List<String> find(IndexKeeper keeper) {
        String words = "report number on bees";
        IndexQuery query =
                new IndexQuery(words, MODEL.embed(words), SearchMode.HYBRID, null, 100, false);
        return keeper.read(index -> index.search(query)).stream()
                .map(hit -> hit.passage().documentId())
                .distinct()
                .toList();
    }

    private void everythingIsFound(TestHome test) {
        assertThat(test.library.check()).isEmpty();
        assertThat(test.contents()).isEqualTo(whole);
        assertThat(test.library.search(SearchRequest.hybrid("bees", 1000)))
                .hasSize(test.library.documents().stream().mapToInt(Document::passages).sum());
    }

    private Map<String, Integer> counts() {
        try (Database database = Database.open(home)) {
            return new Catalogue(database).passageCounts();
        }
    }

    private PassageIndex index(String name) {
        return PassageIndex.open(home.resolve(name), MODEL.fingerprint(), MODEL.dimension());
    }

    /// What the library would put together.
    private final class Parts {
        final DocumentFolders folders;
        final LibraryParts all;

        Parts(Database database, IndexKeeper keeper) throws IOException {
            folders = new DocumentFolders(home, Disk.REAL);
            Changes changes = new Changes(thread);
            all =
                    new LibraryParts(
                            new Catalogue(database),
                            folders,
                            new StoredTexts(folders, new IdLocks()),
                            new IdLocks(),
                            changes,
                            new WorkInProgress(changes),
                            new DocumentReaders()::read,
                            ReadLimits.DEFAULT,
                            () -> MODEL,
                            () -> keeper,
                            thread,
                            LowPriority::of,
                            2);
        }

        Successor successor(Successor.Source source, BooleanSupplier cancelled) {
            return new Successor(all, source, IndexWork.Reason.OUTDATED, cancelled);
        }

        Optional<Successor.Content> stored(String id) throws IOException {
            Document document = all.catalogue().entry(id).orElseThrow().document();
            StoredPassages stored = folders.passages(id, MODEL.fingerprint()).orElseThrow();
            return Optional.of(
                    new Successor.Content(
                            document,
                            StoredPassages.passages(
                                    id, folders.text(id), folders.layout(id), stored.spans()),
                            stored.vectors()));
        }
    }
}
