package maestro.rag.document.docx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import org.jspecify.annotations.Nullable;

/// Walks the XML of a Word document and writes down its paragraphs and tables.
final class DocxBody {

    /// A paragraph being read; text boxes put one inside another.
    private static final class Paragraph {
        final StringBuilder text = new StringBuilder();
        String style = "";
        @Nullable String list;
        int level = -1;
    }

    /// A table being read.
    private static final class Table {
        final List<String> cells = new ArrayList<>();
        final StringBuilder cell = new StringBuilder();
        boolean started;
    }

    private final PlainText text;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Deadline deadline;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<Table> tables = new ArrayDeque<>();
    private final Map<String, Integer> notes = new HashMap<>();
    private @Nullable String title;
    private @Nullable String heading;
    private boolean inList;

    DocxBody(PlainText text, DocxStyles styles, DocxNumbering numbering, Deadline deadline) {
        this.text = text;
        this.styles = styles;
        this.numbering = numbering;
        this.deadline = deadline;
    }

    /// The paragraph set as title, else the first heading; null where there is neither.
    @Nullable String title() {
        return title != null ? title : heading;
    }

    /// @return false where the XML breaks off; what came before is written
    boolean read(XMLStreamReader xml) {
        try {
            while (xml.hasNext() && !text.full()) {
                step(xml);
            }
            return true;
        } catch (XMLStreamException e) {
            while (!paragraphs.isEmpty()) {
                endParagraph();
            }
            return false;
        }
    }

    private void step(XMLStreamReader xml) throws XMLStreamException {
        deadline.check();
        switch (xml.next()) {
            case XMLStreamReader.START_ELEMENT -> start(xml);
            case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
            default -> {}
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        Paragraph paragraph = paragraphs.peek();
        switch (xml.getLocalName()) {
            case "p" -> paragraphs.push(new Paragraph());
            case "tbl" -> tables.push(new Table());
            case "t" -> say(paragraph, xml.getElementText());
            case "tab", "ptab" -> say(paragraph, " ");
            case "br", "cr" -> say(paragraph, "\n");
            case "noBreakHyphen" -> say(paragraph, "-");
            case "sym" -> say(paragraph, symbol(attribute(xml, "char")));
            case "footnoteReference", "endnoteReference" -> {
                String kind = xml.getLocalName().replace("Reference", "");
                String key = kind + attribute(xml, "id");
                notes.putIfAbsent(key, notes.size() + 1);
                say(paragraph, CleanText.superscript(String.valueOf(notes.get(key))));
            }
            case "pStyle" -> {
                if (paragraph != null) {
                    paragraph.style = attribute(xml, "val");
                }
            }
            case "numId" -> {
                if (paragraph != null) {
                    paragraph.list = attribute(xml, "val");
                }
            }
            case "ilvl" -> {
                if (paragraph != null) {
                    paragraph.level = number(xml, 0);
                }
            }
            // What is deleted, moved away, shown twice for old programs, or not part of the text.
            case "del",
                    "moveFrom",
                    "Fallback",
                    "rt",
                    "pPrChange",
                    "rPrChange",
                    "instrText",
                    "sectPr" ->
                    skip(xml);
            default -> {}
        }
    }

    private static void say(@Nullable Paragraph paragraph, String words) {
        if (paragraph != null) {
            paragraph.text.append(words);
        }
    }

    private static String symbol(String code) {
        int c;
        try {
            c = Integer.parseInt(code, 16);
        } catch (NumberFormatException e) {
            return "";
        }
        // Codes from F000 are places in a symbol font, which say nothing without it.
        return c >= 0xE000 && c <= 0xF8FF || !Character.isDefined(c) ? "" : Character.toString(c);
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamReader.END_ELEMENT ? 1 : 0;
        }
    }

    private void end(String name) {
        Table table = tables.peek();
        switch (name) {
            case "p" -> {
                if (!paragraphs.isEmpty()) {
                    endParagraph();
                }
            }
            case "tc" -> {
                if (table != null) {
                    table.cells.add(CleanText.running(table.cell.toString(), false));
                    table.cell.setLength(0);
                }
            }
            case "tr" -> {
                if (table != null) {
                    endRow(table);
                }
            }
            case "tbl" -> tables.poll();
            default -> {}
        }
    }

    private void endRow(Table table) {
        String row = String.join(" | ", table.cells);
        boolean empty = table.cells.stream().allMatch(String::isBlank);
        table.cells.clear();
        if (empty) {
            return;
        }
        inList = false;
        if (tables.size() > 1) {
            // A table inside a cell becomes part of the cell.
            Table own = tables.pop();
            Table outer = tables.peek();
            if (outer != null) {
                outer.cell.append(row).append("; ");
            }
            tables.push(own);
        } else if (table.started) {
            text.line(row);
        } else {
            text.paragraph(row);
            table.started = true;
        }
    }

    private void endParagraph() {
        Paragraph paragraph = paragraphs.pop();
        String words = paragraph.text.toString().strip();
        Table table = tables.peek();
        if (words.isEmpty()) {
            return;
        }
        if (table != null) {
            table.cell.append(words).append(' ');
            return;
        }
        DocxStyles.Style style = styles.of(paragraph.style);
        if (title == null && style.name().equals("title")) {
            title = words;
        }
        if (heading == null && style.name().matches("heading \\d|heading\\d")) {
            heading = words;
        }
        String list = paragraph.list == null ? style.list() : paragraph.list;
        int level = paragraph.level < 0 ? style.level() : paragraph.level;
        String mark = numbering.next(list, level);
        boolean item = !mark.isEmpty() && !style.name().startsWith("heading");
        String written = mark.isEmpty() ? words : mark + " " + words;
        if (item && inList) {
            text.line(written);
        } else {
            text.paragraph(written);
        }
        inList = item;
    }

    /// Writes the notes that the text refers to, after it.
    void readNotes(XMLStreamReader xml, String kind) throws XMLStreamException {
        while (xml.hasNext() && !text.full()) {
            deadline.check();
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(kind)) {
                Integer number = notes.get(kind + attribute(xml, "id"));
                String words = noteText(xml, kind);
                if (number != null && !words.isBlank()) {
                    text.paragraph(CleanText.superscript(String.valueOf(number)) + " " + words);
                }
            }
        }
    }

    private static String noteText(XMLStreamReader xml, String kind) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> words.append(xml.getElementText());
                    case "del", "moveFrom", "Fallback" -> skip(xml);
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals(kind)) {
                    break;
                }
                if (xml.getLocalName().equals("p")) {
                    words.append(' ');
                }
            }
        }
        return words.toString().strip();
    }

    /// The attribute of that local name, whatever its namespace; empty where there is none.
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    static int number(XMLStreamReader xml, int otherwise) {
        return number(attribute(xml, "val"), otherwise);
    }

    static int number(String digits, int otherwise) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
    }
}
