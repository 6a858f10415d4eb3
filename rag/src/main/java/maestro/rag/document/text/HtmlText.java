package maestro.rag.document.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.document.Deadline;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes an element's text: one paragraph for each block, one line for each row of a table.
public final class HtmlText {

    /// Deeper nesting is flattened: no page for reading has it, and recursion has an end.
    private static final int DEEPEST = 300;

    private final PlainText text;
    private final Deadline deadline;
    private final StringBuilder inline = new StringBuilder();

    /// Items of a list so far.
    private final Map<Element, Integer> items = new IdentityHashMap<>();

    public HtmlText(PlainText text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    /// Writes the words of an element and what is below it.
    ///
    /// @throws Deadline.Passed where time is up; what came before is written
    public void write(Element root) {
        children(root, 0);
        flush(false);
    }

    private void children(Element parent, int depth) {
        for (Node node : parent.childNodes()) {
            if (text.full()) {
                return;
            }
            if (node instanceof TextNode words) {
                inline.append(words.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element element) {
                element(element, depth + 1);
            }
        }
    }

    private void element(Element element, int depth) {
        deadline.check();
        if (depth > DEEPEST) {
            inline.append(' ').append(element.text());
            return;
        }
        switch (element.normalName()) {
            case "br" -> inline.append('\n');
            case "hr" -> flush(false);
            case "pre", "textarea" -> {
                flush(false);
                text.paragraph(element.wholeText());
            }
            case "table" -> {
                flush(false);
                table(element, depth);
            }
            case "li" -> {
                flush(false);
                inline.append(mark(element));
                children(element, depth);
                flush(element.previousElementSibling() != null);
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush(false);
                children(element, depth);
                heading(element.normalName().charAt(1) - '0');
            }
            case "img" -> inline.append(' ');
            case "sup" -> inline.append(raised(element));
            default -> {
                boolean block =
                        element.isBlock()
                                || element.normalName().equals("dt")
                                || element.normalName().equals("dd");
                if (block) {
                    flush(false);
                }
                children(element, depth);
                if (block) {
                    flush(false);
                }
            }
        }
    }

    private static String raised(Element element) {
        String words = element.text();
        return words.matches("\\d{1,4}") ? CleanText.superscript(words) : words;
    }

    private String mark(Element item) {
        Element list = item.parent();
        if (list != null && list.normalName().equals("ol")) {
            int number = items.merge(list, 1, Integer::sum);
            String start = list.attr("start");
            return (start.matches("\\d{1,6}") ? Integer.parseInt(start) + number - 1 : number)
                    + ". ";
        }
        return "• ";
    }

    private void table(Element table, int depth) {
        boolean layout =
                !table.select("table table").isEmpty() || table.select("td, th").size() <= 1;
        boolean first = true;
        for (Element row : rows(table)) {
            deadline.check();
            if (text.full()) {
                return;
            }
            if (layout) {
                children(row, depth);
                flush(false);
                continue;
            }
            List<String> cells = new ArrayList<>();
            if (row.normalName().equals("caption")) {
                cells.add(row.text());
            } else {
                row.children().forEach(cell -> cells.add(cell.text()));
            }
            String line = String.join(" | ", cells);
            if (line.replaceAll("[|\\s]", "").isEmpty()) {
                continue;
            }
            if (first) {
                text.paragraph(line);
            } else {
                text.line(line);
            }
            first = false;
        }
    }

    /// Those of the table itself, its caption among them.
    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element part : table.children()) {
            switch (part.normalName()) {
                case "caption", "tr" -> rows.add(part);
                case "thead", "tbody", "tfoot" ->
                        part.children().stream()
                                .filter(row -> row.normalName().equals("tr"))
                                .forEach(rows::add);
                default -> {}
            }
        }
        return rows;
    }

    private void heading(int level) {
        text.heading(level, inline.toString());
        inline.setLength(0);
    }

    private void flush(boolean close) {
        String block = inline.toString();
        inline.setLength(0);
        if (close) {
            text.line(block);
        } else {
            text.paragraph(block);
        }
    }
}
