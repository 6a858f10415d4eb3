package maestro.agents.source.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.rag.bibliography.Identifiers;

/// Works of OpenAlex (docs.openalex.org/api-entities/works). Abstracts come as the places of each
/// word.
public final class OpenAlex implements Registry {
    private static final String FIELDS =
            "doi,display_name,publication_year,authorships,primary_location,best_oa_location,"
                    + "abstract_inverted_index";
    private static final int LONGEST_ABSTRACT = 4_000;

    private final URI base;

    public OpenAlex(URI base) {
        this.base = base;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        // a comma and a colon part filters, an asterisk and a question mark are wildcards
        Fetched answer =
                get.get(
                        new Query(base, "/works")
                                .with("search", words.replaceAll("[^\\p{L}\\p{N}'-]+", " ").strip())
                                .with("per-page", most)
                                .with("select", FIELDS)
                                .uri());
        List<Lead> leads = new ArrayList<>();
        for (JsonNode work : Json.list(answer, Json.object(answer).path("results"))) {
            if (leads.size() < most) {
                leads.add(lead(work));
            }
        }
        return new Answer(leads, List.of());
    }

    @Override
    public Optional<Lead> work(String doi, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        String path = "/works/https://doi.org/" + Query.encoded(doi).replace("%2F", "/");
        Fetched answer = get.get(new Query(base, path).with("select", FIELDS).uri());
        return Optional.of(lead(Json.object(answer)));
    }

    private static Lead lead(JsonNode work) {
        List<String> authors = new ArrayList<>();
        work.path("authorships")
                .forEach(a -> authors.add(Json.text(a.path("author").path("display_name"))));
        JsonNode open = work.path("best_oa_location");
        String page = Json.text(work.path("primary_location").path("landing_page_url"));
        return new Lead(
                Json.text(work.path("display_name")),
                page.isEmpty() ? Json.text(work.path("doi")) : page,
                Json.text(open.path("pdf_url")),
                Identifiers.doi(Json.text(work.path("doi"))).orElse(""),
                authors,
                work.path("publication_year").asInt(0),
                Json.text(work.path("primary_location").path("source").path("display_name")),
                summary(work.path("abstract_inverted_index")),
                List.of(Index.OPENALEX));
    }

    private static String summary(JsonNode places) {
        TreeMap<Integer, String> words = new TreeMap<>();
        for (var word : places.properties()) {
            for (JsonNode place : word.getValue()) {
                if (words.size() < LONGEST_ABSTRACT) {
                    words.put(place.asInt(), word.getKey());
                }
            }
        }
        return String.join(" ", words.values());
    }
}
