package maestro.rag.document.jats;

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
import maestro.rag.document.text.Beginning;
import maestro.rag.document.text.Charsets;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import maestro.rag.document.text.TimedBytes;
import maestro.rag.message.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads the Journal Article Tag Suite (ANSI/NISO Z39.96) and the NLM article before it: title,
/// authors, abstract, body, notes and references.
public final class JatsReader implements DocumentReader {

    /// The tree takes some twenty times as much memory.
    private static final int MOST_BYTES = 16 << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        if (!Charsets.looksLikeText(head)) {
            return false;
        }
        String start = Charsets.decode(head).toLowerCase(Locale.ROOT);
        boolean article = start.matches("(?s).{0,2000}?<article[\\s>].*");
        return article
                && (start.contains("jats")
                        || start.contains("//nlm//")
                        || start.contains("article-type=")
                        || start.contains("<front>"));
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        PlainText text = new PlainText(limits.characters());
        About about = new About();
        Message damage;
        try {
            Beginning beginning = Beginning.of(file, MOST_BYTES);
            boolean whole = write(beginning.bytes(), text, about, deadline);
            damage = beginning.leftOut();
            if (damage.isNone() && !whole) {
                damage = Message.of("packed.damaged");
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closed the file
            }
            return Refused.unreadable(e);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            damage = Message.of("packed.slow", limits.time().toSeconds());
        }
        text.stated(about.publication);
        return text.outcome("jats", about.title, about.authors, damage);
    }

    /// What the article says of itself.
    private static final class About {
        @Nullable String title;
        final List<String> authors = new ArrayList<>();
        Publication publication = Publication.UNKNOWN;
    }

    /// @return whether the article has an end
    private static boolean write(byte[] bytes, PlainText text, About about, Deadline deadline)
            throws IOException {
        TimedBytes in = new TimedBytes(bytes, deadline);
        Element article =
                Jsoup.parse(in, wide(bytes), "", Parser.xmlParser()).selectFirst("article");
        deadline.check(); // where it is over the parser takes it for the end
        if (article == null) {
            return false;
        }
        JatsText writer = new JatsText(text, deadline);
        for (Element part : article.children()) {
            switch (part.normalName()) {
                case "front" -> front(part, text, about, writer, deadline);
                case "body", "back" -> writer.write(part);
                default -> {}
            }
        }
        return closed(bytes);
    }

    /// UTF-16 without a mark; null leaves it to the file's own words, which cannot be read in it.
    private static @Nullable String wide(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] != 0 && bytes[1] != 0)) {
            return null;
        }
        return bytes[0] == 0 ? "UTF-16BE" : "UTF-16LE";
    }

    private static void front(
            Element front, PlainText text, About about, JatsText writer, Deadline deadline) {
        Element meta = JatsText.child(front, "article-meta");
        if (meta == null) {
            return;
        }
        about.publication = publication(front, meta);
        Element group = JatsText.child(meta, "title-group");
        Element stated = group == null ? null : JatsText.child(group, "article-title");
        if (stated != null) {
            about.title = CleanText.running(JatsText.words(stated), false);
            text.paragraph(about.title);
        }
        for (Element part : meta.children()) {
            switch (part.normalName()) {
                case "abstract" -> writer.write(part);
                case "contrib-group" -> authors(part, about.authors, deadline);
                default -> {}
            }
        }
    }

    /// The date of publication in print or online where both are stated, the earlier one.
    private static Publication publication(Element front, Element meta) {
        int year = 0;
        for (Element date : meta.children()) {
            if (date.normalName().equals("pub-date")) {
                Element written = JatsText.child(date, "year");
                int stated = written == null ? 0 : Dates.year(written.text());
                year = year == 0 || stated > 0 && stated < year ? stated : year;
            }
        }
        Element doi = meta.selectFirst("> article-id[pub-id-type=doi]");
        Element journal = front.selectFirst("> journal-meta journal-title");
        Element summary = meta.selectFirst("> abstract:not([abstract-type])");
        return new Publication(
                year,
                journal == null ? "" : journal.text(),
                doi == null ? "" : doi.text(),
                summary == null ? "" : summary(summary));
    }

    /// Its paragraphs, one a line, without titles of its own.
    private static String summary(Element summary) {
        List<String> lines = new ArrayList<>();
        for (Element paragraph : summary.select("p")) {
            Element before = paragraph.previousElementSibling();
            boolean titled =
                    before != null
                            && before.normalName().equals("title")
                            && before.parent() != summary;
            String words = CleanText.running(JatsText.words(paragraph), false);
            lines.add(titled && before != null ? before.text() + ": " + words : words);
        }
        return String.join("\n", lines);
    }

    private static boolean closed(byte[] bytes) {
        int from = Math.max(0, bytes.length - 4_000);
        byte[] end = Arrays.copyOfRange(bytes, from, bytes.length);
        return new String(end, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains("</article>");
    }

    private static void authors(Element group, List<String> authors, Deadline deadline) {
        for (Element person : group.children()) {
            deadline.check();
            if (!person.normalName().equals("contrib")
                    || !person.attr("contrib-type").equals("author")) {
                continue;
            }
            Element ways = JatsText.child(person, "name-alternatives");
            Element name = JatsText.child(ways == null ? person : ways, "name");
            Element whole = JatsText.child(person, "string-name", "collab");
            String written =
                    name == null
                            ? whole == null ? "" : whole.ownText()
                            : part(name, "given-names") + " " + part(name, "surname");
            String clean = CleanText.running(written, false);
            if (!clean.isEmpty() && clean.length() <= 100) {
                authors.add(clean);
            }
        }
    }

    private static String part(Element name, String tag) {
        Element part = JatsText.child(name, tag);
        return part == null ? "" : part.text();
    }
}
