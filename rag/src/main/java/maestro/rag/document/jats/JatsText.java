package maestro.rag.document.jats;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.rag.document.Deadline;
import maestro.rag.document.Heading;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

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

    private static final Set<String> SECTIONS =
            Set.of("sec", "abstract", "ack", "app", "ref-list", "glossary");

    /// What is no text.
    private static final Set<String> ASIDE = Set.of("graphic", "media", "object-id", "permissions");

    /// What a space parts from the words before it.
    private static final Set<String> PARTED = Set.of("break", "title", "p");

    /// Of one formula, on either side of one of them.
    private static final int ALTERNATIVES = 4;

    private static final String TEX_BEGINS = "\\begin{document}";
    private static final String TEX_ENDS = "\\end{document}";

    private final PlainText text;
    private final Blocks blocks;
    private final Deadline deadline;
    private final StringBuilder inline = new StringBuilder();

    /// Items of a list so far.
    private final Map<Element, Integer> items = new IdentityHashMap<>();

    JatsText(PlainText text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
        this.blocks = new Blocks(text);
    }

    /// @throws Deadline.Passed where time is up; what came before is written
    void write(Element root) {
        children(root, 0);
        flush(false);
    }

    /// The words of an element in one line.
    static String words(Element element) {
        StringBuilder words = new StringBuilder();
        words(element, words, 0);
        return words.toString();
    }

    private static void words(Element element, StringBuilder words, int depth) {
        if (depth > DEEPEST) {
            words.append(element.text());
            return;
        }
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode t) {
                words.append(t.getWholeText());
            } else if (node instanceof Element e && e.normalName().endsWith("math")) {
                words.append(formula(e));
            } else if (node instanceof Element e && !ASIDE.contains(e.normalName())) {
                words.append(PARTED.contains(e.normalName()) ? " " : "");
                words(e, words, depth + 1);
            }
        }
    }

    /// In the words of TeX where it is given in them, since those of MathML run together.
    private static String formula(Element math) {
        if (math.normalName().equals("tex-math")) {
            String formula = math.wholeText();
            int begin = formula.indexOf(TEX_BEGINS);
            int end = formula.lastIndexOf(TEX_ENDS);
            if (begin >= 0 && end > begin) {
                formula = formula.substring(begin + TEX_BEGINS.length(), end);
            }
            return formula.replace("$", " ").replaceAll("\\s+", " ").strip();
        }
        return besideTex(math) ? "" : math.text();
    }

    /// Whether the formula stands there in TeX, too: among the few that are the same in other ways.
    private static boolean besideTex(Element math) {
        Element before = math;
        Element after = math;
        for (int i = 0; i < ALTERNATIVES; i++) {
            before = before == null ? null : before.previousElementSibling();
            after = after == null ? null : after.nextElementSibling();
            if (before != null && before.normalName().equals("tex-math")
                    || after != null && after.normalName().equals("tex-math")) {
                return true;
            }
        }
        return false;
    }

    /// The first child of that name; null where there is none.
    static @Nullable Element child(Element parent, String... names) {
        for (Element child = parent.firstElementChild();
                child != null;
                child = child.nextElementSibling()) {
            if (List.of(names).contains(child.normalName())) {
                return child;
            }
        }
        return null;
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
                if (name.equals("title") && level(element) > 0) {
                    blocks.heading(level(element), inline.toString());
                    inline.setLength(0);
                } else if (block) {
                    flush(false);
                }
            }
        }
    }

    /// Of a section's title; 0 of any other.
    private static int level(Element title) {
        int level = 0;
        Element above = title.parent();
        if (above == null || !SECTIONS.contains(above.normalName())) {
            return 0;
        }
        for (; above != null && level < Heading.DEEPEST; above = above.parent()) {
            level += SECTIONS.contains(above.normalName()) ? 1 : 0;
        }
        return level;
    }

    private static String label(Element element) {
        Element before = element.previousElementSibling();
        if (before == null && element.parent() != null) {
            before = element.parent().previousElementSibling();
        }
        return before != null && before.normalName().equals("label") ? before.text() : "\0";
    }

    private String mark(Element item) {
        Element list = item.parent();
        Element label = child(item, "label");
        boolean ordered = list != null && list.attr("list-type").equals("order");
        return label != null || list == null
                ? ""
                : ordered ? items.merge(list, 1, Integer::sum) + ". " : "• ";
    }

    private static String raised(Element element) {
        String words = element.text();
        return words.matches("\\d{1,4}") ? CleanText.superscript(words) : words;
    }

    /// One set as text is taken as it is; of one kept in parts the parts are parted by commas.
    private void reference(Element ref) {
        Element label = child(ref, "label");
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
        for (Element part : table.children()) {
            switch (part.normalName()) {
                case "tr" -> row(part);
                case "thead", "tbody", "tfoot" ->
                        part.children().stream()
                                .filter(row -> row.normalName().equals("tr"))
                                .forEach(this::row);
                default -> {}
            }
        }
        blocks.endTable();
    }

    private void row(Element row) {
        deadline.check();
        if (text.full()) {
            return;
        }
        for (Element cell : row.children()) {
            if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                blocks.paragraph(words(cell));
                blocks.endCell();
            }
        }
        blocks.endRow();
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
