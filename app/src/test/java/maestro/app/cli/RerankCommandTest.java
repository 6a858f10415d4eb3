package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import maestro.rag.embedding.rerank.TinyCrossEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a network of eleven nodes that counts common words.
class RerankCommandTest {
    @TempDir Path home;
    @TempDir Path input;

    private Answer maestro(String... arguments) {
        return Answer.of(home, arguments);
    }

    @Test
    void listsWhatThereIsAndFromWhere() {
        Answer answer = maestro("rerank");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .containsPattern("ms-marco-minilm .* int8 +en +Apache-2.0 +24 MB from huggingface")
                .contains("None is used");
        assertThat(home.resolve("models")).doesNotExist();
    }

    @Test
    void aModelOfOnesOwnIsAddedUsedExplainedMeasuredAndRemoved() throws IOException {
        Path folder = TinyCrossEncoder.write(input.resolve("Tiny"), 1);
        assertThat(maestro("rerank", "add", folder.toString()).out())
                .contains("maestro rerank use tiny");
        Path text = input.resolve("roofs.txt");
        Files.writeString(text, "White roofs reflect the sun, and so they stay cool in summer.");
        assertThat(maestro("ingest", text.toString()).code()).isZero();
        assertThat(maestro("search", "--explain", "why do roofs stay cool").out())
                .doesNotContain("reranked");
        assertThat(maestro("rerank", "use", "tiny").code()).isZero();
        assertThat(maestro("rerank").out()).containsPattern("tiny .* your own +in use");
        assertThat(maestro("search", "--explain", "why do roofs stay cool").out())
                .contains("-> reranked no. 1 (relevance 0.");
        JsonNode steps =
                maestro("search", "--json", "--explain", "why do roofs stay cool")
                        .last()
                        .path("hits")
                        .get(0)
                        .path("steps");
        assertThat(steps.path("reranked").asInt()).isOne();
        assertThat(steps.path("relevance").asDouble()).isBetween(0.5, 1.0);
        assertThat(maestro("search", "--explain", "--no-rerank", "why do roofs stay cool").out())
                .doesNotContain("reranked");
        assertThat(maestro("search", "--good", "1", "why do roofs stay cool").code()).isZero();
        assertThat(maestro("evaluate", "--library").out())
                .contains("library, hybrid, minilm, reranked by tiny: 1 document")
                .contains("library, hybrid, minilm: 1 document");
        assertThat(maestro("doctor").out()).containsPattern("Reranking.*tiny");
        assertThat(maestro("rerank", "remove", "tiny").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("rerank", "off").code()).isZero();
        assertThat(maestro("rerank", "remove", "tiny").code()).isZero();
        assertThat(maestro("rerank").out()).doesNotContain("tiny");
    }

    @Test
    void aSetIsMeasuredWithIt() throws IOException {
        Path folder = TinyCrossEncoder.write(input.resolve("Tiny"), 1);
        assertThat(maestro("rerank", "add", folder.toString()).code()).isZero();
        Path set = input.resolve("set");
        Files.createDirectories(set.resolve("qrels"));
        Files.writeString(
                set.resolve("corpus.jsonl"),
                """
                {"_id":"a","title":"","text":"Roofs are made of tiles."}
                {"_id":"b","title":"","text":"White roofs stay cool in the summer sun."}
                """);
        Files.writeString(
                set.resolve("queries.jsonl"), "{\"_id\":\"1\",\"text\":\"which roofs stay cool\"}");
        Files.writeString(set.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\n1\tb\t1\n");
        JsonNode line = maestro("evaluate", "--json", "--rerank", "tiny", set.toString()).last();
        assertThat(line.path("reranker").asText()).isEqualTo("tiny");
        assertThat(line.path("ndcg@10").asDouble()).isEqualTo(1);
        assertThat(maestro("evaluate", "--rerank", "nothing", set.toString()).code())
                .isEqualTo(Exit.USAGE);
        assertThat(maestro("evaluate", "--rerank", "tiny", "--library").code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(maestro("rerank", "add", input.toString()).err())
                .contains("There is no model in");
        Path folder = TinyCrossEncoder.write(input.resolve("Tiny"), 1, 2, 3);
        assertThat(maestro("rerank", "add", folder.toString()).err())
                .contains("Tiny is no reranking model");
        assertThat(maestro("rerank", "use", "nothing").err())
                .contains("maestro rerank get nothing");
        assertThat(maestro("rerank", "get", "nothing").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("rerank", "burn").code()).isEqualTo(Exit.USAGE);
    }
}
