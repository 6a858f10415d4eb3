package maestro.rag.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.bibliography.Publication;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.label.Marks;
import maestro.rag.library.Document;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeTest {
    @TempDir Path home;
    @TempDir Path away;

    private Database database;
    private Library library;

    @BeforeEach
    void open() {
        database = Database.open(home);
        library = LocalLibrary.open(home, database, HashingEmbedder::new);
    }

    @AfterEach
    void close() {
        library.close();
        database.close();
    }

    private ImportSummary take(Path source) {
        return new Importer(library).run(source, "Bees", PassageSettings.DEFAULT, _ -> {});
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void anEntryComesWithItsFileAndDescribesIt() throws IOException {
        write(away.resolve("in/files/1/bees.txt"), "Bees are counted by night with a lamp.");
        Path bib =
                write(
                        away.resolve("in/my.bib"),
                        """
                        @article{a, title={On Bees}, author={Lovelace, Ada}, year=1843, journal={Hive}, keywords={bees, night},
                          annote={To be read.}, doi={10.1000/182}, file={Text:files/1/bees.txt:text/plain}}
                        """);
        ImportSummary summary = take(bib);
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.described()).isEqualTo(1);
        Document document = library.documents("Bees").getFirst();
        assertThat(document.title()).isEqualTo("On Bees");
        assertThat(document.authors()).containsExactly("Ada Lovelace");
        assertThat(document.publication())
                .isEqualTo(new Publication(1843, "Hive", "10.1000/182", ""));
        assertThat(document.marks()).isEqualTo(new Marks(List.of("bees", "night"), "To be read."));
    }

    @Test
    void anEntryWithoutAFileDescribesTheDocumentThatIsThere() throws IOException {
        Path here =
                write(
                        away.resolve("x.txt"),
                        "A Long Title On Counting Bees\n\nBees are counted by night with a lamp.");
        library.ingest(new IngestRequest(List.of(here), null, PassageSettings.DEFAULT), _ -> {});
        ImportSummary summary =
                take(
                        write(
                                away.resolve("in/my.ris"),
                                "TY  - JOUR\nTI  - A long title on counting bees\nPY  - 1999\nER  - \n"
                                        + "TY  - JOUR\nTI  - Of another thing altogether\nER  - \n"));
        assertThat(summary.described()).isEqualTo(1);
        assertThat(summary.problems()).hasSize(1);
        assertThat(summary.problems().getFirst().english()).contains("Of another thing");
        assertThat(library.documents("Bees").getFirst().publication().year()).isEqualTo(1999);
    }

    @Test
    void filesOutsideOfTheFolderAreRefused() throws IOException {
        write(away.resolve("secret.txt"), "A secret that is nobody's business.");
        write(away.resolve(".ssh/id.txt"), "A secret that is nobody's business.");
        Files.createDirectories(away.resolve("in"));
        Files.createSymbolicLink(away.resolve("in/link.txt"), away.resolve("secret.txt"));
        Path hidden = away.resolve(".ssh/id.txt").toAbsolutePath();
        Path bib =
                write(
                        away.resolve("in/my.bib"),
                        "@misc{a, title={A}, file={:../secret.txt:TXT}}\n"
                                + "@misc{b, title={B}, file={:link.txt:TXT}}\n"
                                + "@misc{c, title={C}, file={:%s:TXT}}\n".formatted(hidden)
                                + "@misc{d, title={D}, file={:gone.pdf:PDF}}\n"
                                + "@misc{e, title={E}, file={:/etc/passwd:TXT}}\n");
        ImportSummary summary = take(bib);
        assertThat(library.documents()).isEmpty();
        assertThat(summary.problems())
                .extracting(m -> m.key())
                .containsExactlyInAnyOrder(
                        "import.outside",
                        "import.outside",
                        "import.outside",
                        "import.outside",
                        "import.missing",
                        "import.alone",
                        "import.alone",
                        "import.alone",
                        "import.alone",
                        "import.alone");
    }

    @Test
    void aZoteroFolderGivesItsStoredDocuments() throws IOException {
        write(away.resolve("Zotero/storage/ABCD1234/bees.txt"), "Bees are counted by night.");
        write(away.resolve("Zotero/storage/ABCD1234/.zotero-ft-cache"), "Bees are counted.");
        write(away.resolve("Zotero/storage/EFGH5678/style.css"), "p { }");
        write(away.resolve("Zotero/zotero.sqlite"), "SQLite format 3");
        assertThat(take(away.resolve("Zotero")).files().indexed()).isEqualTo(1);
        assertThat(library.documents("Bees"))
                .extracting(Document::file)
                .containsExactly("bees.txt");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThatThrownBy(() -> take(away.resolve("none.bib")))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("none.bib");
        Path empty = write(away.resolve("in/empty.bib"), "Nothing here.");
        assertThatThrownBy(() -> take(empty)).hasMessageContaining("nothing");
        Path other = write(away.resolve("in/other.xyz"), "Nothing here.");
        assertThatThrownBy(() -> take(other)).hasMessageContaining("BibTeX");
    }

    @ParameterizedTest
    @EnumSource
    void whatOneLibraryExportsAnotherTakesIn(ReferenceFormat format) throws IOException {
        write(away.resolve("in/bees.txt"), "Bees are counted by night with a lamp.");
        take(
                write(
                        away.resolve("in/my.bib"),
                        "@article{a, title={On Bees}, author={Ada Lovelace}, keywords={bees}, annote={To do.}, year=1843, journal={Hive}, file={bees.txt}}"));
        Path target = away.resolve("out/library." + format.ending());
        Files.createDirectories(target.getParent());
        Exporter.export(library, library.documents(), format, target, true);
        Document before = library.documents().getFirst();
        library.remove(before.id());
        assertThat(take(target).problems()).isEmpty();
        Document after = library.documents().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.title()).isEqualTo("On Bees");
        assertThat(after.authors()).isEqualTo(before.authors());
        assertThat(after.publication()).isEqualTo(before.publication());
        assertThat(after.marks()).isEqualTo(new Marks(List.of("bees"), "To do."));
    }

    @ParameterizedTest
    @EnumSource
    void aPreprintThatAppearedElsewhereKeepsWhere(ReferenceFormat format) throws IOException {
        write(away.resolve("in/bees.txt"), "Bees are counted by night with a lamp.");
        take(
                write(
                        away.resolve("in/my.bib"),
                        "@inproceedings{a, title={On Bees}, booktitle={International Conference on Hives}, eprint={2002.08909}, archiveprefix={arXiv}, year=2020, file={bees.txt}}"));
        Document before = library.documents().getFirst();
        assertThat(before.publication().venue()).isEqualTo("International Conference on Hives");
        Path target = away.resolve("library." + format.ending());
        Exporter.export(library, library.documents(), format, target, true);
        library.remove(before.id());
        take(target);
        assertThat(library.documents().getFirst().publication()).isEqualTo(before.publication());
    }
}
