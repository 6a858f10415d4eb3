package maestro.rag.document.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import maestro.rag.document.Ole;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.office.OfficeUnlock;
import maestro.rag.message.Message;

/// Names what is not read, so that the refusal can say it.
final class ForeignFormat {

    private ForeignFormat() {}

    static Refused refuse(Path file, byte[] head) throws IOException {
        if (Ole.is(head)) {
            if (Ole.holds(file, OfficeUnlock.PACKAGE)) {
                boolean asks = Ole.holds(file, OfficeUnlock.BY_PASSWORD);
                return new Refused(
                        Reason.PASSWORD,
                        asks ? Message.of("pdf.password") : Message.of("foreign.rights"));
            }
            return unsupported(ole(file));
        }
        return unsupported(name(head));
    }

    private static Refused unsupported(Message what) {
        return new Refused(Reason.UNSUPPORTED, what);
    }

    private static Message ole(Path file) throws IOException {
        if (Ole.holds(file, "WordDocument")) {
            return Message.of("foreign.doc");
        }
        return Message.of("foreign.office");
    }

    private static Message name(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("HWP Document File")) {
            return Message.of("foreign.hwp");
        }
        if (start.startsWith("PK\3\4")) {
            return Message.of("foreign.archive");
        }
        if (start.startsWith("GIF8")
                || start.startsWith("BM")
                || start.startsWith("RIFF") && start.startsWith("WEBP", 8)
                || start.startsWith("ftypheic", 4)) {
            return Message.of("foreign.picture");
        }
        if (start.strip().startsWith("<")) {
            return Message.of("foreign.xml").and(Message.of("foreign.formats"));
        }
        return Message.of("foreign.unknown").and(Message.of("foreign.formats"));
    }
}
