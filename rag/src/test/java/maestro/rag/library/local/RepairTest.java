package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Database;
import maestro.rag.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each state that a process can leave behind when it dies, made by hand.
@Timeout(60)
class RepairTest {
    @TempDir Path home;
    @TempDir Path input;
    private String whole = "";

    @BeforeEach
    void aLibraryOfThree() {
        TestHome.files(input, 3, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            whole = test.contents();
        }
    }

    @Test
    void nothingIsDoneWhereAllIsWell() throws IOException {
        List<String> before = files();
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty();
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void diedWhileCopying() throws IOException {
        TestHome.write(home.resolve("incoming").resolve("n1"), "original.txt", "half a fi");
        assertRepaired();
        assertThat(home.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void diedBetweenFolderAndRow() throws IOException {
        Path folder = folder(first());
        Path stranger = home.resolve("documents").resolve("ff").resolve("ff".repeat(32));
        copy(folder, stranger);
        assertRepaired();
        assertThat(stranger).doesNotExist();
    }

    @Test
    void diedBetweenRowAndIndex() throws IOException {
        try (PassageIndex index = index()) {
            index.remove(first());
            index.commit();
        }
        assertRepaired();
    }

    @Test
    void diedWhileRemovingBeforeTheIndexWasTold() throws IOException {
        try (Database database = Database.open(home)) {
            new Catalogue(database).remove(first());
        }
        String gone = first();
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty();
            assertThat(test.library.documents()).hasSize(2);
            assertThat(folder(gone)).doesNotExist();
        }
        try (PassageIndex index = index()) {
            assertThat(index.passageCounts()).hasSize(2).doesNotContainKey(gone);
        }
    }

    @Test
    void theIndexIsGone() throws IOException {
        deleteAll(home.resolve("index"));
        assertRepaired();
    }

    @Test
    void theIndexIsDamaged() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "rubbish");
            }
        }
        assertRepaired();
    }

    @Test
    void theIndexFailsWhileTheLibraryIsOpenAndIsWellAgain() throws IOException {
        Path away = home.resolve("away");
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty();
            TestHome.files(input, 4, 20);
            Files.move(home.resolve("index"), away);
            assertThatThrownBy(() -> test.ingest(input))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("Nothing is lost");
            assertThat(test.library.search(SearchRequest.hybrid("bees", 1000))).isNotEmpty();
            Files.move(away, home.resolve("index"));

            TestHome.files(input, 5, 20);
            test.ingest(input);
            assertThat(test.library.check()).isEmpty();
            assertThat(test.library.search(SearchRequest.hybrid("bees", 1000)))
                    .extracting(hit -> hit.passage().documentId())
                    .containsAll(test.library.documents().stream().map(Document::id).toList());
            assertThat(test.library.documents()).hasSize(5);
            whole = test.contents();
        }
        assertRepaired();
    }

    @Test
    void theIndexIsOfAnotherModel() throws IOException {
        deleteAll(home.resolve("index"));
        PassageIndex.open(home.resolve("index"), new Fingerprint("other", "cls", 9, "fp16"), 5)
                .close();
        assertRepaired();
    }

    @Test
    void aFolderIsGoneUntilTheFileIsAddedAgain() throws IOException {
        String id = first();
        deleteAll(folder(id));
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).containsExactly(Message.of("check.lost", id));
            Document lost = test.library.document(id).orElseThrow();
            assertThat(lost.status()).isEqualTo(Document.Status.PARTIAL);
            assertThat(lost.passages()).isZero();
            assertThat(lost.message().english()).contains("Add the file again");
            assertThat(test.library.text(id)).isEmpty();
            assertThat(test.library.search(SearchRequest.hybrid("bees", 100)))
                    .isNotEmpty()
                    .noneMatch(hit -> hit.passage().documentId().equals(id));

            assertThat(test.ingest(input))
                    .extracting(Ended::result)
                    .containsExactlyInAnyOrder(Result.INDEXED, Result.DUPLICATE, Result.DUPLICATE);
            assertThat(test.contents()).isEqualTo(whole);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aFolderIsCutShortAndComesBack() throws IOException {
        String id = first();
        Path passages = folder(id).resolve("passages");
        byte[] bytes = Files.readAllBytes(passages);
        Files.write(passages, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).hasSize(1);
            assertThat(test.library.passages(id)).isEmpty();
        }
        Files.write(passages, bytes);
        assertRepaired();
    }

    @Test
    void documentsOfAnotherModelAreNamedAndNotMixedIn() {
        try (TestHome test =
                TestHome.open(
                        home,
                        Disk.REAL,
                        new DocumentReaders()::read,
                        () -> new HashingEmbedder(32, 254))) {
            assertThat(test.library.check())
                    .hasSize(3)
                    .allSatisfy(
                            p -> assertThat(p.english()).contains("embedded with another model"));
            assertThat(test.library.search(SearchRequest.hybrid("bees", 10))).isEmpty();
        }
        assertRepaired();
    }

    private void assertRepaired() {
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty();
            assertThat(test.contents()).isEqualTo(whole);
            assertThat(test.library.search(SearchRequest.hybrid("bees", 1000)))
                    .hasSize(test.library.documents().stream().mapToInt(Document::passages).sum());
        }
    }

    private String first() {
        return whole.substring(0, 64);
    }

    private Path folder(String id) {
        return home.resolve("documents").resolve(id.substring(0, 2)).resolve(id);
    }

    private PassageIndex index() {
        try (HashingEmbedder model = new HashingEmbedder()) {
            return PassageIndex.open(home.resolve("index"), model.fingerprint(), model.dimension());
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("documents"))) {
            return files.map(file -> file + " " + file.toFile().lastModified()).sorted().toList();
        }
    }

    private static void copy(Path folder, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        target.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
