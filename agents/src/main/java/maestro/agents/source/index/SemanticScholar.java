package maestro.agents.source.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.rag.bibliography.Identifiers;

/// Papers of Semantic Scholar (api.semanticscholar.org/api-docs/graph). Without a key all the world
/// shares one allowance, so 429 is common.
public final class SemanticScholar implements Searcher {
    private static final String FIELDS =
            "title,abstract,year,venue,externalIds,openAccessPdf,authors,url";

    private final URI base;

    public SemanticScholar(URI base) {
        this.base = base;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        Fetched answer =
                get.get(
                        new Query(base, "/graph/v1/paper/search")
                                // words with a hyphen find nothing, says the documentation
                                .with("query", words.replace('-', ' '))
                                .with("limit", most)
                                .with("fields", FIELDS)
                                .uri());
        JsonNode found = Json.object(answer);
        List<Lead> leads = new ArrayList<>();
        if (found.path("total").asInt(-1) == 0 && found.path("data").isMissingNode()) {
            return new Answer(leads, List.of());
        }
        for (JsonNode paper : Json.list(answer, found.path("data"))) {
            if (leads.size() < most) {
                leads.add(lead(paper));
            }
        }
        return new Answer(leads, List.of());
    }

    private static Lead lead(JsonNode paper) {
        List<String> authors = new ArrayList<>();
        paper.path("authors").forEach(a -> authors.add(Json.text(a.path("name"))));
        JsonNode ids = paper.path("externalIds");
        String doi = Json.text(ids.path("DOI"));
        String preprint = Json.text(ids.path("ArXiv"));
        return new Lead(
                Json.text(paper.path("title")),
                Json.text(paper.path("url")),
                Json.text(paper.path("openAccessPdf").path("url")),
                doi.isEmpty() && !preprint.isEmpty()
                        ? Identifiers.doi("arXiv:" + preprint).orElse("")
                        : doi,
                authors,
                paper.path("year").asInt(0),
                Json.text(paper.path("venue")),
                Json.text(paper.path("abstract")),
                List.of(Index.SEMANTIC_SCHOLAR));
    }
}
