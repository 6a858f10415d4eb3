package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedPagesCommandTest {
    @TempDir private Path root;

    private Answer maestro(String... arguments) {
        return Answer.of(root.resolve("home"), arguments);
    }

    private Path scan() throws IOException {
        Path file = root.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(200, 200));
            document.addPage(page);
            BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, picture), 0, 0, 200, 200);
            }
            document.save(file.toFile());
        }
        return file;
    }

    private Path standIn() throws IOException {
        Path program = root.resolve("my-tesseract");
        Files.writeString(
                program,
                """
                #!/bin/sh
                if [ "$1" = --list-langs ]; then echo 'List of available languages (1):'; echo eng; exit; fi
                cat > /dev/null
                printf '5\\t1\\t1\\t1\\t1\\t1\\t100\\t100\\t90\\t40\\t91.5\\tLanterns\\n'
                printf '5\\t1\\t1\\t1\\t1\\t2\\t200\\t100\\t90\\t40\\t81.5\\tglow.\\n'
                """);
        Assumptions.assumeTrue(
                program.toFile().setExecutable(true) && Files.exists(Path.of("/bin/sh")));
        return program;
    }

    @Test
    void aTesseractIsNamedOnceAndReadsScannedPages() throws IOException {
        Answer refused =
                maestro(
                        "ingest",
                        "--tesseract",
                        root.resolve("none").toString(),
                        scan().toString());
        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("no Tesseract that answers");

        Answer read = maestro("ingest", "--tesseract", standIn().toString(), scan().toString());
        assertThat(read.code()).as(read.err()).isZero();
        assertThat(read.out())
                .contains("One scanned page was read by OCR, with a mean confidence of 87 %.");
        assertThat(maestro("doctor").out()).contains("Scanned pages", "my-tesseract, eng");
    }
}
