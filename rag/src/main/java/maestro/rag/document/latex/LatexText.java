package maestro.rag.document.latex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;

/// Walks LaTeX's source and writes down what would be read: paragraphs, headings, captions, items,
/// rows of tables, formulas as they are written, and notes at the end.
final class LatexText {

    /// Arguments within arguments, and macros within macros.
    private static final int DEEPEST = 12;

    private static final int MOST_MACROS = 2_000;

    /// Macros name each other, so that a short text could stand for an endless one.
    private static final int MOST_EXPANSIONS = 50_000;

    private static final int LONGEST_MACRO = 500;

    private static final Pattern COMMENT =
            Pattern.compile("(?m)(?<!\\\\)((?:\\\\\\\\)*)%.*(?:\\n[ \\t]*)?");
    private static final Pattern MACRO =
            Pattern.compile(
                    "\\\\(?:(?:re)?newcommand\\*?\\s*\\{?|def)\\s*\\\\([A-Za-z]{1,60})\\}?\\s*(?=\\{)");

    /// A list being read.
    private static final class Items {
        final String kind;
        int count;

        Items(String kind) {
            this.kind = kind;
        }
    }

    private final String preamble;
    private final String body;
    private final PlainText text;
    private final Blocks blocks;
    private final Deadline deadline;
    private final Map<String, String> macros = new HashMap<>();
    private final Deque<Items> lists = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private StringBuilder inline = new StringBuilder();
    private boolean item;
    private int expansions;

    LatexText(String source, PlainText text, Deadline deadline) {
        String plain = COMMENT.matcher(source.replace("\r\n", "\n")).replaceAll("$1");
        int begin = plain.indexOf("\\begin{document}");
        int end = plain.lastIndexOf("\\end{document}");
        this.preamble = plain;
        this.body =
                begin < 0
                        ? plain
                        : plain.substring(
                                begin + "\\begin{document}".length(),
                                end > begin ? end : plain.length());
        this.text = text;
        this.blocks = new Blocks(text);
        this.deadline = deadline;
        readMacros(plain);
    }

    /// Those without arguments, which are mostly names.
    private void readMacros(String plain) {
        Matcher m = MACRO.matcher(plain);
        while (m.find() && macros.size() < MOST_MACROS) {
            String words =
                    new Source(
                                    plain.substring(
                                            m.end(),
                                            Math.min(plain.length(), m.end() + LONGEST_MACRO)))
                            .argument();
            macros.put(m.group(1), words);
        }
    }

    String title() {
        return CleanText.running(stated("title"), false);
    }

    List<String> authors() {
        String stated = stated("author").replaceAll("\\[[^\\]]*\\]", "");
        return Arrays.stream(stated.split("\\s*(?:\\bAND\\b|\u0000|\\n\\s*\\n|,(?= ))\\s*"))
                .map(name -> name.split("\\n", 2)[0].strip())
                .toList();
    }

    private String stated(String command) {
        Matcher m =
                Pattern.compile("\\\\" + command + "\\s*(?:\\[[^\\]]*\\])?\\s*(?=\\{)")
                        .matcher(preamble);
        if (!m.find()) {
            return "";
        }
        String raw = new Source(preamble.substring(m.end())).argument();
        return inline(raw.replaceAll("\\\\and\\b|\\\\And\\b|\\\\AND\\b", "\u0000"), 1);
    }

    void write() {
        text.paragraph(title());
        walk(new Source(body), 0);
        flush();
        notes.forEach(text::paragraph);
    }

    /// @param depth above 0 within an argument, whose words make no paragraph
    private void walk(Source source, int depth) {
        while (source.more() && !text.full()) {
            deadline.check();
            char c = source.next();
            switch (c) {
                case '\\' -> command(source, depth);
                case '$' -> {
                    boolean display = source.skip("$");
                    formula(source.until(display ? "$$" : "$"), display && depth == 0);
                }
                case '{', '}' -> {}
                case '~' -> inline.append(' ');
                case '&' -> {
                    if (blocks.inTable() && depth == 0) {
                        cell();
                    }
                }
                case '`' -> inline.append(source.skip("`") ? "“" : "‘");
                case '\'' -> inline.append(source.skip("'") ? "”" : "’");
                case '-' -> inline.append(source.skip("--") ? "—" : source.skip("-") ? "–" : "-");
                case '\n' -> {
                    if (source.blankLine() && depth == 0 && !blocks.inTable()) {
                        flush();
                    } else {
                        inline.append(' ');
                    }
                }
                default -> inline.append(c);
            }
        }
    }

