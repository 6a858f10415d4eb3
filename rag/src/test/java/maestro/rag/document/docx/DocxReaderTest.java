package maestro.rag.document.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.reading.DocumentReaders;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxReaderTest {

    private static final String OPEN =
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
                    + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>";

    @TempDir Path folder;

    private ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    private Path zip(String body) throws IOException {
        Path file = folder.resolve("made.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void readsWhatWordShows() throws Exception {
        Path file = folder.resolve("poi.docx");
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle("On Reading");
            document.getProperties().getCoreProperties().setCreator("Ada Lovelace; Alan Turing");
            document.createParagraph().createRun().setText("Introduction");
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.createRun().setText("A claim");
            document.createFootnotes();
            XWPFFootnote note = document.createFootnote();
            note.createParagraph().createRun().setText("Its source.");
            paragraph.addFootnoteReference(note);
            paragraph.createRun().setText(" is made.");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Model");
            table.getRow(0).getCell(1).setText("Score");
            table.getRow(1).getCell(0).setText("DPR");
            table.getRow(1).getCell(1).setText("41.5");
            try (OutputStream out = Files.newOutputStream(file)) {
                document.write(out);
            }
        }
        ParsedDocument read = ((Complete) read(file)).document();
        assertThat(read.text())
                .isEqualTo(
                        "Introduction\n\nA claim¹ is made.\n\nModel | Score\nDPR | 41.5\n\n¹ Its source.");
        assertThat(read.metadata().title()).isEqualTo("On Reading");
        assertThat(read.metadata().authors()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(read.format()).isEqualTo("docx");
    }

    @Test
    void leavesOutWhatIsDeletedAndWhatIsThereTwice() throws Exception {
        Path file =
                zip(
                        OPEN
                                + "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                                + "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><mc:AlternateContent><mc:Choice>"
                                + "<w:r><w:t> once.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback>"
                                + "</mc:AlternateContent></w:p></w:body></w:document>");
        assertThat(((Complete) read(file)).document().text()).isEqualTo("Kept once.");
    }

    @Test
    void readsTheStrictKind() throws Exception {
        String strict =
                OPEN.replace(
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main");
        Path file =
                zip(
                        strict
                                + "<w:p><w:r><w:t>Strictly speaking.</w:t></w:r></w:p></w:body></w:document>");
        assertThat(((Complete) read(file)).document().text()).isEqualTo("Strictly speaking.");
    }

    @Test
    void refusesAPassword() throws Exception {
        Path file = folder.resolve("locked.docx");
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(Files.readAllBytes(zip(OPEN + "</w:body></w:document>")));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.PASSWORD));
    }

    @Test
    void givesWhatIsThereOfACutOffFile() throws Exception {
        StringBuilder body = new StringBuilder(OPEN);
        for (int i = 0; i < 3000; i++) {
            body.append("<w:p><w:r><w:t>Paragraph ")
                    .append(i * 7919)
                    .append(" says this.</w:t></w:r></w:p>");
        }
        byte[] whole = Files.readAllBytes(zip(body + "</w:body></w:document>"));
        Path cut = Files.write(folder.resolve("cut.docx"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(read(cut))
                .isInstanceOfSatisfying(
                        Partial.class,
                        p -> {
                            assertThat(p.message().english()).contains("damaged");
                            assertThat(p.document().text()).startsWith("Paragraph 0 says this.");
                        });
    }

    @Test
    void stopsABombAndDeepNesting() throws Exception {
        Path bomb =
                zip(
                        OPEN
                                + "<w:p><w:r><w:t>"
                                + "a".repeat(5_000_000)
                                + "</w:t></w:r></w:p></w:body></w:document>");
        ReadLimits limits = new ReadLimits(1 << 20, 1 << 20, 1000, 10, Duration.ofMinutes(1));
        assertThat(new DocumentReaders().read(bomb, limits))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
        Path deep =
                zip(
                        OPEN
                                + "<w:tbl><w:tr><w:tc>".repeat(20_000)
                                + "<w:p><w:r><w:t>x</w:t></w:r></w:p>");
        assertThat(read(deep)).isNotInstanceOf(Complete.class);
    }

    @Test
    void fetchesNothingThatTheFileNames() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden words");
        Path file =
                zip(
                        "<!DOCTYPE d [<!ENTITY x SYSTEM '"
                                + secret.toUri()
                                + "'>]>"
                                + OPEN
                                + "<w:p><w:r><w:t>Seen &x;</w:t></w:r></w:p></w:body></w:document>");
        assertThat(read(file).toString()).doesNotContain("hidden words");
    }
}
