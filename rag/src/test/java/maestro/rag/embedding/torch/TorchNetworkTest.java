package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import maestro.rag.embedding.AcceleratedEmbedder;
import maestro.rag.embedding.AcceleratedEmbedder.Sample;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.model.ModelCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// PyTorch itself, where [Natives] finds it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TorchNetworkTest {
    private static final List<String> TEXTS = texts();

    private final AtomicReference<TorchLibrary> library = new AtomicReference<>();
    private final AtomicReference<AcceleratedEmbedder> onnx = new AtomicReference<>();
    private final List<Sample> samples = new ArrayList<>();

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "Is anybody there?", "꿀벌은 춤춘다."));
        for (int i = 1; i < 40; i++) {
            texts.add("Bees dance for " + i + " reasons; ".repeat(i));
        }
        return texts;
    }

    @BeforeAll
    void load() {
        library.set(Natives.library());
        onnx.set(
                new AcceleratedEmbedder(
                        OnnxEmbedder.open(
                                Natives.MODELS, Natives.model(), ModelCatalogue.MINILM_FP32),
                        e -> {
                            throw e;
                        }));
        samples.addAll(onnx.get().samples(TEXTS));
    }

    @AfterAll
    void close() {
        AcceleratedEmbedder opened = onnx.get();
        if (opened != null) {
            opened.close();
        }
    }

    private TorchNetwork open(boolean batched) {
        return TorchNetwork.open(
                library.get(), Natives.MODELS, Natives.model(), Pooling.MEAN, batched);
    }

    private void agrees(List<float[]> vectors) {
        assertThat(vectors).hasSameSizeAs(samples);
        for (int i = 0; i < vectors.size(); i++) {
            double sum = 0;
            for (int d = 0; d < vectors.get(i).length; d++) {
                sum += (double) vectors.get(i)[d] * samples.get(i).vector()[d];
            }
            assertThat(sum).as(TEXTS.get(i)).isGreaterThan(TorchProbe.AGREEMENT);
        }
    }

    private List<long[]> sequences() {
        return samples.stream().map(Sample::ids).toList();
    }

    @Test
    void oneByOneItsVectorsAreThoseOfOnnxRuntime() {
        try (TorchNetwork network = open(false)) {
            agrees(network.vectors(sequences()));
            assertThat(network.batch()).isEqualTo(1);
        }
    }

    @Test
    void paddedInBatchesTheyAre() {
        try (TorchNetwork network = open(true)) {
            agrees(network.vectors(sequences()));
            assertThat(network.batch()).isGreaterThan(1);
        }
    }

    @Test
    void severalThreadsGetTheSame() throws Exception {
        try (TorchNetwork network = open(false);
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<float[]>> all = () -> network.vectors(sequences());
            for (var result : threads.invokeAll(List.of(all, all, all, all))) {
                agrees(result.get());
            }
        }
    }

    @Test
    void theProbeFindsThatItWorks() throws InterruptedException {
        Verdict verdict =
                TorchProbe.DEFAULT.probe(
                        library.get(),
                        Natives.MODELS,
                        Natives.model(),
                        Pooling.MEAN,
                        samples.subList(0, 3));
        assertThat(verdict.words().english()).isEqualTo("PyTorch 2.7.1 works, on the processor.");
    }

    @Test
    void theProbeNoticesAnotherModel() throws InterruptedException {
        Verdict verdict =
                TorchProbe.DEFAULT.probe(
                        library.get(),
                        Natives.MODELS,
                        Natives.model(),
                        Pooling.CLS,
                        samples.subList(0, 3));
        assertThat(verdict.works()).isFalse();
        assertThat(verdict.words().english()).contains("other vectors");
    }

    @Test
    void anotherLibraryWaitsForTheNextStart() {
        open(false).close();
        TorchLibrary other = new TorchLibrary(Natives.MODELS, TorchLibrary.RELEASE, false);
        assertThatThrownBy(() ->
                        TorchNetwork.open(other, Natives.MODELS, Natives.model(), Pooling.MEAN))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("once more");
    }

    @Test
    void onceClosedItSaysSo() {
        TorchNetwork network = open(false);
        network.close();
        network.close();
        assertThatThrownBy(() -> network.vectors(sequences()))
                .isInstanceOf(IllegalStateException.class);
    }
}
