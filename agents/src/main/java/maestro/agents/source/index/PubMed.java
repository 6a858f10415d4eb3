package maestro.agents.source.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.rag.bibliography.Dates;
import maestro.rag.document.packed.Xml;

/// Articles of PubMed by NCBI's E-utilities (ncbi.nlm.nih.gov/books/NBK25499): ids first, then the
/// records of these.
public final class PubMed implements Searcher {
    private final URI base;

    public PubMed(URI base) {
        this.base = base;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        Fetched found =
                get.get(
                        new Query(base, "/entrez/eutils/esearch.fcgi")
                                .with("db", "pubmed")
                                .with("retmode", "json")
                                .with("sort", "relevance")
                                .with("retmax", most)
                                .with("term", words)
                                .uri());
        JsonNode list = Json.object(found).path("esearchresult").path("idlist");
        List<String> ids =
                Json.texts(Json.list(found, list)).stream()
                        .filter(id -> id.matches("\\d{1,12}"))
                        .limit(most)
                        .toList();
        if (ids.isEmpty()) {
            return new Answer(List.of(), List.of());
        }
        Fetched records =
                get.get(
                        new Query(base, "/entrez/eutils/efetch.fcgi")
                                .with("db", "pubmed")
                                .with("retmode", "xml")
                                .with("id", String.join(",", ids))
                                .uri());
        try {
            XMLStreamReader xml = Xml.of(records.bytes());
            List<Lead> leads = new ArrayList<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("PubmedArticle")
                        && leads.size() < most) {
                    leads.add(new Article(xml).lead());
                }
            }
            return new Answer(leads, List.of());
        } catch (XMLStreamException e) {
            throw Json.unreadable(records, e);
        }
    }

    /// One record while it is read.
    private static final class Article {
        private final XMLStreamReader xml;
        private String title = "";
        private String id = "";
        private String doi = "";
        private String venue = "";
        private int year;
        private final StringBuilder summary = new StringBuilder();
        private final List<String> authors = new ArrayList<>();

        Article(XMLStreamReader xml) throws XMLStreamException {
            this.xml = xml;
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (event == XMLStreamConstants.START_ELEMENT && !taken()) {
                    depth++;
                }
            }
        }

        /// Whether the element that has just begun was read to its end.
        private boolean taken() throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "ArticleTitle" -> title = Arxiv.text(xml);
                case "PMID" -> {
                    String number = Arxiv.text(xml);
                    id = id.isEmpty() ? number : id;
                }
                case "AbstractText" -> {
                    String label = Xml.attribute(xml, "Label");
                    summary.append(summary.isEmpty() ? "" : "\n")
                            .append(label.isEmpty() ? "" : label + ": ")
                            .append(Arxiv.text(xml).replaceAll("\\s+", " "));
                }
                case "Journal" -> journal();
                case "Author" -> authors.add(author());
                case "ELocationID", "ArticleId" -> {
                    boolean own =
                            Xml.attribute(xml, "EIdType").equals("doi")
                                    || Xml.attribute(xml, "IdType").equals("doi");
                    String written = Arxiv.text(xml);
                    doi = own && doi.isEmpty() ? written : doi;
                }
                // what the article cites has ids and titles as well
                case "ReferenceList", "CommentsCorrectionsList", "OtherAbstract" -> Xml.skip(xml);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void journal() throws XMLStreamException {
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Title" -> venue = Arxiv.text(xml);
                        case "Year", "MedlineDate" -> year = Dates.year(Arxiv.text(xml));
                        default -> depth++;
                    }
                }
            }
        }

        private String author() throws XMLStreamException {
            String family = "";
            String given = "";
            String group = "";
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "LastName" -> family = Arxiv.text(xml);
                        case "ForeName" -> given = Arxiv.text(xml);
                        case "CollectiveName" -> group = Arxiv.text(xml);
                        default -> depth++;
                    }
                }
            }
            return group.isEmpty() ? (given + " " + family).strip() : group;
        }

        Lead lead() {
            return new Lead(
                    title.replaceFirst("\\.$", ""),
                    id.isEmpty() ? "" : "https://pubmed.ncbi.nlm.nih.gov/" + id + "/",
                    "",
                    doi,
                    authors,
                    year,
                    venue,
                    summary.toString(),
                    List.of(Index.PUBMED));
        }
    }
}
