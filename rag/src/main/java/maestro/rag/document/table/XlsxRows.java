package maestro.rag.document.table;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.PlainText;

/// Writes the rows of one sheet. A cell that is left out keeps its place as long as another one
/// follows in its row.
final class XlsxRows {

    /// As many columns as Excel has.
    private static final int MOST_COLUMNS = 16_384;

    /// A gap of more columns is written as one of these.
    private static final int WIDEST_GAP = 20;

    private final Blocks blocks;
    private final XlsxStyles styles;
    private final List<String> strings;
    private final Deadline deadline;
    private final StringBuilder value = new StringBuilder();
    private String type = "";
    private int style;
    private int column;

    XlsxRows(Blocks blocks, XlsxStyles styles, List<String> strings, Deadline deadline) {
        this.blocks = blocks;
        this.styles = styles;
        this.strings = strings;
        this.deadline = deadline;
    }

    /// @return false where the part breaks off
    boolean write(byte[] part, PlainText text) {
        blocks.startTable();
        boolean whole = true;
        try {
            XMLStreamReader xml = Xml.of(part);
            while (xml.hasNext() && !text.full()) {
                deadline.check();
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    start(xml);
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    end(xml.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            whole = false;
            blocks.endRow();
        }
        blocks.endTable();
        return whole;
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> column = 0;
            case "c" -> {
                value.setLength(0);
                type = Xml.attribute(xml, "t");
                style = Xml.number(Xml.attribute(xml, "s"), 0);
                int at = column(Xml.attribute(xml, "r"));
                int gap = at - column - 1;
                for (int i = 0; i < Math.min(gap, WIDEST_GAP); i++) {
                    blocks.endCell();
                }
                column = Math.max(column + 1, at);
            }
            case "v", "t" -> value.append(xml.getElementText());
            case "f", "rPh" -> Xml.skip(xml);
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "c" -> {
                blocks.paragraph(shown());
                blocks.endCell();
            }
            case "row" -> blocks.endRow();
            default -> {}
        }
    }

    private String shown() {
        String raw = value.toString();
        return switch (type) {
            case "s" -> {
                int at = Xml.number(raw.strip(), -1);
                int index =
                        at < 0 && raw.strip().matches("\\d{7}")
                                ? Integer.parseInt(raw.strip())
                                : at;
                yield index >= 0 && index < strings.size() ? strings.get(index) : "";
            }
            case "b" -> raw.strip().equals("1") ? "TRUE" : "FALSE";
            case "inlineStr", "str", "e", "d" -> raw;
            default -> styles.shown(raw.strip(), style);
        };
    }

    /// The number of a column from its letters: "AB12" stands in the 28th; 0 where there are none.
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = Character.toUpperCase(reference.charAt(i));
            if (c < 'A' || c > 'Z' || column > MOST_COLUMNS) {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return Math.min(column, MOST_COLUMNS);
    }
}
