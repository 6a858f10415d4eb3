package maestro.rag.index.lucene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.rag.benchmark.Figures;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.index.SearchMode;
import maestro.rag.library.folder.Trees;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Hybrid search among a million passages. Making the index takes about twenty minutes on two cores
/// and 4 GB of disk, so it is made only where `-Dmillion=1000000` says of how many, and kept in
/// `target/benchmark` for the next time.
@EnabledIfSystemProperty(named = "million", matches = "\\d+")
final class MillionBenchmark {
    private static final int SENTENCES = 60_000;
    private static final int EXACT_QUERIES = 200;
    private static final double P99_LIMIT_MS = 12;
    private static final double FILTERED_P99_LIMIT_MS = 25;
    private static final double RECALL_LIMIT = 0.97;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void hybridSearchIsQuickAndFindsTheNearest() throws Exception {
        int passages = Integer.getInteger("million", 1_000_000);
        String among = String.format(Locale.ROOT, "search among %,d passages, ", passages);
        Path folder = Path.of("target", "benchmark", "index-" + passages).toAbsolutePath();
        try (OnnxEmbedder embedder =
                OnnxEmbedder.builtIn(Path.of("target", "models").toAbsolutePath())) {
            ManyPassages many = ManyPassages.of(figures, among, passages, SENTENCES, embedder);
            Path whole = folder.resolveSibling(folder.getFileName() + ".whole");
            if (!Files.exists(whole)) {
                Trees.delete(folder);
                many.build(folder);
                Files.createFile(whole);
            }
            List<Set<Passage>> exact = many.exact(folder, EXACT_QUERIES);
            try (PassageIndex index = many.open(folder, ManyPassages.AS_THE_LIBRARY)) {
                long start = System.nanoTime();
                index.tidy(bytes -> true); // as the library does after an ingestion
                figures.shown(among + "tidied", (System.nanoTime() - start) / 1e9, "s");
                double recall = many.recall(index, exact);
                figures.atLeast(among + "recall@10 against exact", recall, RECALL_LIMIT, "");
                many.show("words alone", index, many.query(SearchMode.KEYWORD, null));
                many.show("meaning alone", index, many.query(SearchMode.SEMANTIC, null));
                ManyPassages.Asking hybrid = many.query(SearchMode.HYBRID, null);
                figures.atMost(
                        among + "hybrid, p99",
                        many.time("hybrid", index, hybrid),
                        P99_LIMIT_MS,
                        "ms");
                ManyPassages.Asking tenth = many.query(SearchMode.HYBRID, many.documents(10));
                figures.atMost(
                        among + "hybrid in 10 %, p99",
                        many.time("hybrid in 10 %", index, tenth),
                        FILTERED_P99_LIMIT_MS,
                        "ms");
            }
        }
    }
}
