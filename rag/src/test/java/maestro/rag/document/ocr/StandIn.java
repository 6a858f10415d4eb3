package maestro.rag.document.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/// A program that answers as Tesseract 5 does, by its manual and by outputs that were published: no
/// real one is on the machines where the tests run.
public final class StandIn {
    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private StandIn() {}

    /// What a page of two paragraphs reads as at 300 dpi; the first line is a large title.
    public static final String PAGE =
            HEAD
                    + "1\t1\t0\t0\t0\t0\t0\t0\t2550\t3300\t-1\t\n"
                    + "2\t1\t1\t0\t0\t0\t300\t300\t1400\t90\t-1\t\n"
                    + "3\t1\t1\t1\t0\t0\t300\t300\t1400\t90\t-1\t\n"
                    + "4\t1\t1\t1\t1\t0\t300\t300\t1400\t90\t-1\t\n"
                    + "5\t1\t1\t1\t1\t1\t300\t300\t300\t90\t96.060753\tCounting\n"
                    + "5\t1\t1\t1\t1\t2\t640\t300\t300\t90\t95.2\tBees\n"
                    + "5\t1\t1\t1\t1\t3\t980\t300\t200\t90\t91\tby\n"
                    + "5\t1\t1\t1\t1\t4\t1220\t300\t300\t90\t93.5\tNight\n"
                    + "2\t1\t2\t0\t0\t0\t300\t600\t1800\t200\t-1\t\n"
                    + "3\t1\t2\t1\t0\t0\t300\t600\t1800\t200\t-1\t\n"
                    + "4\t1\t2\t1\t1\t0\t300\t600\t1800\t50\t-1\t\n"
                    + "5\t1\t2\t1\t1\t1\t300\t600\t160\t45\t88\tBees\n"
                    + "5\t1\t2\t1\t1\t2\t480\t600\t120\t45\t87\tare\n"
                    + "5\t1\t2\t1\t1\t3\t620\t600\t260\t45\t82\tobser-\n"
                    + "4\t1\t2\t1\t2\t0\t300\t660\t1800\t50\t-1\t\n"
                    + "5\t1\t2\t1\t2\t1\t300\t660\t160\t45\t84\tved\n"
                    + "5\t1\t2\t1\t2\t2\t480\t660\t120\t45\t90\twith\n"
                    + "5\t1\t2\t1\t2\t3\t620\t660\t80\t45\t95\ta\n"
                    + "5\t1\t2\t1\t2\t4\t720\t660\t160\t45\t97\tlamp.\n"
                    + "5\t1\t2\t1\t2\t5\t1900\t660\t20\t45\t3.1\t|~\n";

    /// A program whose page is this table.
    public static Path printing(Path folder, String table) throws IOException {
        Path page = Files.writeString(folder.resolve("page.tsv"), table);
        return program(folder, "cat > /dev/null; cat '" + page + "'");
    }

    /// A program that writes down what it is called with and does this for a page.
    public static Path program(Path folder, String forAPage) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")),
                "A stand-in for Tesseract is a shell script");
        Path program = folder.resolve("tesseract");
        Files.writeString(
                program,
                "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then\n"
                        + "echo 'List of available languages in \"/usr/share/tessdata/\" (4):'\n"
                        + "echo eng; echo kor; echo osd; echo script/Hangul; exit 0; fi\n"
                        + "echo \"$@\" >> '"
                        + folder.resolve("calls")
                        + "'\n"
                        + forAPage
                        + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
