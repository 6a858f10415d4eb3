package maestro.rag.index.lucene;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import maestro.rag.benchmark.Figures;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.index.SearchMode;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Hybrid search among 100,000 passages.
final class SearchSpeedBenchmark {
    private static final int PASSAGES = 100_000;
    private static final int SENTENCES = 6_000;
    private static final double P99_LIMIT_MS = 10;
    private static final double RECALL_LIMIT = 0.97;
    private static final String AMONG = "search among 100,000 passages, ";

    @TempDir Path folder;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void hybridSearchIsQuickAndFindsTheNearest() throws Exception {
        try (OnnxEmbedder embedder =
                OnnxEmbedder.builtIn(Path.of("target", "models").toAbsolutePath())) {
            ManyPassages many = ManyPassages.of(figures, AMONG, PASSAGES, SENTENCES, embedder);
            many.build(folder);
            List<Set<Passage>> exact = many.exact(folder, Integer.MAX_VALUE);
            try (PassageIndex index = many.open(folder, ManyPassages.AS_THE_LIBRARY)) {
                double recall = many.recall(index, exact);
                figures.atLeast(AMONG + "recall@10 against exact", recall, RECALL_LIMIT, "");
                many.show("words alone", index, many.query(SearchMode.KEYWORD, null));
                many.show("meaning alone", index, many.query(SearchMode.SEMANTIC, null));
                ManyPassages.Asking hybrid = many.query(SearchMode.HYBRID, null);
                double p99 = many.time("hybrid", index, hybrid);
                figures.atMost(AMONG + "hybrid, p99", p99, P99_LIMIT_MS, "ms");
                many.show("hybrid with the query's embedding", index, many.embedding());
                for (int part : new int[] {10, 50}) {
                    Set<String> within = many.documents(100 / part);
                    many.show(
                            "hybrid in " + part + " %",
                            index,
                            many.query(SearchMode.HYBRID, within));
                }
            }
        }
    }
}
