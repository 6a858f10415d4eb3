package maestro.rag.document.hwp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.odf.OdfUnlock;
import maestro.rag.document.packed.AboutItself;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.PackedReader;
import maestro.rag.document.packed.Parts;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads HWPX by the local names of OWPML (KS X 6101), section by section.
public final class HwpxReader extends PackedReader {
    private static final Logger LOG = LoggerFactory.getLogger(HwpxReader.class);
    private static final String HEADER = "Contents/header.xml";
    private static final Pattern SECTION = Pattern.compile("contents/section\\d+\\.xml");

    @Override
    protected String format() {
        return "hwpx";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return names.stream().anyMatch(name -> name.matches("(?i)/?contents/section\\d+\\.xml"));
    }

    @Override
    protected String trace() {
        return "application/hwp+zip";
    }

    @Override
    protected boolean wanted(String name) {
        return SECTION.matcher(name).matches()
                || name.equals("contents/content.hpf")
                || name.equals(HEADER.toLowerCase(Locale.ROOT))
                || name.equals("meta-inf/manifest.xml");
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline) throws Locked {
        Message lock =
                OdfUnlock.locked(
                        parts.get("META-INF/manifest.xml"), Message.of("foreign.password"));
        if (!lock.isNone()) {
            throw new Locked(lock);
        }
        List<String> sections = parts.names(SECTION);
        if (sections.isEmpty()) {
            return null;
        }
        Walk walk = new Walk(text, outlined(parts.get(HEADER)), deadline);
        boolean whole = true;
        for (String section : sections) {
            byte[] part = parts.get(section);
            whole &= part != null && walk.read(part);
        }
        walk.finish();
        return new Read(whole, walk.title, AboutItself.read(parts.get("Contents/content.hpf")));
    }

    /// The levels, from 1, of the settings of paragraphs that are in the outline, by their ids.
    private static Map<String, Integer> outlined(byte @Nullable [] header) {
        Map<String, Integer> levels = new HashMap<>();
        if (header == null) {
            return levels;
        }
        try {
            XMLStreamReader xml = Xml.of(header);
            String id = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if (xml.getLocalName().equals("paraPr")) {
                        id = Xml.attribute(xml, "id");
                    } else if (xml.getLocalName().equals("heading")
                            && Xml.attribute(xml, "type").equals("OUTLINE")) {
                        levels.put(id, Xml.number(Xml.attribute(xml, "level"), 0) + 1);
                    }
                }
            }
        } catch (XMLStreamException e) {
            LOG.debug("settings of paragraphs that break off", e);
        }
        return levels;
    }

    /// One pass over the sections.
    private static final class Walk {
        private static final int LONGEST_TITLE = 120;

        private final PlainText text;
        private final Map<String, Integer> outlined;
        private final Blocks blocks;
        private final Deadline deadline;

        /// Paragraphs being read: a table's stand inside the one that it is anchored in.
        private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();

        private final List<String> notes = new ArrayList<>();
        private @Nullable String title;
        private boolean first = true;
        private int words;
        private int level;

        Walk(PlainText text, Map<String, Integer> outlined, Deadline deadline) {
            this.text = text;
            this.outlined = outlined;
            this.blocks = new Blocks(text);
            this.deadline = deadline;
        }

        boolean read(byte[] part) {
            try {
                XMLStreamReader xml = Xml.of(part);
                while (xml.hasNext() && !text.full()) {
                    deadline.check();
                    switch (xml.next()) {
                        case XMLStreamReader.START_ELEMENT -> start(xml);
                        case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                            if (words > 0) {
                                say(xml.getText());
                            }
                        }
                        default -> {}
                    }
                }
                return true;
            } catch (XMLStreamException e) {
                while (!paragraphs.isEmpty()) {
                    paragraph();
                }
                return false;
            }
        }

        void finish() {
            notes.forEach(text::paragraph);
        }

        private void say(String said) {
            StringBuilder paragraph = paragraphs.peek();
            if (paragraph != null) {
                paragraph.append(said);
            }
        }

        private void start(XMLStreamReader xml) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "p" -> {
                    paragraphs.push(new StringBuilder());
                    level = outlined.getOrDefault(Xml.attribute(xml, "paraPrIDRef"), 0);
                }
                case "t" -> words++;
                case "lineBreak" -> say("\n");
                case "tab", "nbSpace", "fwSpace" -> say(" ");
                case "hyphen" -> say("-");
                case "tbl" -> {
                    flush();
                    blocks.startTable();
                }
                case "footNote", "endNote" -> note(xml);
                case "header", "footer", "hiddenComment", "secPr", "equation", "shapeComment" ->
                        Xml.skip(xml);
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "p" -> paragraph();
                case "t" -> words--;
                case "tc" -> blocks.endCell();
                case "tr" -> blocks.endRow();
                case "tbl" -> blocks.endTable();
                default -> {}
            }
        }

        private void paragraph() {
            flush();
            paragraphs.poll();
        }

        /// Writes the words so far of the paragraph that is read.
        private void flush() {
            StringBuilder paragraph = paragraphs.peek();
            if (paragraph == null || paragraph.toString().isBlank()) {
                return;
            }
            String said = paragraph.toString();
            paragraph.setLength(0);
            if (first) {
                String line = CleanText.running(said, false);
                title = line.length() <= LONGEST_TITLE ? line : null;
                first = false;
            }
            if (level > 0 && said.length() <= LONGEST_TITLE) {
                blocks.heading(level, said);
            } else {
                blocks.paragraph(said);
            }
            level = 0;
        }

        private void note(XMLStreamReader xml) throws XMLStreamException {
            StringBuilder said = new StringBuilder();
            int depth = 1;
            int inside = 0;
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                boolean t = xml.hasName() && xml.getLocalName().equals("t");
                if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    inside += t ? 1 : 0;
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                    inside -= t ? 1 : 0;
                } else if (event == XMLStreamReader.CHARACTERS && inside > 0) {
                    said.append(xml.getText());
                }
            }
            String number = CleanText.superscript(String.valueOf(notes.size() + 1));
            say(number);
            notes.add(number + " " + said.toString().strip());
        }
    }
}
