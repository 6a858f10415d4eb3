package maestro.rag.document.epub;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.AboutItself;
import maestro.rag.document.packed.PackedReader;
import maestro.rag.document.packed.Parts;
import maestro.rag.document.packed.Xml;
import maestro.rag.document.text.HtmlText;
import maestro.rag.document.text.PlainText;
import maestro.rag.document.text.TimedBytes;
import maestro.rag.message.Message;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads EPUB 2 and 3: the chapters in the order of the book's spine, each as a page of HTML. A
/// book whose chapters are locked by its shop is refused.
public final class EpubReader extends PackedReader {
    private static final Logger LOG = LoggerFactory.getLogger(EpubReader.class);
    private static final Pattern CHAPTER = Pattern.compile(".*\\.(x?html?|xml)");
    private static final Pattern PAGE = Pattern.compile(".*\\.x?html?");
    private static final String CLUTTER =
            "script, style, nav, svg, [hidden], [epub:type=pagebreak], [role=doc-pagebreak]";

    /// The tree takes some twenty times as much memory.
    private static final int MOST_BYTES = 8 << 20;

    @Override
    protected String format() {
        return "epub";
    }

    @Override
    protected boolean holds(Set<String> names) {
        return names.contains("META-INF/container.xml")
                && names.stream().anyMatch(n -> n.endsWith(".opf"));
    }

    @Override
    protected String trace() {
        return "application/epub+zip";
    }

    @Override
    protected boolean wanted(String name) {
        return name.endsWith(".opf") || CHAPTER.matcher(name).matches();
    }

    @Override
    protected @Nullable Read write(Parts parts, PlainText text, Deadline deadline)
            throws XMLStreamException, Locked {
        String book = book(parts);
        byte[] opf = parts.get(book);
        Collection<String> chapters = opf == null ? List.of() : spine(book, opf);
        boolean whole = !chapters.isEmpty();
        if (chapters.isEmpty()) {
            // The book's own order is lost.
            chapters = parts.names(PAGE);
        }
        if (chapters.isEmpty()) {
            return null;
        }
        Set<String> locked = locked(parts);
        HtmlText writer = new HtmlText(text, deadline);
        for (String chapter : chapters) {
            deadline.check();
            if (locked.contains(chapter)) {
                throw new Locked(Message.of("foreign.shop"));
            }
            byte[] part = parts.get(chapter);
            if (part == null || part.length > MOST_BYTES) {
                whole = false;
            } else if (!text.full()) {
                writer.write(page(part, deadline).body());
            }
        }
        return new Read(whole, null, AboutItself.read(opf));
    }

    private static Document page(byte[] part, Deadline deadline) {
        try {
            Document page = Jsoup.parse(new TimedBytes(part, deadline), null, "");
            deadline.check(); // where it is over the parser takes it for the end
            page.select(CLUTTER).remove();
            return page;
        } catch (IOException e) {
            return new Document(Parser.NamespaceHtml, "");
        }
    }

    /// Name of the part that lists the book's parts.
    private static String book(Parts parts) {
        byte[] container = parts.get("META-INF/container.xml");
        if (container != null) {
            try {
                XMLStreamReader xml = Xml.of(container);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamReader.START_ELEMENT
                            && xml.getLocalName().equals("rootfile")) {
                        return Xml.attribute(xml, "full-path");
                    }
                }
            } catch (XMLStreamException e) {
                LOG.debug("a book without a way to its list of parts", e);
            }
        }
        return parts.names(Pattern.compile(".*\\.opf")).stream().findFirst().orElse("");
    }

    /// Names of the chapters in their order, each once, without the book's table of contents.
    private static Collection<String> spine(String book, byte[] opf) {
        Map<String, String> names = new HashMap<>();
        Collection<String> chapters = new LinkedHashSet<>();
        try {
            XMLStreamReader xml = Xml.of(opf);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    take(book, xml, names, chapters);
                }
            }
        } catch (XMLStreamException e) {
            return List.of();
        }
        return chapters;
    }

    private static void take(
            String book,
            XMLStreamReader xml,
            Map<String, String> names,
            Collection<String> chapters) {
        if (xml.getLocalName().equals("item")) {
            boolean contents = List.of(Xml.attribute(xml, "properties").split(" ")).contains("nav");
            if (!contents && Xml.attribute(xml, "media-type").contains("html")) {
                names.put(Xml.attribute(xml, "id"), name(book, Xml.attribute(xml, "href")));
            }
        } else if (xml.getLocalName().equals("itemref")) {
            String name = names.get(Xml.attribute(xml, "idref"));
            if (name != null) {
                chapters.add(name);
            }
        }
    }

    private static String name(String from, String reference) {
        try {
            String plain = URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Parts.resolve(from, plain);
        } catch (IllegalArgumentException e) {
            return Parts.resolve(from, reference);
        }
    }

    /// Names of the parts that are encrypted; fonts often are, which locks no text.
    private static Set<String> locked(Parts parts) throws XMLStreamException {
        Set<String> locked = new HashSet<>();
        byte[] encryption = parts.get("META-INF/encryption.xml");
        if (encryption != null) {
            XMLStreamReader xml = Xml.of(encryption);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("CipherReference")) {
                    locked.add(name("", Xml.attribute(xml, "URI")));
                }
            }
        }
        return locked;
    }
}
