package maestro.rag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import maestro.rag.embedding.Embedder.Range;
import maestro.rag.message.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AcceleratedEmbedderTest extends EmbedderContract {
    private static final Path MODELS = Path.of("target", "models").toAbsolutePath();

    private final List<String> told = new ArrayList<>();
    private AcceleratedEmbedder embedder;
    private OnnxEmbedder alone;

    @BeforeAll
    void load() {
        alone = OnnxEmbedder.builtIn(MODELS);
        embedder =
                new AcceleratedEmbedder(
                        OnnxEmbedder.builtIn(MODELS), e -> told.add(e.explanation().english()));
    }

    @AfterAll
    void close() {
        embedder.close();
        alone.close();
    }

    @BeforeEach
    void processorOnly() {
        embedder.processorOnly();
        told.clear();
    }

    @Override
    protected Embedder embedder() {
        return embedder;
    }

    /// Gives each sequence a vector that tells its length, three at a time.
    private static final class Fake implements Network {
        private final List<Integer> batches = new ArrayList<>();
        private int before;
        private int closed;

        Fake(int before) {
            this.before = before;
        }

        @Override
        public List<float[]> vectors(List<long[]> sequences) {
            if (before-- == 0) {
                throw new EmbeddingException(
                        Message.of("torch.failed", "CUDA out of memory"), null);
            }
            batches.add(sequences.size());
            return sequences.stream().map(s -> new float[] {s.length}).toList();
        }

        @Override
        public int batch() {
            return 3;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void withoutAnotherEngineItIsTheProcessors() {
        assertThat(embedder.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(embedder.embed("bees dance")).isEqualTo(alone.embed("bees dance"));
        assertThat(embedder.embedQuery("bees")).isEqualTo(alone.embedQuery("bees"));
        assertThat(embedder.batch()).isEqualTo(1);
        assertThat(embedder.accelerated()).isFalse();
    }

    @Test
    void anotherEngineGetsTheModelsSequencesInItsBatches() {
        Fake faster = new Fake(-1);
        embedder.accelerate(faster);
        assertThat(embedder.accelerated()).isTrue();
        assertThat(embedder.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(embedder.embed("bee")).containsExactly(3); // and its two marks
        assertThat(embedder.embedQuery("bee bee")).containsExactly(4);
        Tokens tokens = embedder.tokenize("bee ".repeat(10));
        List<Range> ranges = IntStream.range(0, 7).mapToObj(i -> new Range(0, i + 1)).toList();
        List<float[]> vectors = embedder.embedAll(tokens, ranges);
        for (int i = 0; i < 7; i++) {
            assertThat(vectors.get(i)).containsExactly(i + 3);
        }
        assertThat(embedder.embedAll(List.of("bee", "bee bee")).get(1)).containsExactly(4);
        assertThat(faster.batches).containsExactly(1, 1, 3, 3, 1, 2);
    }

    @Test
    void theProcessorTakesOverInMidRunAndSaysWhy() {
        Fake faster = new Fake(1);
        embedder.accelerate(faster);
        List<String> texts = List.of("one", "two", "three", "four", "five");
        List<float[]> vectors = embedder.embedAll(texts);
        assertThat(vectors).hasSize(5);
        assertThat(vectors.get(0)).hasSize(1);
        assertThat(vectors.get(3)).isEqualTo(alone.embed("four"));
        assertThat(vectors.get(4)).isEqualTo(alone.embed("five"));
        assertThat(told).singleElement().asString().contains("out of memory");
        assertThat(embedder.accelerated()).isFalse();
        assertThat(faster.closed).isEqualTo(1);
    }

    @Test
    void aNewEngineTakesThePlaceOfTheOldOne() {
        Fake first = new Fake(-1);
        embedder.accelerate(first);
        embedder.accelerate(new Fake(-1));
        assertThat(first.closed).isEqualTo(1);
    }

    @Test
    void onceClosedAnEngineThatComesLateIsClosedToo() {
        AcceleratedEmbedder late =
                new AcceleratedEmbedder(OnnxEmbedder.builtIn(MODELS), e -> told.add(""));
        late.close();
        Fake faster = new Fake(-1);
        late.accelerate(faster);
        assertThat(faster.closed).isEqualTo(1);
        assertThatThrownBy(() -> late.embed("bee")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void samplesHoldWhatTheNetworkSeesAndTheProcessorMakes() {
        var sample = embedder.samples(List.of("bee")).getFirst();
        assertThat(sample.ids()).hasSize(3).startsWith(101).endsWith(102);
        assertThat(sample.vector()).isEqualTo(alone.embed("bee"));
    }
}
