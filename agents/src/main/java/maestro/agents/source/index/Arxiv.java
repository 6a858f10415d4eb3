package maestro.agents.source.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Identifiers;
import maestro.rag.document.packed.Xml;
import maestro.rag.message.Message;

/// Preprints of arXiv, in Atom (info.arxiv.org/help/api/user-manual.html). All words first, then
/// any of them where none has all. A fault comes as an entry called "Error".
public final class Arxiv implements Searcher {
    private static final int MOST_WORDS = 8;

    private final URI base;

    public Arxiv(URI base) {
        this.base = base;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        List<Lead> all = asked(words, " AND ", most, get);
        return new Answer(all.isEmpty() ? asked(words, " OR ", most, get) : all, List.of());
    }

    private List<Lead> asked(String words, String between, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        // quotes, brackets and colons have a meaning of their own
        String query =
                Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .map(word -> "all:" + word)
                        .collect(Collectors.joining(between));
        if (query.isEmpty()) {
            return List.of();
        }
        Fetched answer =
                get.get(
                        new Query(base, "/api/query")
                                .with("search_query", query)
                                .with("start", 0)
                                .with("max_results", most)
                                .with("sortBy", "relevance")
                                .uri());
        try {
            XMLStreamReader xml = Xml.of(answer.bytes());
            List<Lead> leads = new ArrayList<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("entry")
                        && leads.size() < most) {
                    leads.add(entry(xml));
                }
            }
            return leads;
        } catch (XMLStreamException e) {
            throw Json.unreadable(answer, e);
        }
    }

    private static Lead entry(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        String title = "";
        String id = "";
        String summary = "";
        String published = "";
        String file = "";
        String doi = "";
        String venue = "";
        List<String> authors = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "title" -> title = text(xml);
                case "id" -> id = text(xml);
                case "summary" -> summary = text(xml);
                case "published" -> published = text(xml);
                case "author" -> authors.add(text(xml));
                case "doi" -> doi = text(xml);
                case "journal_ref" -> venue = text(xml);
                case "link" -> {
                    if (Xml.attribute(xml, "title").equals("pdf")) {
                        file = Xml.attribute(xml, "href");
                    }
                    Xml.skip(xml);
                }
                default -> Xml.skip(xml);
            }
        }
        if (title.equals("Error") || id.contains("/api/errors")) {
            throw new UnreadableException(
                    Message.of("source.unreadable", Index.ARXIV.host(), summary), null);
        }
        return new Lead(
                title,
                secure(id),
                secure(file),
                doi.isEmpty() ? Identifiers.doi(id).orElse("") : doi,
                authors,
                Dates.year(published),
                venue.isEmpty() ? "arXiv" : venue,
                summary.replaceAll("\\s+", " "),
                List.of(Index.ARXIV));
    }

    /// Addresses still come as http, which arXiv redirects.
    private static String secure(String url) {
        return url.replaceFirst("^http://", "https://");
    }

    /// All text of an element that has just begun, of its children too; ends at its end.
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }
}
