package maestro.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.app.Workstation;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Document;
import maestro.rag.library.SearchRequest;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Find passages in the library.")
final class SearchCommand extends WorkstationCommand {
    @Option(
            names = "--mode",
            paramLabel = "hybrid|keyword|semantic",
            converter = ModeName.class,
            description = "How to rank (default: hybrid).")
    private SearchMode mode = SearchMode.HYBRID;

    @Option(names = "--collection", paramLabel = "C", description = "Search this collection only.")
    private @Nullable String collection;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most hits, 1 to 1000 (default: 10).")
    private int limit = 10;

    @Mixin private FilterOptions filter = new FilterOptions();

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to look for.")
    private List<String> words = List.of();

    @Override
    void checkArguments() {
        request();
    }

    private SearchRequest request() {
        String query = String.join(" ", words).strip();
        if (query.isEmpty()) {
            throw new UsageException("the query is empty");
        }
        try {
            Set<String> collections = collection == null ? Set.of() : Set.of(collection);
            return new SearchRequest(query, mode, collections, filter.filter(), limit, true);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    @Override
    int run(Workstation workstation) {
        Collections.requireKnown(workstation.library(), collection);
        List<Hit> hits = workstation.library().search(request());
        if (json()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Hit hit : hits) {
                rows.add(row(hit, workstation));
            }
            printJson(Map.of("hits", rows));
            return Exit.DONE;
        }
        if (hits.isEmpty()) {
            out().println("Nothing found.");
        }
        for (Hit hit : hits) {
            Passage passage = hit.passage();
            String title =
                    workstation
                            .library()
                            .document(passage.documentId())
                            .map(Document::title)
                            .orElse(passage.documentId());
            out().printf(
                            "%2d  %.4f  %s%s%n    %s%n",
                            hit.rank(),
                            hit.score(),
                            title,
                            passage.regions().isEmpty() ? "" : ", p. " + passage.page(),
                            passage.text().replaceAll("\\s+", " "));
        }
        return Exit.DONE;
    }

    private static Map<String, Object> row(Hit hit, Workstation workstation) {
        Passage passage = hit.passage();
        Document document = workstation.library().document(passage.documentId()).orElse(null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rank", hit.rank());
        row.put("score", hit.score());
        row.put("keywordRank", hit.keywordRank());
        row.put("semanticRank", hit.semanticRank());
        row.put("documentId", passage.documentId());
        row.put("title", document == null ? null : document.title());
        row.put("file", document == null ? null : document.file());
        row.put("page", passage.page());
        row.put("text", passage.text());
        row.put("start", passage.start());
        row.put("end", passage.end());
        row.put("regions", Json.regions(passage.regions()));
        return row;
    }
}
