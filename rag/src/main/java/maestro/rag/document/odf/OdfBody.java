package maestro.rag.document.odf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import org.jspecify.annotations.Nullable;

/// Walks the content of an OpenDocument file and writes down its paragraphs, lists and tables; its
/// notes come last.
final class OdfBody {
    private static final int MOST_SPACES = 100;

    /// A list being read.
    private static final class Items {
        final String style;
        int count;

        Items(String style) {
            this.style = style;
        }
    }

    private final PlainText text;
    private final Blocks blocks;
    private final OdfStyles styles;
    private final Deadline deadline;

    /// Paragraphs being read: a frame puts one inside another.
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();

    private final Deque<Items> lists = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private String mark = "";
    private int level = 1;
    private String style = "";
    private @Nullable String title;
    private @Nullable String heading;

    OdfBody(PlainText text, OdfStyles styles, Deadline deadline) {
        this.text = text;
        this.blocks = new Blocks(text);
        this.styles = styles;
        this.deadline = deadline;
    }

    /// The paragraph set as title, else the first heading; null where there is neither.
    @Nullable String title() {
        return title != null ? title : heading;
    }

    /// @return false where the XML breaks off; what came before is written
    boolean read(XMLStreamReader xml) {
        boolean whole = true;
        try {
            while (xml.hasNext() && !text.full()) {
                deadline.check();
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> start(xml);
                    case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> say(xml.getText());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            whole = false;
            while (!paragraphs.isEmpty()) {
                paragraph(false);
            }
        }
        notes.forEach(text::paragraph);
        return whole;
    }

    private void say(String words) {
        StringBuilder paragraph = paragraphs.peek();
        if (paragraph != null) {
            paragraph.append(words.replace('\n', ' '));
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "p", "h" -> {
                paragraphs.push(new StringBuilder());
                style = Xml.attribute(xml, "style-name");
                level = Xml.number(Xml.attribute(xml, "outline-level"), 1);
            }
            case "s" -> {
                int count = Xml.number(Xml.attribute(xml, "c"), 1);
                say(" ".repeat(Math.clamp(count, 1, MOST_SPACES)));
            }
            case "tab" -> say(" ");
            case "line-break" -> {
                StringBuilder paragraph = paragraphs.peek();
                if (paragraph != null) {
                    paragraph.append('\n');
                }
            }
            case "list" -> list(xml);
            case "list-item" -> mark = mark();
            case "table" -> table(xml);
            case "note" -> note(xml);
            // What is deleted, said about the text by readers, or made from it.
            case "tracked-changes", "annotation", "table-of-content", "ruby-text", "forms" ->
                    Xml.skip(xml);
            default -> styles.take(xml);
        }
    }

    private void list(XMLStreamReader xml) {
        String named = Xml.attribute(xml, "style-name");
        Items outer = lists.peek();
        lists.push(new Items(named.isEmpty() && outer != null ? outer.style : named));
    }

    private String mark() {
        Items items = lists.peek();
        if (items == null) {
            return "";
        }
        items.count++;
        return styles.numbered(items.style, lists.size()) ? items.count + ". " : "• ";
    }

    private void table(XMLStreamReader xml) {
        // A sheet has a name to tell it from the others; a table of a text has one by chance.
        boolean sheet = paragraphs.isEmpty() && !blocks.inTable() && text.isEmpty();
        blocks.startTable();
        if (sheet) {
            heading = Xml.attribute(xml, "name");
        }
    }

    private void end(String name) {
        switch (name) {
            case "p", "h" -> paragraph(name.equals("h"));
            case "list" -> lists.poll();
            case "list-item" -> mark = "";
            case "table-cell", "covered-table-cell" -> blocks.endCell();
            case "table-row" -> blocks.endRow();
            case "table" -> blocks.endTable();
            default -> {}
        }
    }

    private void paragraph(boolean isHeading) {
        StringBuilder paragraph = paragraphs.poll();
        if (paragraph == null) {
            return;
        }
        String words = paragraph.toString().strip();
        if (words.isEmpty()) {
            return;
        }
        if (title == null && styles.title(style)) {
            title = words;
        }
        if (heading == null && isHeading) {
            heading = words;
        }
        if (isHeading) {
            blocks.heading(level, words);
        } else if (lists.isEmpty()) {
            blocks.paragraph(words);
        } else {
            blocks.item(mark + words);
            mark = "";
        }
    }

    /// A raised number in the text, and the note's words for the end.
    private void note(XMLStreamReader xml) throws XMLStreamException {
        String number = String.valueOf(notes.size() + 1);
        StringBuilder words = new StringBuilder();
        int body = 0;
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            deadline.check();
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                body = xml.getLocalName().equals("note-body") ? depth : body;
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals("p")) {
                    words.append(' ');
                }
                depth--;
            } else if (event == XMLStreamReader.CHARACTERS && body > 0) {
                words.append(xml.getText());
            }
        }
        say(CleanText.superscript(number));
        notes.add(CleanText.superscript(number) + " " + words.toString().strip());
    }
}
