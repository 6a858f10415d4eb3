package maestro.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.index.SearchMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// nDCG at 10 on collections with human judgements, as `maestro evaluate` measures it.
///
/// The limits are what was reached when the ranking was chosen; plain reciprocal rank fusion (k =
/// 60) over the same passages has 0.717 and 0.409.
final class SearchQualityBenchmark {

    @RegisterExtension final Figures figures = new Figures();

    @ParameterizedTest
    @CsvSource({"scifact, 0.740", "cranfield, 0.430", "korquad-dev, 0.965"})
    void hybridBeatsItsParts(String set, double least, @TempDir Path folder) throws Exception {
        JudgedSet judged = JudgedSet.read(SharedData.require("beir/" + set));
        double keyword;
        double semantic;
        double hybrid;
        try (OnnxEmbedder embedder =
                        OnnxEmbedder.builtIn(Path.of("target", "models").toAbsolutePath());
                Evaluation evaluation = Evaluation.of(judged, embedder, folder, done -> {})) {
            keyword = evaluation.run(SearchMode.KEYWORD).metrics().ndcg10();
            semantic = evaluation.run(SearchMode.SEMANTIC).metrics().ndcg10();
            hybrid = evaluation.run(SearchMode.HYBRID).metrics().ndcg10();
        }
        String of = "nDCG@10 of " + set + ", ";
        figures.shown(of + "words", keyword, "");
        figures.shown(of + "meaning", semantic, "");
        figures.atLeast(of + "both", hybrid, least, "");
        // The model reads no Korean, so there hybrid is as good as words, up to a query's odd Latin
        // name.
        assertThat(hybrid).isGreaterThan(Math.max(keyword, semantic) - 0.0005);
    }

    /// The questions of one set among the documents of two languages, which is to be no worse than
    /// among its own alone.
    @ParameterizedTest
    @CsvSource({"korquad-dev, scifact, 0.965", "scifact, korquad-dev, 0.740"})
    void anotherLanguageInTheLibraryTakesNothingAway(
            String set, String other, double least, @TempDir Path folder) throws Exception {
        JudgedSet judged = JudgedSet.read(SharedData.require("beir/" + set));
        JudgedSet added = JudgedSet.read(SharedData.require("beir/" + other));
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        try (OutputStream corpus = Files.newOutputStream(mixed.resolve("corpus.jsonl"))) {
            Files.copy(judged.folder().resolve("corpus.jsonl"), corpus);
            corpus.write('\n');
            Files.copy(added.folder().resolve("corpus.jsonl"), corpus);
        }
        JudgedSet both =
                new JudgedSet(
                        set + " with " + other,
                        mixed,
                        judged.documents() + added.documents(),
                        judged.queries(),
                        judged.judgements());
        try (OnnxEmbedder embedder =
                        OnnxEmbedder.builtIn(Path.of("target", "models").toAbsolutePath());
                Evaluation evaluation =
                        Evaluation.of(both, embedder, folder.resolve("index"), done -> {})) {
            figures.atLeast(
                    "nDCG@10 of " + both.name(),
                    evaluation.run(SearchMode.HYBRID).metrics().ndcg10(),
                    least,
                    "");
        }
    }
}
