package maestro.rag.document.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import maestro.rag.document.Ole;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;

/// Names what is not read, so that the refusal can say it.
final class ForeignFormat {

    private static final String READ =
            " The formats that are read: PDF, DOCX, HTML, Markdown and text.";

    private ForeignFormat() {}

    static Refused refuse(Path file, byte[] head) throws IOException {
        if (Ole.is(head)) {
            if (Ole.holds(file, "EncryptedPackage")) {
                return new Refused(
                        Reason.PASSWORD,
                        "The file is protected with a password. Open it in the program it was made"
                                + " with, save it without the password and add it again.");
            }
            return unsupported(ole(file));
        }
        return unsupported(name(file, head));
    }

    private static Refused unsupported(String what) {
        return new Refused(Reason.UNSUPPORTED, what + READ);
    }

    private static String ole(Path file) throws IOException {
        if (Ole.holds(file, "HwpSummaryInformation") || Ole.holds(file, "BodyText")) {
            return hwp();
        }
        if (Ole.holds(file, "WordDocument")) {
            return "This is a Word document of the old kind (.doc); save it as DOCX or PDF.";
        }
        return "This is an old Office file; save it as PDF.";
    }

    private static String hwp() {
        return "This is a Hangul document (HWP); save it as PDF or DOCX.";
    }

    private static String name(Path file, byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        String lower = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (start.startsWith("{\\rtf")) {
            return "This is a rich text file (RTF); save it as DOCX or PDF.";
        }
        if (start.startsWith("HWP Document File")) {
            return hwp();
        }
        if (start.startsWith("PK\3\4")) {
            if (start.contains("application/epub+zip") || lower.endsWith(".epub")) {
                return "This is an electronic book (EPUB), which is not read yet.";
            }
            if (start.contains("opendocument")) {
                return "This is an OpenDocument file; save it as DOCX or PDF.";
            }
            if (lower.endsWith(".pptx") || start.contains("ppt/")) {
                return "This is a PowerPoint presentation; save it as PDF.";
            }
            if (lower.endsWith(".xlsx") || start.contains("xl/")) {
                return "This is an Excel workbook; save it as PDF.";
            }
            return "This is an archive; unpack it and add what is in it.";
        }
        if (start.startsWith("\u0089PNG")
                || start.startsWith("\u00FF\u00D8\u00FF")
                || start.startsWith("GIF8")
                || start.startsWith("II*\0")
                || start.startsWith("MM\0*")
                || start.startsWith("BM")) {
            return "This is a picture; run it through text recognition (OCR) and add the result.";
        }
        if (start.strip().startsWith("<")) {
            return "This is an XML file of a kind that is not read.";
        }
        return "This is a file of a kind that is not read.";
    }
}