    private void formula(String raw, boolean display) {
        String words =
                raw.replaceAll("\\\\label\\{[^}]*\\}|\\\\(?:nonumber|notag)\\b", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        if (display && !blocks.inTable()) {
            flush();
            inline.append(words);
            flush();
        } else {
            inline.append(words);
        }
    }

    private void command(Source source, int depth) {
        String name = source.command();
        if (LatexWords.accent(name)) {
            String on = inline(source.argument(), depth + 1);
            inline.append(LatexWords.accented(name, on));
        } else if (LatexWords.SIGNS.containsKey(name)) {
            inline.append(LatexWords.SIGNS.get(name));
        } else if (LatexWords.SECTIONS.contains(name)) {
            source.optional();
            String heading = inline(source.argument(), depth + 1);
            if (depth > 0) {
                inline.append(heading);
                return;
            }
            flush();
            int level = LatexWords.LEVELS.indexOf(name) + 1;
            if (level > 0) {
                blocks.heading(level, heading);
            } else {
                blocks.paragraph(CleanText.running(heading, false));
            }
        } else if (LatexWords.CITES.contains(name)) {
            source.optional();
            source.optional();
            inline.append('[').append(source.argument().strip()).append(']');
        } else if (LatexWords.REFERENCES.contains(name)) {
            inline.append(source.argument().strip());
        } else if (LatexWords.SILENT.containsKey(name)) {
            source.optional();
            for (int i = 0; i < LatexWords.SILENT.get(name); i++) {
                source.argument();
                source.optional();
            }
        } else if (macros.containsKey(name) && expansions < MOST_EXPANSIONS) {
            expansions++;
            source.skip("{}");
            String words = inline(macros.getOrDefault(name, ""), depth + 1);
            inline.append(words);
        } else {
            other(name, source, depth);
        }
    }

    private void other(String name, Source source, int depth) {
        switch (name) {
            case "begin", "end", "item", "bibitem", "par" -> {
                if (depth == 0) {
                    block(name, source);
                } else if (!name.equals("par") && !name.equals("item")) {
                    source.argument();
                }
            }
            case "\\", "tabularnewline" -> {
                source.optional();
                if (blocks.inTable() && depth == 0) {
                    row();
                } else {
                    inline.append('\n');
                }
            }
            case "(" -> formula(source.until("\\)"), false);
            case "[" -> formula(source.until("\\]"), depth == 0);
            case "footnote", "footnotetext" -> {
                source.optional();
                String number = CleanText.superscript(String.valueOf(notes.size() + 1));
                inline.append(number);
                notes.add(
                        number
                                + " "
                                + CleanText.running(inline(source.argument(), depth + 1), false));
            }
            case "href" -> source.argument();
            case "url", "path" -> inline.append(source.argument());
            case "verb" -> {
                if (source.more()) {
                    inline.append(source.until(String.valueOf(source.next())));
                }
            }
            case "def" -> {
                source.until("{");
                source.back();
                source.argument();
            }
            case "%", "&", "$", "#", "_", "{", "}" -> inline.append(name);
            case " ", "\n", ",", ";", ":" -> inline.append(' ');
            case "-", "!", "/", "@" -> {}
            default -> source.optional();
        }
    }

    private void block(String name, Source source) {
        switch (name) {
            case "begin" -> begin(source.argument().replace("*", ""), source);
            case "end" -> end(source.argument().replace("*", ""));
            case "item" -> item(source.optional());
            case "bibitem" -> {
                source.optional();
                flush();
                item = true;
                inline.append('[').append(source.argument()).append("] ");
            }
            default -> flush();
        }
    }

    private void begin(String environment, Source source) {
        if (LatexWords.FORMULAS.contains(environment)) {
            formula(raw(environment, source), true);
        } else if (LatexWords.VERBATIM.contains(environment)) {
            flush();
            source.optional();
            text.paragraph(raw(environment, source));
        } else if (LatexWords.ASIDE.contains(environment)) {
            raw(environment, source);
        } else if (LatexWords.TABLES.contains(environment)) {
            flush();
            source.optional();
            if (environment.matches("tabular[xy]")) {
                source.argument();
            }
            source.argument();
            blocks.startTable();
        } else {
            flush();
            source.optional();
            switch (environment) {
                case "itemize", "enumerate", "description" -> lists.push(new Items(environment));
                case "thebibliography", "minipage", "subfigure", "wrapfigure", "adjustbox" ->
                        source.argument();
                default -> {}
            }
        }
    }

    private static String raw(String environment, Source source) {
        String rest = source.until("\\end{" + environment);
        source.until("}");
        return rest.startsWith("}") ? rest.substring(1) : rest;
    }

    private void end(String environment) {
        if (LatexWords.TABLES.contains(environment)) {
            if (blocks.inTable()) {
                row();
                blocks.endTable();
            }
            return;
        }
        flush();
        if (environment.matches("itemize|enumerate|description")) {
            lists.poll();
        }
    }

    private void item(String label) {
        flush();
        item = true;
        Items items = lists.peek();
        if (!label.isEmpty()) {
            String words = inline(label, 1);
            inline.append(words).append(": ");
        } else if (items != null && items.kind.equals("enumerate")) {
            items.count++;
            inline.append(items.count).append(". ");
        } else {
            inline.append("• ");
        }
    }

    private void cell() {
        blocks.paragraph(CleanText.running(inline.toString(), false));
        inline.setLength(0);
        blocks.endCell();
    }

    private void row() {
        cell();
        blocks.endRow();
    }

    /// The words of an argument, in one line.
    private String inline(String raw, int depth) {
        if (depth > DEEPEST) {
            return "";
        }
        StringBuilder outer = inline;
        inline = new StringBuilder();
        walk(new Source(raw), depth);
        String words = inline.toString();
        inline = outer;
        return words;
    }

    private void flush() {
        String block = CleanText.running(inline.toString(), true);
        inline.setLength(0);
        if (item) {
            blocks.item(block);
        } else {
            blocks.paragraph(block);
        }
        item = false;
    }
}
