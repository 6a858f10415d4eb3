package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchesTest {
    private final List<List<long[]>> ran = new ArrayList<>();

    private List<float[]> run(List<long[]> batch) {
        ran.add(batch);
        return batch.stream().map(s -> new float[] {s[0]}).toList();
    }

    private static List<long[]> sequences(int... lengths) {
        List<long[]> sequences = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            long[] sequence = new long[lengths[i]];
            sequence[0] = i;
            sequences.add(sequence);
        }
        return sequences;
    }

    private static int padded(List<long[]> batch) {
        return batch.size() * batch.stream().mapToInt(s -> s.length).max().orElse(0);
    }

    @Test
    void vectorsComeInTheOrderOfTheSequences() {
        int[] lengths = new Random(7).ints(300, 1, 257).toArray();
        List<float[]> vectors =
                new Batches(this::run, 4096, e -> false).vectors(sequences(lengths));
        assertThat(vectors).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(vectors.get(i)).containsExactly(i);
        }
    }

    @Test
    void noBatchIsLargerThanAllowedAndLittleIsPadded() {
        int[] lengths = new Random(7).ints(1000, 1, 257).toArray();
        new Batches(this::run, 4096, e -> false).vectors(sequences(lengths));
        assertThat(ran).allMatch(batch -> padded(batch) <= 4096);
        int tokens = IntStream.of(lengths).sum();
        int padded = ran.stream().mapToInt(BatchesTest::padded).sum();
        assertThat(padded).isLessThan(tokens + tokens / 10);
    }

    @Test
    void aSequenceLongerThanTheBoundRunsAlone() {
        new Batches(this::run, 10, e -> false).vectors(sequences(30, 2, 3));
        assertThat(ran).hasSize(2);
        assertThat(ran.get(1)).hasSize(1);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(new Batches(this::run, 10, e -> false).vectors(List.of())).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void halfABatchIsTriedWhereMemoryRunsOut() {
        Batches batches =
                new Batches(
                        batch -> {
                            if (batch.size() > 3) {
                                throw new IllegalStateException("CUDA out of memory. Tried");
                            }
                            return run(batch);
                        },
                        4096,
                        TorchNetwork::noRoom);
        List<float[]> vectors = batches.vectors(sequences(5, 4, 3, 2, 1, 6, 7, 8, 9, 10));
        for (int i = 0; i < 10; i++) {
            assertThat(vectors.get(i)).containsExactly(i);
        }
        assertThat(ran).allMatch(batch -> batch.size() <= 3);
    }

    @Test
    void whereNotEvenOneFitsItFails() {
        Batches batches =
                new Batches(
                        _ -> {
                            throw new IllegalStateException("CUDA out of memory");
                        },
                        4096,
                        TorchNetwork::noRoom);
        assertThatThrownBy(() -> batches.vectors(sequences(1, 2, 3)))
                .hasMessage("CUDA out of memory");
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        Batches batches =
                new Batches(
                        batch -> {
                            ran.add(batch);
                            throw new IllegalStateException("CUDA error: unspecified");
                        },
                        4096,
                        TorchNetwork::noRoom);
        assertThatThrownBy(() -> batches.vectors(sequences(1, 2, 3)))
                .hasMessage("CUDA error: unspecified");
        assertThat(ran).hasSize(1);
    }

    @Test
    void wantOfMemoryIsSeenBehindOtherWords() {
        RuntimeException deep =
                new IllegalStateException("predict", new RuntimeException("CUDA Out Of Memory."));
        assertThat(TorchNetwork.noRoom(deep)).isTrue();
        assertThat(TorchNetwork.noRoom(new IllegalStateException())).isFalse();
    }
}
