package maestro.rag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for every embedder, the fake as well as the real ones.
public abstract class EmbedderContract {
    private static final String MIXED =
            "Café 🙂 smile, 東京は日本の首都です。 서울은 대한민국의 수도이다. A test\uD83D! 𝔘𝔫𝔦 e\u0301nd";

    protected abstract Embedder embedder();

    static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void vectorsHaveTheDimensionAndNormOne() {
        for (String text : List.of("", " ", "x", MIXED, "word ".repeat(2000))) {
            float[] vector = embedder().embed(text);
            assertThat(vector).hasSize(embedder().dimension());
            assertThat(cosine(vector, vector)).as(text).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void tokensLieInOrderWithinTheText() {
        Tokens tokens = embedder().tokenize(MIXED);
        assertThat(tokens.starts()).hasSize(tokens.count());
        assertThat(tokens.ends()).hasSize(tokens.count());
        int last = 0;
        for (int i = 0; i < tokens.count(); i++) {
            assertThat(tokens.starts()[i]).isGreaterThanOrEqualTo(last);
            assertThat(tokens.ends()[i]).isBetween(tokens.starts()[i], MIXED.length());
            last = tokens.starts()[i];
        }
    }

    @Test
    void rangesCountInUtf16() {
        Tokens tokens = embedder().tokenize(MIXED);
        for (String word : List.of("smile", "京", "test")) {
            int start = MIXED.indexOf(word);
            assertThat(IntStream.range(0, tokens.count()))
                    .as(word)
                    .anyMatch(i ->
                            tokens.starts()[i] == start
                                    && tokens.ends()[i] == start + word.length());
        }
    }

    @Test
    void aSliceHasTheVectorOfItsText() {
        String first = "The cat sat on the mat.";
        String second = " Light becomes sugar in leaves.";
        Tokens both = embedder().tokenize(first + second);
        int middle = embedder().tokenize(first).count();
        assertThat(embedder().embed(both, 0, middle)).isEqualTo(embedder().embed(first));
        assertThat(embedder().embed(both, middle, both.count()))
                .isEqualTo(embedder().embed(second.strip()));
    }

    @Test
    void whatIsBeyondTheLimitIsNotSeen() {
        Tokens tokens = embedder().tokenize("a red house ".repeat(200) + "zebra");
        assertThat(tokens.count()).isEqualTo(601);
        assertThat(embedder().embed(tokens, 0, tokens.count()))
                .isEqualTo(embedder().embed(tokens, 0, embedder().maxTokens()));
    }

    @Test
    void hugeTextsAreTokenisedWhole() {
        String line = "All work and no play 🙂 makes Jack a dull boy.\n";
        int inOne = embedder().tokenize(line).count();
        Tokens tokens = embedder().tokenize(line.repeat(5000));
        assertThat(tokens.count()).isEqualTo(5000 * inOne);
        assertThat(tokens.ends()[tokens.count() - 1]).isEqualTo(5000 * line.length() - 1);
        assertThat(Arrays.copyOfRange(tokens.ids(), tokens.count() - inOne, tokens.count()))
                .isEqualTo(embedder().tokenize(line).ids());
    }

    @Test
    void aHugeTextWithoutWhiteSpaceIsTokenisedInOrder() {
        String text = "京🙂".repeat(30_000);
        Tokens tokens = embedder().tokenize(text);
        assertThat(tokens.count()).isGreaterThanOrEqualTo(30_000);
        assertThat(tokens.ends()[tokens.count() - 1]).isBetween(text.length() - 2, text.length());
        for (int i = 1; i < tokens.count(); i++) {
            assertThat(tokens.starts()[i]).isGreaterThanOrEqualTo(tokens.starts()[i - 1]);
        }
    }

    @Test
    void severalThreadsGetTheSameVectors() throws Exception {
        List<String> texts =
                IntStream.range(0, 24)
                        .mapToObj(i -> "Sentence " + i + " " + "w ".repeat(i))
                        .toList();
        List<float[]> alone = embedder().embedAll(texts);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<float[]>> all = () -> embedder().embedAll(texts);
            for (var result : threads.invokeAll(List.of(all, all, all, all))) {
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(result.get().get(i)).isEqualTo(alone.get(i));
                }
            }
        }
    }

    @Test
    void anInterruptedThreadStillGetsItsVectorAndStaysInterrupted() {
        float[] calm = embedder().embed("calm");
        Thread.currentThread().interrupt();
        try {
            assertThat(embedder().embed("calm")).isEqualTo(calm);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
