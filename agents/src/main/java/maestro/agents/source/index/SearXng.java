package maestro.agents.source.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.rag.bibliography.Dates;
import maestro.rag.message.Message;

/// A SearXNG that gives JSON (docs.searxng.org/dev/search_api.html). One that is not set up for it
/// refuses with 403, as does one that takes this for a robot.
public final class SearXng implements Searcher {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MOST_UNRESPONSIVE = 20;

    private final WebSearch how;

    public SearXng(WebSearch how) {
        this.how = how;
    }

    @Override
    public Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        List<Lead> leads = new ArrayList<>();
        List<String> unresponsive = new ArrayList<>();
        boolean more = true;
        for (int page = 1; page <= how.pages() && more && leads.size() < most; page++) {
            Fetched answer = asked(words, page, get);
            JsonNode found = Json.object(answer);
            int before = leads.size();
            for (JsonNode result : Json.list(answer, found.path("results"))) {
                Lead lead = lead(result);
                if (!lead.url().isEmpty() && leads.size() < most) {
                    leads.add(lead);
                }
            }
            more = leads.size() > before;
            for (JsonNode engine : found.path("unresponsive_engines")) {
                String said = String.join(": ", Json.texts(engine));
                if (!unresponsive.contains(said) && unresponsive.size() < MOST_UNRESPONSIVE) {
                    unresponsive.add(said);
                }
            }
        }
        return new Answer(leads, unresponsive);
    }

    private Fetched asked(String words, int page, Get get)
            throws FetchException, UnreadableException, InterruptedException {
        Query query =
                new Query(how.address(), "/search")
                        .with("q", words)
                        .with("format", "json")
                        .with("categories", String.join(",", how.categories()))
                        .with("engines", String.join(",", how.engines()))
                        .with("language", how.language())
                        .with("pageno", page);
        if (how.timeRange() != WebSearch.TimeRange.ANY) {
            query.with("time_range", how.timeRange().name().toLowerCase(Locale.ROOT));
        }
        if (how.safe() != WebSearch.Safe.DEFAULT) {
            query.with("safesearch", how.safe().ordinal() - 1);
        }
        try {
            return get.get(query.uri());
        } catch (FetchException e) {
            if (e.status() == FORBIDDEN) {
                throw new UnreadableException(
                        Message.of("source.searxng.json", how.address().toString()), e);
            }
            if (e.status() == NOT_FOUND) {
                throw new UnreadableException(
                        Message.of("source.searxng.other", how.address().toString()), e);
            }
            throw e;
        }
    }

    private static Lead lead(JsonNode result) {
        String url = Json.text(result.path("url"));
        return new Lead(
                Json.text(result.path("title")),
                url.matches("(?i)https?://.+") ? url : "",
                Json.text(result.path("pdf_url")),
                Json.text(result.path("doi")),
                Json.texts(result.path("authors")),
                Dates.year(Json.text(result.path("publishedDate"))),
                Json.text(result.path("journal")),
                Json.text(result.path("content")),
                List.of(Index.WEB));
    }
}
