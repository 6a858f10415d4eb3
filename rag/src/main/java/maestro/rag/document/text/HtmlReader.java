package maestro.rag.document.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.message.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Reads HTML: what is to be read on the page, without its menus, scripts and frames.
public final class HtmlReader implements DocumentReader {

    private static final String CLUTTER =
            "script, style, noscript, template, svg, iframe, object, select, button, nav, dialog,"
                    + " [hidden], [aria-hidden=true], [role=navigation], [role=banner],"
                    + " [role=contentinfo], [role=search], .sr-only, .visually-hidden, .navbox, .mw-editsection,"
                    + " .toc, #toc, .noprint, .mw-jump-link";

    /// The tree takes some twenty times as much memory.
    private static final int MOST_BYTES = 16 << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        if (!Charsets.looksLikeText(head)) {
            return false;
        }
        String start = Charsets.decode(head).stripLeading().toLowerCase(Locale.ROOT);
        String content = start.replaceFirst("^(\\s|<\\?xml[^>]*>|<!--[\\s\\S]*?-->)+", "");
        if (content.startsWith("<!doctype html")
                || content.matches("<(html|head|body)[\\s>][\\s\\S]*")) {
            return true;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(html?|xhtml|shtml)") && !content.startsWith("{\\rtf");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) {
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            byte[] bytes = beginning.bytes();
            byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
            InputStream in = new ByteArrayInputStream(bytes);
            return read(Jsoup.parse(in, charset(head), ""), limits, beginning.leftOut());
        } catch (IOException e) {
            return Refused.unreadable(e);
        }
    }

    /// Null leaves it to the page's mark and meta element, with UTF-8 where it has neither.
    private static @Nullable String charset(byte[] head) {
        String start =
                new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        boolean stated = start.contains("charset") || start.contains("encoding=");
        boolean wide =
                head.length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFE) == 0xFE);
        if (wide) {
            boolean mark = (head[0] & 0xFE) == 0xFE;
            return mark ? null : head[1] == 0 ? "UTF-16LE" : "UTF-16BE";
        }
        return stated ? null : Charsets.guess(head).name();
    }

    private static ReadOutcome read(Document page, ReadLimits limits, Message stop) {
        String title = title(page);
        List<String> authors = authors(page);
        page.select(CLUTTER).remove();
        Element body = page.body();
        removeFrame(body);
        Element main = main(body);
        PlainText text = new PlainText(limits.characters());
        new HtmlText(text).write(main);
        return text.outcome("html", title, authors, stop);
    }

    /// Heads and feet of the page, not those of its articles and sections.
    private static void removeFrame(Element body) {
        List<Element> frame = new ArrayList<>();
        for (Element element : body.select("header, footer, aside")) {
            boolean inside = element.closest("article, main, section") != null;
            boolean heading = !element.select("h1").isEmpty();
            if (!inside && !heading) {
                frame.add(element);
            }
        }
        int length = body.text().length();
        frame.stream().filter(e -> e.text().length() * 2 < length).forEach(Element::remove);
    }

    /// The element that the page itself calls its content, where it holds most of the text.
    private static Element main(Element body) {
        for (String query : List.of("main", "[role=main]", "article")) {
            List<Element> found = body.select(query);
            if (found.size() == 1 && found.getFirst().text().length() * 2 > body.text().length()) {
                return found.getFirst();
            }
        }
        return body;
    }

    private static @Nullable String title(Document page) {
        for (String name : List.of("citation_title", "dc.title", "og:title")) {
            String stated = meta(page, name);
            if (!stated.isEmpty()) {
                return stated;
            }
        }
        List<Element> headings = page.select("h1");
        if (headings.size() == 1 && page.title().contains(headings.getFirst().text())) {
            return headings.getFirst().text();
        }
        if (!page.title().isBlank()) {
            return page.title();
        }
        Element heading = page.selectFirst("h1, h2");
        return heading == null ? null : heading.text();
    }

    private static String meta(Document page, String name) {
        Element meta = page.selectFirst("meta[name=" + name + "], meta[property=" + name + "]");
        return meta == null ? "" : meta.attr("content").strip();
    }

    private static List<String> authors(Document page) {
        List<String> authors = new ArrayList<>();
        for (Element meta :
                page.select(
                        "meta[name=citation_author], meta[name=author], meta[name=dc.creator]")) {
            String name = CleanText.running(meta.attr("content"), false);
            if (!name.isEmpty() && name.length() <= 100 && !authors.contains(name)) {
                authors.add(name);
            }
        }
        return authors;
    }

    /// Writes an element's text: one paragraph for each block, one line for each row of a table.
    private static final class HtmlText {

        /// Deeper nesting is flattened: no page for reading has it, and recursion has an end.
        private static final int DEEPEST = 300;

        private final PlainText text;
        private final StringBuilder inline = new StringBuilder();

        HtmlText(PlainText text) {
            this.text = text;
        }

        void write(Element root) {
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
                    table(element);
                }
                case "li" -> {
                    flush(false);
                    inline.append(mark(element));
                    children(element, depth);
                    flush(element.previousElementSibling() != null);
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

        private static String mark(Element item) {
            Element list = item.parent();
            if (list != null && list.normalName().equals("ol")) {
                int number = list.children().indexOf(item) + 1;
                String start = list.attr("start");
                return (start.matches("\\d{1,6}") ? Integer.parseInt(start) + number - 1 : number)
                        + ". ";
            }
            return "• ";
        }

        private void table(Element table) {
            boolean layout =
                    !table.select("table table").isEmpty() || table.select("td, th").size() <= 1;
            boolean first = true;
            for (Element row : table.select("caption, tr")) {
                if (row.closest("table") != table || text.full()) {
                    continue;
                }
                if (layout) {
                    children(row, 1);
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
}
