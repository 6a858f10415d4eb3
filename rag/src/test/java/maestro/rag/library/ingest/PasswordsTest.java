package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.local.TestHome;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
    @TempDir Path home;
    @TempDir Path input;

    private Path pdf(String user, boolean extraction) throws IOException {
        Path file = input.resolve("bees.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("Bees are counted by night with a lamp and a patient observer.");
                content.endText();
            }
            AccessPermission allowed = new AccessPermission();
            allowed.setCanExtractContent(extraction);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", user, allowed);
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            document.save(file.toFile());
        }
        return file;
    }

    private static Ended add(TestHome test, Path file, String... passwords) {
        return test.ingest(
                        new IngestRequest(List.of(file), null, TestHome.SHORT, List.of(passwords)))
                .getFirst();
    }

    @Test
    void aProtectedFileIsOpenedByItsPasswordOnce() throws IOException {
        Path file = pdf("bees", true);
        String id;
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, file).message().key()).isEqualTo("pdf.password");
            assertThat(add(test, file, "wasps").message().key()).isEqualTo("pdf.wrong");
            assertThat(test.library.documents()).isEmpty();
            Ended ended = add(test, file, "wasps", "bees");
            assertThat(ended.result()).isEqualTo(Result.INDEXED);
            id = test.library.documents().getFirst().id();
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.text(id).orElseThrow()).startsWith("Bees are counted");
            assertThat(test.library.page(id, 1, 1)).isPresent();
            assertThat(test.library.original(id).orElseThrow()).hasSameBinaryContentAs(file);
            assertThat(add(test, file).result()).isEqualTo(Result.DUPLICATE);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void whatItsAuthorForbidsIsRefusedWithTheReason() throws IOException {
        try (TestHome test = TestHome.open(home)) {
            assertThat(add(test, pdf("", false)).message().key()).isEqualTo("pdf.extraction");
            Path file = pdf("bees", false);
            assertThat(add(test, file, "bees").message().key()).isEqualTo("pdf.extraction");
            assertThat(test.library.documents()).isEmpty();
            assertThat(add(test, file, "owner").result()).isEqualTo(Result.INDEXED);
        }
    }

    @Test
    void thePasswordIsNotWrittenAnywhere() throws IOException {
        IngestRequest request =
                new IngestRequest(List.of(input), null, TestHome.SHORT, List.of("bees"));
        assertThat(request.toString()).doesNotContain("bees");
    }
}
