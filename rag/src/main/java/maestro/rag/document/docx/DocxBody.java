package maestro.rag.document.docx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.Xml;
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

    private static final Pattern HEADING = Pattern.compile("heading ?\\d");

    private final PlainText text;
    private final Blocks blocks;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Deadline deadline;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Map<String, Integer> notes = new HashMap<>();
    private @Nullable String title;
    private @Nullable String heading;

    DocxBody(PlainText text, DocxStyles styles, DocxNumbering numbering, Deadline deadline) {
        this.text = text;
        this.blocks = new Blocks(text);
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
            case "tbl" -> blocks.startTable();
            case "t" -> say(paragraph, xml.getElementText());
            case "tab", "ptab" -> say(paragraph, " ");
            case "br", "cr" -> say(paragraph, "\n");
            case "noBreakHyphen" -> say(paragraph, "-");
            case "sym" -> say(paragraph, symbol(Xml.attribute(xml, "char")));
            case "footnoteReference", "endnoteReference" -> {
                String kind = xml.getLocalName().replace("Reference", "");
                String key = kind + Xml.attribute(xml, "id");
                notes.putIfAbsent(key, notes.size() + 1);
                say(paragraph, CleanText.superscript(String.valueOf(notes.get(key))));
            }
            case "pStyle" -> {
                if (paragraph != null) {
                    paragraph.style = Xml.attribute(xml, "val");
                }
            }
            case "numId" -> {
                if (paragraph != null) {
                    paragraph.list = Xml.attribute(xml, "val");
                }
            }
            case "ilvl" -> {
                if (paragraph != null) {
                    paragraph.level = Xml.number(Xml.attribute(xml, "val"), 0);
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
                    Xml.skip(xml);
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

    private void end(String name) {
        switch (name) {
            case "p" -> {
                if (!paragraphs.isEmpty()) {
                    endParagraph();
                }
            }
            case "tc" -> blocks.endCell();
            case "tr" -> blocks.endRow();
            case "tbl" -> blocks.endTable();
            default -> {}
        }
    }

    private void endParagraph() {
        Paragraph paragraph = paragraphs.pop();
        String words = paragraph.text.toString().strip();
        if (words.isEmpty() || blocks.inTable()) {
            blocks.paragraph(words);
            return;
        }
        DocxStyles.Style style = styles.of(paragraph.style);
        if (title == null && style.name().equals("title")) {
            title = words;
        }
        if (heading == null && HEADING.matcher(style.name()).matches()) {
            heading = words;
        }
        String list = paragraph.list == null ? style.list() : paragraph.list;
        int level = paragraph.level < 0 ? style.level() : paragraph.level;
        String mark = numbering.next(list, level);
        boolean item = !mark.isEmpty() && !style.name().startsWith("heading");
        String written = mark.isEmpty() ? words : mark + " " + words;
        if (HEADING.matcher(style.name()).matches()) {
            blocks.heading(style.name().charAt(style.name().length() - 1) - '0', written);
        } else if (item) {
            blocks.item(written);
        } else {
            blocks.paragraph(written);
        }
    }

    /// Writes the notes that the text refers to, after it.
    void readNotes(XMLStreamReader xml, String kind) throws XMLStreamException {
        while (xml.hasNext() && !text.full()) {
            deadline.check();
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(kind)) {
                Integer number = notes.get(kind + Xml.attribute(xml, "id"));
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
                    case "del", "moveFrom", "Fallback" -> Xml.skip(xml);
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
}
