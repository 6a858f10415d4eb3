package maestro.rag.document.pptx;

import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.Xml;
import org.jspecify.annotations.Nullable;

/// Writes down the words of slides: titles as paragraphs, what stands below them line by line,
/// tables by rows.
final class SlideText {

    /// Places of a slide that repeat on each of them.
    private static final Set<String> FRAME = Set.of("sldNum", "dt", "ftr", "hdr");

    private final Blocks blocks;
    private final Deadline deadline;
    private final StringBuilder words = new StringBuilder();
    private @Nullable String title;
    private String place = "";

    SlideText(Blocks blocks, Deadline deadline) {
        this.blocks = blocks;
        this.deadline = deadline;
    }

    /// Title of the first slide that has one; null where none has.
    @Nullable String title() {
        return title;
    }

    /// @return false where the part breaks off
    boolean slide(byte[] part) {
        return write(part, false);
    }

    boolean diagram(byte[] part) {
        place = "";
        return write(part, false);
    }

    /// What the speaker wrote, without the picture of the slide above it.
    boolean notes(byte[] part) {
        return write(part, true);
    }

    private boolean write(byte[] part, boolean notes) {
        try {
            XMLStreamReader xml = Xml.of(part);
            while (xml.hasNext()) {
                deadline.check();
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    start(xml, notes);
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    end(xml.getLocalName(), notes);
                }
            }
            return true;
        } catch (XMLStreamException e) {
            paragraph(notes);
            return false;
        }
    }

    private void start(XMLStreamReader xml, boolean notes) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "sp", "graphicFrame" -> place = notes ? "none" : "";
            case "ph" -> {
                String type = Xml.attribute(xml, "type");
                place = type.isEmpty() ? "body" : type;
            }
            case "tbl" -> blocks.startTable();
            case "t" -> {
                // A diagram has an element of that name around its paragraphs.
                if (String.valueOf(xml.getNamespaceURI()).endsWith("/main")) {
                    words.append(xml.getElementText());
                }
            }
            case "br" -> words.append('\n');
            case "tab" -> words.append(' ');
            case "Fallback" -> Xml.skip(xml);
            default -> {}
        }
    }

    private void end(String name, boolean notes) {
        switch (name) {
            case "p" -> paragraph(notes);
            case "tc" -> blocks.endCell();
            case "tr" -> blocks.endRow();
            case "tbl" -> blocks.endTable();
            default -> {}
        }
    }

    private void paragraph(boolean notes) {
        String said = words.toString().strip();
        words.setLength(0);
        if (said.isEmpty() || FRAME.contains(place) || (notes && !place.equals("body"))) {
            return;
        }
        if (place.equals("title") || place.equals("ctrTitle")) {
            String line = said.replace('\n', ' ');
            title = title == null ? line : title;
            blocks.heading(1, line);
        } else if (notes) {
            blocks.paragraph(said);
        } else {
            blocks.item(said);
        }
    }
}
