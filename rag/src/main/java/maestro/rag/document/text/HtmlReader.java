package maestro.rag.document.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.message.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

    /// Stands behind a page that was fetched, where no parser looks for anything.
    private static final byte[] FETCHED =
            "\n<!-- Maestro: a page of the web -->\n".getBytes(StandardCharsets.US_ASCII);

    /// Marks a page of the web, so that it is read without what its site puts round an article. A
    /// file of the user's own is read whole.
    ///
    /// @return the same bytes where the page is in UTF-16 or marked already
    public static byte[] fetched(byte[] page) {
        if (wide(page) || isFetched(page)) {
            return page;
        }
        byte[] marked = Arrays.copyOf(page, page.length + FETCHED.length);
        System.arraycopy(FETCHED, 0, marked, page.length, FETCHED.length);
        return marked;
    }

    private static boolean isFetched(byte[] page) {
        int from = page.length - FETCHED.length;
        return from >= 0 && Arrays.equals(page, from, page.length, FETCHED, 0, FETCHED.length);
    }

    @Override
    public boolean accepts(Path file, byte[] head) {
        if (!Charsets.looksLikeText(head)) {
            return false;
        }
        String start = Charsets.decode(head).stripLeading().toLowerCase(Locale.ROOT);
        String content = start.replaceFirst("^(\\s++|<\\?xml[^>]*+>|<!--[\\s\\S]*?-->)++", "");
        if (content.startsWith("<!doctype html")
                || content.matches("<(html|head|body)[\\s>][\\s\\S]*")) {
            return true;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(html?|xhtml|shtml)") && !content.startsWith("{\\rtf");
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            byte[] bytes = beginning.bytes();
            byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
            TimedBytes in = new TimedBytes(bytes, deadline);
            Document page = Jsoup.parse(in, charset(head), "");
            deadline.check(); // where it is over the parser takes it for the end
            return read(page, isFetched(bytes), limits, deadline, beginning.leftOut());
        } catch (Deadline.Passed e) {
            return slow(limits, new PlainText(0), null, List.of());
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closed the file
            }
            return Refused.unreadable(e);
        }
    }

    /// Null leaves it to the page's mark and meta element, with UTF-8 where it has neither.
    private static @Nullable String charset(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean stated = start.contains("charset") || start.contains("encoding=");
        if (wide(head)) {
            boolean mark = (head[0] & 0xFE) == 0xFE;
            return mark ? null : head[1] == 0 ? "UTF-16LE" : "UTF-16BE";
        }
        return stated ? null : Charsets.guess(head).name();
    }

    private static boolean wide(byte[] head) {
        return head.length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFE) == 0xFE);
    }

    private static ReadOutcome slow(
            ReadLimits limits, PlainText text, @Nullable String title, List<String> authors)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Message stop = Message.of("packed.slow", limits.time().toSeconds());
        return text.outcome("html", title, authors, stop);
    }

    private static ReadOutcome read(
            Document page, boolean fetched, ReadLimits limits, Deadline deadline, Message stop)
            throws InterruptedException {
        String title = title(page);
        List<String> authors = authors(page);
        Publication publication = publication(page);
        page.select(CLUTTER).remove();
        Element body = page.body();
        removeFrame(body, deadline);
        Element main = main(body);
        if (fetched && main == body) {
            main = ArticleText.of(page, deadline).orElse(body);
        }
        PlainText text = new PlainText(limits.characters());
        text.stated(publication);
        try {
            new HtmlText(text, deadline).write(main);
        } catch (Deadline.Passed e) {
            return slow(limits, text, title, authors);
        }
        return text.outcome("html", title, authors, stop);
    }

    /// Heads and feet of the page, not those of its articles and sections.
    private static void removeFrame(Element body, Deadline deadline) {
        List<Element> frame = new ArrayList<>();
        for (Element element : body.select("header, footer, aside")) {
            deadline.check();
            boolean inside = element.closest("article, main, section") != null;
            boolean heading = !element.select("h1").isEmpty();
            if (!inside && !heading) {
                frame.add(element);
            }
        }
        int length = body.text().length();
        for (Element element : frame) {
            deadline.check();
            if (element.text().length() * 2 < length) {
                element.remove();
            }
        }
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

    /// By the elements that publishers put into a page's head for Google Scholar, those of Dublin
    /// Core, and of the Open Graph.
    private static Publication publication(Document page) {
        int year = 0;
        for (String name :
                List.of(
                        "citation_publication_date",
                        "citation_date",
                        "citation_online_date",
                        "dc.date",
                        "dcterms.issued",
                        "article:published_time")) {
            year = year == 0 ? Dates.year(meta(page, name)) : year;
        }
        return new Publication(
                year,
                first(page, "citation_journal_title", "citation_conference_title"),
                first(page, "citation_doi", "dc.identifier", "prism.doi"),
                first(page, "citation_abstract", "dcterms.abstract"));
    }

    private static String first(Document page, String... names) {
        for (String name : names) {
            String stated = CleanText.running(meta(page, name), false);
            if (!stated.isEmpty()) {
                return stated;
            }
        }
        return "";
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
}
