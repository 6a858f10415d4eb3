package maestro.rag.embedding.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.TextTokenizer;
import maestro.rag.embedding.TextTokenizer.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrossEncoderTest {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final String QUESTION = "how are bees counted in winter?";
    private static final List<String> PASSAGES =
            List.of(
                    "The recipe asks for flour.",
                    "Bees are counted in winter by weighing the hive.",
                    "Winter is cold.");

    @TempDir Path home;

    private CrossEncoder open(int sequence, float... labels) throws IOException {
        TinyCrossEncoder.write(home.resolve("own"), labels);
        return CrossEncoder.open(home, home.resolve("own"), described(sequence));
    }

    private static RerankingModel described(int sequence) {
        return new RerankingModel("own", "own", "fp32", sequence, List.of("en"));
    }

    @Test
    void aPassageThatAnswersIsMoreRelevant() throws IOException {
        try (CrossEncoder model = open(512, 1)) {
            double[] relevance = model.relevance(QUESTION, PASSAGES, ENOUGH);
            assertThat(relevance[1]).isBetween(relevance[2], 1.0).isGreaterThan(relevance[2]);
            assertThat(relevance[2]).isGreaterThan(relevance[0]);
            assertThat(relevance[0]).isBetween(0.0, relevance[2]);
        }
    }

    @Test
    void ofTwoLabelsTheSecondIsForRelevance() throws IOException {
        double[] one;
        try (CrossEncoder model = open(512, 1)) {
            one = model.relevance(QUESTION, PASSAGES, ENOUGH);
        }
        try (CrossEncoder model = open(512, -0.5f, 0.5f)) {
            double[] two = model.relevance(QUESTION, PASSAGES, ENOUGH);
            for (int i = 0; i < one.length; i++) {
                assertThat(two[i]).isCloseTo(one[i], org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    @Test
    void manyThreadsAskAtATimeAndEachGetsTheSame() throws IOException {
        List<String> many = Collections.nCopies(60, PASSAGES.get(1));
        try (CrossEncoder model = open(512, 1)) {
            double expected = model.relevance(QUESTION, List.of(PASSAGES.get(1)), ENOUGH)[0];
            assertThat(
                            java.util.stream.IntStream.range(0, 8)
                                    .parallel()
                                    .mapToObj(_ -> model.relevance(QUESTION, many, ENOUGH))
                                    .flatMapToDouble(java.util.Arrays::stream)
                                    .distinct()
                                    .toArray())
                    .containsExactly(expected);
        }
    }

    @Test
    void whatThereIsNoTimeForStaysOpen() throws IOException {
        try (CrossEncoder model = open(512, 1)) {
            assertThat(model.relevance(QUESTION, PASSAGES, Duration.ZERO))
                    .containsExactly(Double.NaN, Double.NaN, Double.NaN);
        }
    }

    @Test
    void anInterruptEndsItAndStays() throws IOException {
        try (CrossEncoder model = open(512, 1)) {
            Thread.currentThread().interrupt();
            double[] relevance = model.relevance(QUESTION, PASSAGES, ENOUGH);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(relevance).containsOnly(Double.NaN);
        }
    }

    @Test
    @Timeout(60)
    void anInterruptEndsAPairThatWouldTakeForAllTime() throws Exception {
        TinyCrossEncoder.writeEndless(home.resolve("own"));
        FutureTask<Boolean> asking;
        try (CrossEncoder model = CrossEncoder.open(home, home.resolve("own"), described(512))) {
            asking =
                    new FutureTask<>(() -> {
                        double[] relevance =
                                model.relevance(QUESTION, PASSAGES, Duration.ofDays(1));
                        assertThat(relevance).containsOnly(Double.NaN);
                        return Thread.interrupted();
                    });
            Thread asks = Thread.ofPlatform().start(asking);
            while (asks.isAlive() && asks.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            asks.interrupt();
            assertThat(asking.get()).isTrue();
            assertThat(model.relevance(QUESTION, PASSAGES, Duration.ofMillis(50)))
                    .containsOnly(Double.NaN);
        }
    }

    @Test
    void aPassageOfAMegabyteIsReadAsFarAsTheModelSees() throws IOException {
        String endless = "bees are counted in winter. ".repeat(40_000);
        try (CrossEncoder model = open(64, 1)) {
            assertThat(model.relevance(endless, List.of(endless, "", "\0\uD800"), ENOUGH))
                    .doesNotContain(Double.NaN);
        }
    }

    @Test
    void aSequenceHasItsMarksAndNoMoreTokensThanTheModelSees() throws IOException {
        TinyCrossEncoder.write(home.resolve("own"), 1);
        try (TextTokenizer tokenizer =
                new TextTokenizer(home.resolve("own").resolve(EmbeddingModel.TOKENIZER))) {
            Pairs pairs = new Pairs(tokenizer, 23);
            String words = "bee ".repeat(100);
            Typed both = pairs.sequence(pairs.tokens(words), pairs.tokens(words));
            assertThat(both.ids()).hasSize(23).startsWith(101).endsWith(102);
            assertThat(both.ids()[11]).isEqualTo(102);
            assertThat(both.types()).startsWith(0, 0).endsWith(1, 1);
            assertThat(both.types()[11]).isZero();
            assertThat(both.types()[12]).isOne();
            assertThat(pairs.sequence(pairs.tokens(words), pairs.tokens("bee")).ids()).hasSize(23);
            assertThat(pairs.sequence(pairs.tokens("a bee"), pairs.tokens("bee")).ids()).hasSize(6);
        }
    }

    @Test
    void oneOfThreeLabelsIsRefused() throws IOException {
        try (CrossEncoder model = open(512, 1, 2, 3)) {
            assertThatThrownBy(() -> model.relevance(QUESTION, PASSAGES, ENOUGH))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining("is no reranking model")
                    .hasMessageContaining("(1, 3)");
        }
    }

    @Test
    void anEmbeddingModelIsRefused() {
        OnnxEmbedder.builtIn(home).close();
        Path embedding = home.resolve("all-MiniLM-L6-v2-int8");
        assertThatThrownBy(() -> CrossEncoder.tried(home, embedding, described(256)))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("is no reranking model");
    }

    @Test
    void whatIsNoNumberIsRefused() throws IOException {
        try (CrossEncoder model = open(512, Float.NaN)) {
            assertThatThrownBy(() -> model.relevance(QUESTION, PASSAGES, ENOUGH))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining("no number");
        }
    }

    @Test
    void aModelThatPrefersWhatDoesNotAnswerIsRefused() throws IOException {
        Path folder = TinyCrossEncoder.write(home.resolve("own"), -1);
        assertThatThrownBy(() -> CrossEncoder.tried(home, folder, described(512)))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("does not tell the answer");
        Path same = TinyCrossEncoder.write(home.resolve("same"), 0);
        assertThatThrownBy(() -> CrossEncoder.tried(home, same, described(512)))
                .hasMessageContaining("does not tell the answer");
    }

    @Test
    void filesThatAreNoModelAreRefused() throws IOException {
        Path folder = TinyCrossEncoder.write(home.resolve("own"), 1);
        Files.writeString(folder.resolve(EmbeddingModel.NETWORK), "no network");
        assertThatThrownBy(() -> CrossEncoder.open(home, folder, described(512)))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be loaded");
        TinyCrossEncoder.write(folder, 1);
        Files.writeString(folder.resolve(EmbeddingModel.TOKENIZER), "{}");
        assertThatThrownBy(() -> CrossEncoder.open(home, folder, described(512)))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be loaded");
    }

    @Test
    void aClosedOneSaysSo() throws IOException {
        CrossEncoder model = open(512, 1);
        model.close();
        model.close();
        assertThatThrownBy(() -> model.relevance(QUESTION, PASSAGES, ENOUGH))
                .isInstanceOf(IllegalStateException.class);
    }
}
