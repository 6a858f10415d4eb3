package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Small files that would take all memory. That ends more than the file: native code of the
/// tokenizer aborts the process where the heap is full.
@Timeout(60)
class HostileFilesTest {
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    private static ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    @Test
    void refusesADocxWhoseTextUnpacksToGigabytes() throws Exception {
        Path file = folder.resolve("bomb.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            repeat(zip, 100);
        }
        assertThat(read(file))
                .isEqualTo(new Refused(Reason.TOO_LARGE, Message.of("packed.large", 64)));
    }

    @Test
    void refusesAPdfWhoseTablesUnpackToGigabytes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.5\n1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n");
        out.writeBytes(bomb(100));
        write(out, "\nendstream endobj\n%%EOF");
        Path file = Files.write(folder.resolve("tables.pdf"), out.toByteArray());
        assertThat(read(file))
                .isEqualTo(new Refused(Reason.TOO_LARGE, Message.of("pdf.tables", 64)));
    }

    @Test
    void refusesAPdfWhosePageUnpacksToGigabytes() throws Exception {
        byte[] bomb = bomb(100);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
        write(out, "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page");
        write(out, "/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>> endobj\n");
        write(out, "4 0 obj <</Filter/FlateDecode/Length " + bomb.length + ">>\nstream\n");
        out.writeBytes(bomb);
        write(out, "\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n");
        Path file = Files.write(folder.resolve("page.pdf"), out.toByteArray());
        assertThat(read(file))
                .isEqualTo(new Refused(Reason.TOO_LARGE, Message.of("pdf.unpacked", 1, 64)));
    }

    /// A row of a table of objects that has no bytes comes two thousand million times.
    @Test
    void refusesAPdfWhoseTableHasNoEnd() throws Exception {
        for (String index : new String[] {"/W[0 0 0]/Type/XRef", "/Type/XRef/W [ 0 0 0 ]"}) {
            byte[] rows = bomb(1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out, "%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
            int table = out.size();
            write(out, "7 0 obj <<" + index + "/Size 2147483647/Index[0 2147483647]/Root 1 0 R");
            write(out, "/Filter/FlateDecode/Length " + rows.length + ">>\nstream\n");
            out.writeBytes(rows);
            write(out, "\nendstream endobj\nstartxref\n" + table + "\n%%EOF\n");
            Path file = Files.write(folder.resolve("endless.pdf"), out.toByteArray());
            assertThat(read(file))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void saysInWordsThatATableCannotBe() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
        int table = out.size();
        write(out, "7 0 obj <</Type/XRef/Size 9/W[2147483647 1 1]/Root 1 0 R/Length 9>>\n");
        write(out, "stream\n123456789\nendstream endobj\nstartxref\n" + table + "\n%%EOF\n");
        Path file = Files.write(folder.resolve("negative.pdf"), out.toByteArray());
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r ->
                                assertThat(r.message().english())
                                        .startsWith("The file is damaged and nothing"));
    }

    /// A table of widths of two thousand million characters is cut to those there can be.
    @Test
    void readsAFontWhoseWidthsAreOfEveryNumber() throws Exception {
        for (String widths :
                new String[] {
                    "0 2147483647 500", "-2147483648 2147483647 500", "/X 0 2147483647 500"
                }) {
            String page = "BT /F1 12 Tf 72 700 Td <0001> Tj /F2 12 Tf (These words stay.) Tj ET";
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
            write(out, "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page");
            write(out, "/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font");
            write(out, "<</F1 5 0 R/F2 6 0 R>>>>>> endobj\n4 0 obj <</Length " + page.length());
            write(out, ">>\nstream\n" + page + "\nendstream endobj\n");
            write(out, "5 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H");
            write(out, "/DescendantFonts[7 0 R]>> endobj\n");
            write(out, "6 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n");
            write(out, "7 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo");
            write(out, "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[" + widths + "]>>");
            write(out, " endobj\ntrailer <</Root 1 0 R/Size 8>>\nstartxref\n0\n%%EOF\n");
            Path file = Files.write(folder.resolve("widths.pdf"), out.toByteArray());
            resetPeak();
            assertThat(read(file).toString()).contains("These words stay.");
            assertThat(peak()).isLessThan(250L * MIB);
        }
    }

    /// A font costs the text set in it, and no memory.
    @Test
    void losesOnlyTheTextOfAFontThatUnpacksToGigabytes() throws Exception {
        byte[] bomb = bomb(300);
        String page = "BT /F1 12 Tf 72 700 Td (lost) Tj /F2 12 Tf (These words stay.) Tj ET";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
        write(out, "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page");
        write(out, "/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font");
        write(out, "<</F1 5 0 R/F2 6 0 R>>>>>> endobj\n4 0 obj <</Length " + page.length());
        write(out, ">>\nstream\n" + page + "\nendstream endobj\n");
        write(out, "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Roman/ToUnicode 7 0 R>>");
        write(out, " endobj\n6 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n");
        write(out, "7 0 obj <</Filter/FlateDecode/Length " + bomb.length + ">>\nstream\n");
        out.writeBytes(bomb);
        write(out, "\nendstream endobj\ntrailer <</Root 1 0 R/Size 8>>\nstartxref\n0\n%%EOF\n");
        Path file = Files.write(folder.resolve("font.pdf"), out.toByteArray());
        resetPeak();
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Partial.class,
                        p -> assertThat(p.document().text()).isEqualTo("These words stay."));
        assertThat(peak()).isLessThan(250L * MIB);
    }

    /// Forms that draw themselves, or the next one ten times: 10 to the power of 20 in all.
    @Test
    @Timeout(20)
    void endsWithFormsThatDrawForms() throws Exception {
        for (int distinct : new int[] {1, 20}) {
            String page = "BT /F1 12 Tf 72 700 Td (These words stay.) Tj ET /X Do";
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
            write(out, "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page");
            write(out, "/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font");
            write(out, "<</F1 5 0 R>>/XObject<</X 10 0 R>>>>>> endobj\n4 0 obj <</Length ");
            write(out, page.length() + ">>\nstream\n" + page + "\nendstream endobj\n");
            write(out, "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n");
            for (int i = 0; i < distinct; i++) {
                int next = 10 + (distinct == 1 ? 0 : i + 1);
                write(out, (10 + i) + " 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]");
                write(out, "/Resources<</XObject<</X " + next + " 0 R>>>>/Length 60>>\nstream\n");
                write(out, "/X Do ".repeat(10) + "\nendstream endobj\n");
            }
            write(out, "trailer <</Root 1 0 R/Size 40>>\nstartxref\n0\n%%EOF\n");
            Path file = Files.write(folder.resolve("forms.pdf"), out.toByteArray());
            String text =
                    switch (read(file)) {
                        case Complete c when distinct == 1 -> c.document().text();
                        case Partial p when distinct > 1 -> p.document().text();
                        case ReadOutcome other -> other.toString();
                    };
            assertThat(text).isEqualTo("These words stay.");
        }
    }

    @Test
    void readsTheBeginningOfATextThatIsTooLong() throws Exception {
        byte[] line =
                "A sentence that comes again and again. \n\n".getBytes(StandardCharsets.UTF_8);
        for (String name : new String[] {"long.txt", "long.html", "long.md"}) {
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                if (name.endsWith("html")) {
                    write(out, "<html><body>");
                }
                byte[] block = new byte[line.length * 1000];
                for (int i = 0; i < 1000; i++) {
                    System.arraycopy(line, 0, block, i * line.length, line.length);
                }
                for (int written = 0; written < 33 * MIB; written += block.length) {
                    out.write(block);
                }
            }
            assertThat(read(file))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Partial.class,
                            p ->
                                    assertThat(p.message().english())
                                            .matches(
                                                    "It is very long; its first .* were read\\..*"));
        }
    }

    private static void resetPeak() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static byte[] bomb(int mib) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            repeat(deflater, mib);
        }
        return packed.toByteArray();
    }

    private static void repeat(OutputStream out, int mib) throws IOException {
        byte[] block = " ".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < mib; i++) {
            out.write(block);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
