package maestro.app.cli.library;

import java.util.List;
import java.util.Set;
import maestro.app.Workstation;
import maestro.app.cli.command.Collections;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.ModeName;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Judgement;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
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
public final class SearchCommand extends WorkstationCommand {
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

    @Option(
            names = "--no-rerank",
            description = "Leave hits as words and meaning order them (see maestro rerank).")
    private boolean withoutReranking;

    @Option(
            names = "--good",
            paramLabel = "N",
            description = {
                "Keep that hit no. N answers the query; 'evaluate --library' measures by it.",
                "May be given several times."
            })
    private List<Integer> good = List.of();

    @Option(names = "--bad", paramLabel = "N", description = "Likewise, that it does not.")
    private List<Integer> bad = List.of();

    @Mixin private FilterOptions filter = new FilterOptions();

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to look for.")
    private List<String> words = List.of();

    @Override
    public void checkArguments() {
        request();
    }

    private SearchRequest request() {
        String query = String.join(" ", words).strip();
        if (query.isEmpty()) {
            throw new UsageException("the query is empty");
        }
        try {
            Set<String> collections = collection == null ? Set.of() : Set.of(collection);
            SearchRequest request =
                    SearchRequest.of(QueryLine.forSearch(query), mode, collections, limit)
                            .within(filter.filter());
            return withoutReranking ? request.fused() : request;
        } catch (QuerySyntaxException e) {
            throw new UsageException(e.explanation().english());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    @Override
    public int run(Workstation workstation) {
        Collections.requireKnown(workstation.library(), collection);
        List<Hit> hits = workstation.library().search(request());
        judge(workstation.library(), hits, good, true);
        judge(workstation.library(), hits, bad, false);
        new HitPrinter(this, workstation.library(), explain).print(hits);
        Message trouble =
                workstation
                        .library()
                        .model()
                        .trouble()
                        .and(workstation.library().reranking().trouble());
        if (!trouble.isNone()) {
            err().println("maestro: " + trouble.english());
        }
        return Exit.DONE;
    }

    private void judge(Library library, List<Hit> hits, List<Integer> ranks, boolean well) {
        for (int rank : ranks) {
            if (rank < 1 || rank > hits.size()) {
                throw new UsageException("there is no hit no. " + rank);
            }
            Passage p = hits.get(rank - 1).passage();
            library.judgements()
                    .judge(
                            new Judgement(
                                    String.join(" ", words),
                                    p.documentId(),
                                    p.start(),
                                    p.end(),
                                    well));
        }
    }
}
