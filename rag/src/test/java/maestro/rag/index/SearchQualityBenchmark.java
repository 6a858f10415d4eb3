package maestro.rag.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import maestro.rag.benchmark.Beir;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.benchmark.VectorCache;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// nDCG at 10 on collections with human judgements, each document as one passage (and its vector
/// that of the first 254 tokens of title and text).
///
/// The figures to beat are Lucene's BM25 with its English (Korean) analyser, and plain reciprocal
/// rank fusion with the built-in model.
final class SearchQualityBenchmark {

    @RegisterExtension final Figures figures = new Figures();

    @ParameterizedTest
    @CsvSource({
        "scifact,     0.679, 0.645, 0.713",
        "cranfield,   0.370, 0.374, 0.412",
        "korquad-dev, 0.955, 0,     0.955"
    })
    void hybridBeatsItsParts(
            String set, double words, double meaning, double fused, @TempDir Path folder)
            throws Exception {
        Beir beir = Beir.read(SharedData.require("beir/" + set));
        Map<SearchMode, Double> ndcg;
        try (OnnxEmbedder embedder =
                        OnnxEmbedder.builtIn(Path.of("target", "models").toAbsolutePath());
                PassageIndex index =
                        PassageIndex.open(folder, embedder.fingerprint(), embedder.dimension())) {
            fill(index, set, beir, embedder);
            ndcg = ndcg(index, set, beir, embedder);
        }
        double keyword = ndcg.getOrDefault(SearchMode.KEYWORD, 0.0);
        double semantic = ndcg.getOrDefault(SearchMode.SEMANTIC, 0.0);
        double hybrid = ndcg.getOrDefault(SearchMode.HYBRID, 0.0);
        String of = "nDCG@10 of " + set + ", ";
        figures.atLeast(of + "words", keyword, words, "");
        figures.atLeast(of + "meaning", semantic, meaning, "");
        figures.atLeast(of + "both", hybrid, fused, "");
        assertThat(hybrid).isGreaterThan(Math.max(keyword, semantic) - 0.0005);
    }

    // The model reads no Korean, so there hybrid is as good as words, up to a query's odd Latin
    // name.
    private static void fill(PassageIndex index, String set, Beir beir, OnnxEmbedder embedder)
            throws Exception {
        List<String> titled = beir.corpus().stream().map(t -> t.title() + ". " + t.text()).toList();
        List<float[]> vectors = VectorCache.of(set + "-titled", titled, embedder);
        for (int i = 0; i < titled.size(); i++) {
            String id = beir.corpus().get(i).id();
            String text = beir.corpus().get(i).text();
            index.replace(
                    new DocumentEntry(id, beir.corpus().get(i).title(), ""),
                    List.of(new Passage(id, 0, text, 0, text.length(), 1, List.of())),
                    List.of(vectors.get(i)));
        }
        index.commit();
    }

    private static Map<SearchMode, Double> ndcg(
            PassageIndex index, String set, Beir beir, OnnxEmbedder embedder) throws Exception {
        List<float[]> vectors =
                VectorCache.of(set + "-queries", List.copyOf(beir.queries().values()), embedder);
        Map<SearchMode, Double> means = new EnumMap<>(SearchMode.class);
        int next = 0;
        for (Map.Entry<String, String> query : beir.queries().entrySet()) {
            float[] vector = vectors.get(next++);
            for (SearchMode mode : SearchMode.values()) {
                List<String> found =
                        index
                                .search(
                                        new IndexQuery(
                                                query.getValue(), vector, mode, null, 10, true))
                                .stream()
                                .map(h -> h.passage().documentId())
                                .toList();
                double one = beir.ndcg(query.getKey(), found) / beir.queries().size();
                means.merge(mode, one, Double::sum);
            }
        }
        return means;
    }
}
