package maestro.rag.document.jats;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes an article's elements: one paragraph for each block, one line for each row of a table, an
/// item of a list and a reference.
final class JatsText {

    /// Deeper nesting is flattened: no article has it, and recursion has an end.
    private static final int DEEPEST = 300;

    private static final Set<String> BLOCKS =
            Set.of(
                    "abstract",
                    "ack",
                    "app",
                    "attrib",
                    "body",
                    "boxed-text",
                    "caption",
                    "def-item",
                    "disp-formula",
                    "disp-quote",
                    "fig",
                    "fn",
                    "list",
                    "p",
                    "ref-list",
                    "sec",
                    "speech",
                    "statement",
                    "table-wrap",
                    "title",
                    "verse-line");

    /// What is no text.
    private static final Set<String> ASIDE = Set.of("graphic", "media", "object-id", "permissions");

    private static final Pattern TEX =
            Pattern.compile("(?s)\\\\begin\\{document\\}(.*)\\\\end\\{document\\}");

    private final PlainText text;
    private final Blocks blocks;
    private final StringBuilder inline = new StringBuilder();

    JatsText(PlainText text) {
        this.text = text;
        this.blocks = new Blocks(text);
    }

    void write(Element root) {
        children(root, 0);
        flush(false);
    }

    /// The words of an element in one line.
    static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode t) {
                words.append(t.getWholeText());
            } else if (node instanceof Element e && e.normalName().endsWith("math")) {
                words.append(formula(e));
            } else if (node instanceof Element e && !ASIDE.contains(e.normalName())) {
                words.append(e.normalName().matches("break|title|p") ? " " + words(e) : words(e));
            }
        }
        return words.toString();
    }

    /// In the words of TeX where it is given in them, since those of MathML run together.
    private static String formula(Element math) {
        if (math.normalName().equals("tex-math")) {
            Matcher framed = TEX.matcher(math.wholeText());
            String formula = framed.find() ? framed.group(1) : math.wholeText();
            return formula.replace("$", " ").replaceAll("\\s+", " ").strip();
        }
        Element parent = math.parent();
        return parent != null && parent.selectFirst("> tex-math") != null ? "" : math.text();
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
        String name = element.normalName();
        if (depth > DEEPEST) {
            inline.append(' ').append(element.text());
            return;
        }
        switch (name) {
            case "list-item" -> {
                flush(false);
                inline.append(mark(element));
                element.children().forEach(c -> children(c, depth + 1));
                flush(true);
            }
            case "ref" -> {
                flush(false);
                reference(element);
                flush(true);
            }
            case "table" -> {
                flush(false);
                table(element);
            }
            case "tex-math", "mml:math", "math" -> inline.append(formula(element));
            case "label" -> inline.append(element.text()).append(' ');
            case "sup" -> inline.append(raised(element));
            case "break" -> inline.append('\n');
            default -> {
                if (ASIDE.contains(name)) {
                    return;
                }
                boolean block = BLOCKS.contains(name);
                // A label stands before the title or words that it numbers.
                if (block && !inline.toString().strip().equals(label(element))) {
                    flush(false);
                }
                children(element, depth);
                if (block) {
                    flush(false);
                }
            }
        }
    }

    private static String label(Element element) {
        Element before = element.previousElementSibling();
        if (before == null && element.parent() != null) {
            before = element.parent().previousElementSibling();
        }
        return before != null && before.normalName().equals("label") ? before.text() : "\0";
    }

    private static String mark(Element item) {
        Element list = item.parent();
        Element label = item.selectFirst("> label");
        boolean ordered = list != null && list.attr("list-type").equals("order");
        return label != null || list == null
                ? ""
                : ordered ? (list.select("> list-item").indexOf(item) + 1) + ". " : "• ";
    }

    private static String raised(Element element) {
        String words = element.text();
        return words.matches("\\d{1,4}") ? CleanText.superscript(words) : words;
    }

    /// One set as text is taken as it is; of one kept in parts the parts are parted by commas.
    private void reference(Element ref) {
        Element label = ref.selectFirst("> label");
        if (label != null) {
            inline.append(label.text()).append(' ');
        }
        Element mixed = ref.selectFirst("mixed-citation");
        if (mixed != null) {
            inline.append(words(mixed).replaceAll("\\s+", " "));
            return;
        }
        Element parts = ref.selectFirst("element-citation, nlm-citation, citation");
        if (parts == null) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (Element part : parts.children()) {
            String words =
                    part.normalName().equals("person-group")
                            ? String.join(
                                    ", ",
                                    part.children().stream()
                                            .map(c -> String.join(" ", c.children().eachText()))
                                            .toList())
                            : words(part);
            if (!words.isBlank() && !ASIDE.contains(part.normalName())) {
                line.append(line.isEmpty() ? "" : ", ").append(words.strip());
            }
        }
        inline.append(line);
    }

    private void table(Element table) {
        blocks.startTable();
        for (Element row : table.select("tr")) {
            if (row.closest("table") != table || text.full()) {
                continue;
            }
            for (Element cell : row.select("> td, > th")) {
                blocks.paragraph(words(cell));
                blocks.endCell();
            }
            blocks.endRow();
        }
        blocks.endTable();
    }

    private void flush(boolean item) {
        String block = CleanText.running(inline.toString(), true);
        inline.setLength(0);
        if (item) {
            blocks.item(block);
        } else {
            blocks.paragraph(block);
        }
    }
}
