package maestro.app.cli;

import java.util.List;
import java.util.Set;
import maestro.app.Workstation;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.library.SearchRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = {
            "Find passages in the library.",
            "A query may hold \"phrases\", author:, title:, year:, tag:, lang: and more, AND, OR, NOT and parentheses; a plain question needs none of them."
        })
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

    @Option(
            names = "--explain",
            description = "Say what each step did to the query: places before and after.")
    private boolean explain;

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
            return SearchRequest.of(QueryLine.forSearch(query), mode, collections, limit)
                    .within(filter.filter());
        } catch (QuerySyntaxException e) {
            throw new UsageException(e.explanation().english());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    @Override
    int run(Workstation workstation) {
        Collections.requireKnown(workstation.library(), collection);
        List<Hit> hits = workstation.library().search(request());
        new HitPrinter(this, workstation.library(), explain).print(hits);
        return Exit.DONE;
    }
}
