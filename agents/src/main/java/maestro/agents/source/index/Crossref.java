package maestro.agents.source.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;

/// What publishers have registered with Crossref (api.crossref.org/swagger-ui). Abstracts come in
/// the elements of JATS. It says nothing about which texts are open.
public final class Crossref implements Registry {
    private static final String FIELDS = "DOI,title,author,container-title,issued,abstract,URL";

    private final URI base;

    public Crossref(URI base) {
        this.base = base;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        Fetched answer =
                get.get(
                        new Query(base, "/works")
                                .with("query", words)
                                .with("rows", most)
                                .with("select", FIELDS)
                                .uri());
        List<Lead> leads = new ArrayList<>();
        JsonNode items = Json.object(answer).path("message").path("items");
        for (JsonNode work : Json.list(answer, items)) {
            if (leads.size() < most) {
                leads.add(lead(work));
            }
        }
        return new Answer(leads, List.of());
    }

    @Override
    public Optional<Lead> work(String doi, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        Fetched answer = get.get(new Query(base, "/works/" + Query.encoded(doi)).uri());
        JsonNode work = Json.object(answer).path("message");
        return work.isObject() ? Optional.of(lead(work)) : Optional.empty();
    }

    private static Lead lead(JsonNode work) {
        List<String> authors = new ArrayList<>();
        for (JsonNode author : work.path("author")) {
            String given = Json.text(author.path("given"));
            String family = Json.text(author.path("family"));
            String whole = (given + " " + family).strip();
            authors.add(whole.isEmpty() ? Json.text(author.path("name")) : whole);
        }
        return new Lead(
                plain(Json.text(work.path("title"))),
                Json.text(work.path("URL")),
                "",
                Json.text(work.path("DOI")),
                authors,
                work.path("issued").path("date-parts").path(0).path(0).asInt(0),
                plain(Json.text(work.path("container-title"))),
                plain(Json.text(work.path("abstract")))
                        .replaceFirst("(?i)^(abstract|summary)[:.]?\\s+(?=\\p{Lu})", ""),
                List.of(Index.CROSSREF));
    }

    /// Without elements and entities.
    static String plain(String marked) {
        return marked.replaceAll("</?[a-zA-Z][^>]{0,200}>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
