package maestro.rag.document.jats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.text.Beginning;
import maestro.rag.document.text.Charsets;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import maestro.rag.message.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

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
    public ReadOutcome read(Path file, ReadLimits limits) {
        Beginning beginning;
        Document page;
        try {
            beginning = Beginning.of(file, MOST_BYTES);
            page =
                    Jsoup.parse(
                            new ByteArrayInputStream(beginning.bytes()),
                            null,
                            "",
                            Parser.xmlParser());
        } catch (IOException e) {
            return Refused.unreadable(e);
        }
        Element front = page.selectFirst("article > front > article-meta");
        PlainText text = new PlainText(limits.characters());
        JatsText writer = new JatsText(text);
        String title = "";
        List<String> authors = new ArrayList<>();
        if (front != null) {
            Element stated = front.selectFirst("title-group > article-title");
            title = stated == null ? "" : CleanText.running(JatsText.words(stated), false);
            authors.addAll(authors(front));
            text.paragraph(title);
            front.select("> abstract").forEach(writer::write);
        }
        page.select("article > body").forEach(writer::write);
        page.select("article > back").forEach(writer::write);
        boolean ended = page.selectFirst("article") != null && closed(beginning.bytes());
        Message damage = beginning.leftOut();
        if (damage.isNone() && !ended) {
            damage = Message.of("packed.damaged");
        }
        return text.outcome("jats", title.isEmpty() ? null : title, authors, damage);
    }

    private static boolean closed(byte[] bytes) {
        int from = Math.max(0, bytes.length - 4_000);
        byte[] end = Arrays.copyOfRange(bytes, from, bytes.length);
        return new String(end, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains("</article>");
    }

    private static List<String> authors(Element front) {
        List<String> authors = new ArrayList<>();
        for (Element person : front.select("contrib-group > contrib[contrib-type=author]")) {
            Element name = person.selectFirst("> name, > name-alternatives > name");
            Element whole = person.selectFirst("> string-name, > collab");
            String written =
                    name == null
                            ? whole == null ? "" : whole.ownText()
                            : part(name, "given-names") + " " + part(name, "surname");
            String clean = CleanText.running(written, false);
            if (!clean.isEmpty() && clean.length() <= 100) {
                authors.add(clean);
            }
        }
        return authors;
    }

    private static String part(Element name, String tag) {
        Element part = name.selectFirst("> " + tag);
        return part == null ? "" : part.text();
    }
}
