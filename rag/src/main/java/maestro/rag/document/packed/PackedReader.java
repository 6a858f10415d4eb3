package maestro.rag.document.packed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads a format that is a ZIP of XML parts. A file that was cut off gives what is there.
public abstract class PackedReader implements DocumentReader {

    /// A book of a thousand pages has a tenth of it. Several files are read at once, in memory.
    private static final long MOST_TEXT = 64L << 20;

    /// What was read.
    ///
    /// @param whole false where a part broke off
    /// @param title as the document's text has it; null where it has none
    public record Read(boolean whole, @Nullable String title, AboutItself about) {}

    /// A container whose text is locked away.
    public static final class Locked extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Message told;

        public Locked(Message told) {
            super(told.key());
            this.told = told;
        }
    }

    /// The ending of such files, which is also what the format is called here: "docx".
    protected abstract String format();

    /// Whether a container with these parts is of the format.
    protected abstract boolean holds(Set<String> names);

    /// What stands in the first bytes of such a file, where its list of parts is lost.
    protected abstract String trace();

    /// Whether a part is to be unpacked.
    ///
    /// @param name in small letters, without a slash before it
    protected abstract boolean wanted(String name);

    /// Writes the text down as far as it goes.
    ///
    /// @return null where the part that holds the text is missing
    protected abstract @Nullable Read write(Parts parts, PlainText text, Deadline deadline)
            throws XMLStreamException, Locked;

    @Override
    public final boolean accepts(Path file, byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (!start.startsWith("PK\3\4")) {
            return false;
        }
        try {
            return holds(ZipParts.names(file));
        } catch (IOException e) {
            // Cut off: the list of parts is at the end. The parts' own heads are all there is.
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return start.contains(trace()) || name.endsWith("." + format());
        }
    }

    @Override
    public final ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        long most = Math.min(MOST_TEXT, limits.unpackedBytes());
        try {
            return read(unpacked(file, most, deadline), limits, deadline);
        } catch (ZipParts.TooLarge e) {
            return new Refused(Reason.TOO_LARGE, Message.of("packed.large", most >> 20));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closed the file
            }
            return damaged();
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Refused(
                    Reason.TOO_LARGE, Message.of("read.slow", limits.time().toSeconds()));
        }
    }

    private ZipParts.Unpacked unpacked(Path file, long most, Deadline deadline) throws IOException {
        try {
            return ZipParts.read(file, this::asked, most, deadline);
        } catch (ZipParts.TooLarge e) {
            throw e;
        } catch (IOException e) {
            return new ZipParts.Unpacked(ZipParts.stream(file, this::asked, most, deadline), false);
        }
    }

    private boolean asked(String name) {
        return wanted(Parts.plain(name));
    }

    private ReadOutcome read(ZipParts.Unpacked unpacked, ReadLimits limits, Deadline deadline)
            throws InterruptedException {
        PlainText text = new PlainText(limits.characters());
        Read read;
        try {
            read = write(new Parts(unpacked.parts()), text, deadline);
        } catch (XMLStreamException e) {
            read = new Read(false, null, AboutItself.NOTHING);
        } catch (Locked e) {
            return new Refused(Reason.PASSWORD, e.told);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Message stop = Message.of("packed.slow", limits.time().toSeconds());
            return text.outcome(format(), null, List.of(), stop);
        }
        boolean all = unpacked.whole() && read != null && read.whole();
        if (read == null || (text.isEmpty() && !all)) {
            return damaged();
        }
        String stated = read.about().title();
        text.stated(read.about().publication());
        return text.outcome(
                format(),
                stated != null ? stated : read.title(),
                read.about().authors(),
                all ? Message.NONE : Message.of("packed.damaged"));
    }

    private static Refused damaged() {
        return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
    }
}
