package maestro.rag.library.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.TinyCrossEncoder;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.index.Hit;
import maestro.rag.label.Judgement;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankingTest {
    @TempDir Path home;
    @TempDir Path input;

    private void add() throws IOException {
        new RerankingModels(home.resolve("models"))
                .add(ModelFolder.read(TinyCrossEncoder.write(input.resolve("m"), 1)), "tiny");
    }

    private void ingest(TestHome test) {
        for (int i = 0; i < 6; i++) {
            test.ingest(TestHome.write(input, "bees-" + i + ".txt", TestHome.text(i, 3)));
        }
        test.ingest(
                TestHome.write(
                        input,
                        "dance.txt",
                        "Which bees dance on the comb in the dark of the hive and why they do."));
    }

    private static SearchRequest request() {
        return SearchRequest.hybrid("why do bees dance on the comb of the hive", 10);
    }

    @Test
    void hitsAreRerankedFromTheChoiceOnAndAfterARestart() throws IOException {
        add();
        try (TestHome test = TestHome.open(home)) {
            ingest(test);
            assertThat(test.library.search(request())).allMatch(hit -> hit.steps().reranked() == 0);
            test.library.reranking().use("tiny");
            List<Hit> hits = test.library.search(request());
            assertThat(hits).allMatch(hit -> hit.steps().reranked() > 0);
            assertThat(hits.getFirst().passage().text()).startsWith("Which bees dance");
            assertThat(test.library.search(request().fused()))
                    .allMatch(hit -> hit.steps().reranked() == 0);
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.reranking().id()).contains("tiny");
            assertThat(test.library.search(request()).getFirst().steps().reranked()).isOne();
            test.library.reranking().off();
            assertThat(test.library.search(request()).getFirst().steps().reranked()).isZero();
        }
        assertThat(new RerankingModels(home.resolve("models")).chosen()).isEmpty();
    }

    @Test
    void aModelThatIsGoneLeavesHitsAsTheyAreAndSaysSo() throws IOException {
        add();
        try (TestHome test = TestHome.open(home)) {
            ingest(test);
            test.library.reranking().use("tiny");
        }
        Path file = home.resolve("models/rerankers/tiny").resolve(EmbeddingModel.NETWORK);
        Files.writeString(file, "damaged");
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.reranking().trouble().isNone()).isTrue();
            assertThat(test.library.search(request()))
                    .isNotEmpty()
                    .allMatch(hit -> hit.steps().reranked() == 0);
            assertThat(test.library.reranking().trouble().english())
                    .startsWith("Hits are not reordered. The reranking model tiny could not be");
            assertThatThrownBy(() -> test.library.reranking().use("tiny"))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("could not be loaded");
            assertThatThrownBy(() -> test.library.reranking().use("nothing"))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("not on this machine");
            assertThat(test.library.reranking().id()).contains("tiny");
        }
    }

    @Test
    void aLibraryIsMeasuredWithAndWithoutIt() throws Exception {
        add();
        try (TestHome test = TestHome.open(home)) {
            ingest(test);
            Hit good = test.library.search(request()).getFirst();
            test.library
                    .judgements()
                    .judge(
                            new Judgement(
                                    request().query(),
                                    good.passage().documentId(),
                                    good.passage().start(),
                                    good.passage().end(),
                                    true));
            assertThat(LibraryEvaluation.of(test.library).runAll()).hasSize(3);
            test.library.reranking().use("tiny");
            assertThat(LibraryEvaluation.of(test.library).runAll())
                    .extracting(result -> result.reranker().isPresent())
                    .containsExactly(true, false, false, false);
        }
    }
}
