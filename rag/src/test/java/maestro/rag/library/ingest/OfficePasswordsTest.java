package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.local.TestHome;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfficePasswordsTest {
    private static final String WORDS =
            "Bees are counted by night with a lamp and a patient observer.";

    @TempDir Path home;
    @TempDir Path input;

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Path locked(String name, EncryptionMode mode, String password, Writing content)
            throws IOException {
        Path file = input.resolve(name);
        EncryptionInfo info = new EncryptionInfo(mode);
        Encryptor encryptor = info.getEncryptor();
        encryptor.confirmPassword(password);
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            try (OutputStream out = encryptor.getDataStream(container)) {
                content.to(out);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        return file;
    }

    private static void document(OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(WORDS);
            document.write(out);
        }
    }

    private static void table(OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("Bees").createRow(0).createCell(0).setCellValue(WORDS);
            book.write(out);
        }
    }

    private static Ended add(TestHome test, Path file, String... passwords) {
        return test.ingest(
                        new IngestRequest(List.of(file), null, TestHome.SHORT, List.of(passwords)))
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"agile", "standard"})
    void anOfficeFileIsOpenedByItsPassword(EncryptionMode mode) throws IOException {
        Path file = locked("bees.docx", mode, "벌 bees", OfficePasswordsTest::document);
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, file).message().key()).isEqualTo("pdf.password");
            assertThat(add(test, file, "wasps").message().key()).isEqualTo("pdf.wrong");
            assertThat(test.library.documents()).isEmpty();
            assertThat(add(test, file, "wasps", "벌 bees").result()).isEqualTo(Result.INDEXED);
            Document document = test.library.documents().getFirst();
            assertThat(document.format()).isEqualTo("docx");
            assertThat(test.library.text(document.id()).orElseThrow()).isEqualTo(WORDS);
            assertThat(test.library.original(document.id()).orElseThrow())
                    .hasSameBinaryContentAs(file);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void noCopyWithoutProtectionStays() throws IOException {
        Path file = locked("b.docx", EncryptionMode.agile, "bees", OfficePasswordsTest::document);
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, file, "bees").result()).isEqualTo(Result.INDEXED);
        }
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(OfficePasswordsTest::isPlainOffice)
                    .noneMatch(path -> path.getFileName().toString().startsWith("unlocked"));
        }
    }

    private static boolean isPlainOffice(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableThatExcelOpensWithoutAskingIsOpenedWithoutAsking() throws IOException {
        Path file =
                locked(
                        "bees.xlsx",
                        EncryptionMode.agile,
                        Decryptor.DEFAULT_PASSWORD,
                        OfficePasswordsTest::table);
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, file).result()).isEqualTo(Result.INDEXED);
            assertThat(test.library.documents().getFirst().format()).isEqualTo("xlsx");
        }
    }

    @Test
    void whatRightsManagementProtectsSaysSo() throws IOException {
        Path file = input.resolve("managed.docx");
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[9000]), "EncryptedPackage");
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, file, "bees").message().key()).isEqualTo("foreign.rights");
        }
    }

    @Test
    void aDamagedLockIsAnAnswerAndNoFault() throws IOException {
        Path file = locked("b.docx", EncryptionMode.agile, "bees", OfficePasswordsTest::document);
        Path cut = input.resolve("cut.docx");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(bytes, 2048));
        Path slow = input.resolve("slow.docx");
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            byte[] info;
            try (InputStream in = container.createDocumentInputStream("EncryptionInfo")) {
                info = in.readAllBytes();
            }
            String claim = new String(info, StandardCharsets.ISO_8859_1);
            assertThat(claim).contains("spinCount=\"100000\"");
            claim = claim.replace("spinCount=\"100000\"", "spinCount=\"2000000000\"");
            container.createOrUpdateDocument(
                    new ByteArrayInputStream(claim.getBytes(StandardCharsets.ISO_8859_1)),
                    "EncryptionInfo");
            try (OutputStream out = Files.newOutputStream(slow)) {
                container.writeFilesystem(out);
            }
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, slow, "bees").result()).isEqualTo(Result.FAILED);
            assertThat(add(test, cut, "bees").result()).isEqualTo(Result.FAILED);
            assertThat(test.library.documents()).isEmpty();
        }
    }
}
