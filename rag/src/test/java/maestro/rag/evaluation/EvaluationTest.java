package maestro.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.SearchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationTest {
    private static final HashingEmbedder EMBEDDER = new HashingEmbedder();
    @TempDir Path folder;

    private static Evaluation of(Path set, Path index) throws IOException, InterruptedException {
        return Evaluation.of(JudgedSet.read(set), EMBEDDER, index, done -> {});
    }

    @Test
    void whatWordsTellApartIsFoundInEveryMode() throws Exception {
        Path set = SmallSet.write(folder.resolve("set"));
        try (Evaluation evaluation = of(set, folder.resolve("index"))) {
            for (SearchMode mode : SearchMode.values()) {
                Evaluation.Result result = evaluation.run(mode);
                assertThat(result.metrics()).as(mode.name()).isEqualTo(new Metrics(1, 1, 1, 1));
                assertThat(result.mode()).isEqualTo(mode);
                assertThat(result.documents()).isEqualTo(3);
                assertThat(result.queries()).isEqualTo(2);
                assertThat(result.p50()).isPositive().isLessThanOrEqualTo(result.p99());
                assertThat(result.indexSeconds()).isPositive();
            }
        }
    }

    /// The only passage about bees is the last of its document, behind more than a passage's worth
    /// of other words.
    @Test
    void aDocumentIsAsGoodAsItsBestPassage() throws Exception {
        String stones = "Stone upon stone the old wall grows. ".repeat(60);
        Path set =
                SmallSet.write(
                        folder.resolve("set"),
                        line("long", stones + "Bees sleep in the wall.")
                                + line("short", "Stone walls are old.")
                                + line("other", "The sea is wide."),
                        "{\"_id\": \"q\", \"text\": \"bees\"}\n",
                        "q\tlong\t1\n");
        try (Evaluation evaluation = of(set, folder.resolve("index"))) {
            assertThat(evaluation.run(SearchMode.KEYWORD).metrics().mrr10()).isEqualTo(1);
            assertThat(evaluation.run(SearchMode.HYBRID).metrics().mrr10()).isEqualTo(1);
        }
    }

    private static String line(String id, String text) {
        return "{\"_id\": \"%s\", \"text\": \"%s\"}%n".formatted(id, text);
    }

    @Test
    void progressCountsToTheEnd() throws Exception {
        List<Integer> told = new ArrayList<>();
        Path set = SmallSet.write(folder.resolve("set"));
        try (Evaluation _ =
                Evaluation.of(JudgedSet.read(set), EMBEDDER, folder.resolve("index"), told::add)) {
            assertThat(told).containsExactly(1, 2, 3);
        }
    }

    @Test
    void anInterruptEndsIndexingAndLeavesTheFolderFree() throws Exception {
        Path set = SmallSet.write(folder.resolve("set"));
        JudgedSet read = JudgedSet.read(set);
        assertThatThrownBy(() ->
                        Evaluation.of(
                                read,
                                EMBEDDER,
                                folder.resolve("index"),
                                done -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);
        try (Evaluation again = of(set, folder.resolve("index"))) {
            assertThat(again.run(SearchMode.HYBRID).metrics().ndcg10()).isEqualTo(1);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> again.run(SearchMode.HYBRID))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aSetThatChangesMeanwhileIsRefused() throws Exception {
        Path set = SmallSet.write(folder.resolve("set"));
        JudgedSet read = JudgedSet.read(set);
        Files.delete(set.resolve("corpus.jsonl"));
        assertThatThrownBy(() -> Evaluation.of(read, EMBEDDER, folder.resolve("index"), done -> {}))
                .isInstanceOf(JudgedSetException.class);
    }
}
