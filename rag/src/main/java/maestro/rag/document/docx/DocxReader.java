package maestro.rag.document.docx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PersonNames;
import maestro.rag.document.text.PlainText;
import maestro.rag.document.text.StatedTitle;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads DOCX as a stream of XML, by the local names of ECMA-376: so the transitional and the
/// strict kind read alike, no schema classes are needed, and a cut-off file gives what is there.
public final class DocxReader implements DocumentReader {

    /// A book of a thousand pages has a tenth of it. Several files are read at once, in memory.
    private static final long MOST_TEXT = 64L << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (!start.startsWith("PK\3\4")) {
            return false;
        }
        try {
            return ZipParts.names(file).stream().anyMatch(DocxReader::isWordPart);
        } catch (IOException e) {
            // Cut off: the list of entries is at the end. Entries' own heads are all there is.
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return start.contains("word/") || name.endsWith(".docx");
        }
    }

    private static boolean isWordPart(String name) {
        return name.matches("(?i)/?word/document\\d*\\.xml");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        long most = Math.min(MOST_TEXT, limits.unpackedBytes());
        boolean whole = true;
        Map<String, byte[]> parts;
        try {
            parts = ZipParts.read(file, DocxReader::wanted, most);
        } catch (ZipParts.TooLarge e) {
            return tooLarge(most);
        } catch (IOException e) {
            whole = false;
            try {
                parts = ZipParts.stream(file, DocxReader::wanted, most);
            } catch (ZipParts.TooLarge again) {
                return tooLarge(most);
            } catch (IOException again) {
                return damaged();
            }
        }
        return read(parts, whole, limits, deadline);
    }

    private static Refused tooLarge(long most) {
        return new Refused(Reason.TOO_LARGE, Message.of("docx.large", most >> 20));
    }

    private static boolean wanted(String name) {
        String part = name.startsWith("/") ? name.substring(1) : name;
        return isWordPart(part)
                || part.matches("(?i)word/(numbering|styles|footnotes|endnotes)\\d*\\.xml")
                || part.equalsIgnoreCase("docProps/core.xml");
    }

    private static ReadOutcome read(
            Map<String, byte[]> parts, boolean whole, ReadLimits limits, Deadline deadline)
            throws InterruptedException {
        byte[] body = part(parts, "word/document");
        if (body == null) {
            return damaged();
        }
        DocxStyles styles = DocxStyles.read(part(parts, "word/styles"));
        DocxNumbering numbering = DocxNumbering.read(part(parts, "word/numbering"));
        PlainText text = new PlainText(limits.characters());
        DocxBody writer = new DocxBody(text, styles, numbering, deadline);
        boolean read;
        try {
            read = writer.read(xml(body));
            for (String notes : List.of("word/footnotes", "word/endnotes")) {
                byte[] found = part(parts, notes);
                if (found != null) {
                    writer.readNotes(xml(found), notes.contains("foot") ? "footnote" : "endnote");
                }
            }
        } catch (XMLStreamException e) {
            read = false;
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Message stop = Message.of("docx.slow", limits.time().toSeconds());
            return text.outcome("docx", null, List.of(), stop);
        }
        DocxCore core = DocxCore.read(part(parts, "docProps/core"));
        String title = core.title() != null ? core.title() : writer.title();
        if (text.isEmpty() && !(read && whole)) {
            return damaged();
        }
        Message damage = read && whole ? Message.NONE : Message.of("docx.damaged");
        return text.outcome("docx", title, core.authors(), damage);
    }

    private static byte @Nullable [] part(Map<String, byte[]> parts, String name) {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^/", "")
                    .startsWith(name.toLowerCase(Locale.ROOT))) {
                return part.getValue();
            }
        }
        return null;
    }

    static XMLStreamReader xml(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    private static Refused damaged() {
        return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
    }

    /// Title and authors of `docProps/core.xml`.
    record DocxCore(@Nullable String title, List<String> authors) {

        static DocxCore read(byte @Nullable [] part) {
            String title = null;
            List<String> authors = new ArrayList<>();
            if (part == null) {
                return new DocxCore(null, authors);
            }
            try {
                XMLStreamReader xml = xml(part);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamReader.START_ELEMENT) {
                        if (xml.getLocalName().equals("title")) {
                            title = CleanText.running(xml.getElementText(), false);
                        } else if (xml.getLocalName().equals("creator")) {
                            authors.addAll(PersonNames.stated(xml.getElementText()));
                        }
                    }
                }
            } catch (XMLStreamException e) {
                // Only the file's own words about itself are lost.
                return new DocxCore(null, List.of());
            }
            boolean real = title != null && StatedTitle.plausible(title);
            return new DocxCore(real ? title : null, authors);
        }
    }
}
