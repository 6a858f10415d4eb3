package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.embedding.AcceleratedEmbedder;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedder.Range;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.Tokens;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.evaluation.JudgedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PyTorch against ONNX Runtime on the processor, both in full precision, on the same passages and
/// in turns. The PyTorch is that of the folder in `MAESTRO_TORCH`, such as a Python's for CUDA,
/// else the one for the processor from the local Maven repository (see [Natives]).
final class TorchSpeedBenchmark {
    private static final int PASSAGE = 220;
    private static final int PASSAGES = 32;
    private static final int ROUNDS = 7;

    /// On a processor PyTorch is no gain, and must be no great loss.
    private static final double PROCESSOR_LIMIT = 0.8;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void pyTorchComputesAsFastAsOnnxRuntime() throws Exception {
        String own = System.getenv("MAESTRO_TORCH");
        TorchLibrary library =
                own == null ? Natives.library() : Natives.withBridge(TorchLibrary.in(Path.of(own)));
        Path folder = Natives.model();
        List<String> corpus = new ArrayList<>();
        JudgedSet.read(SharedData.require("beir/scifact")).corpus(t -> corpus.add(t.text()));
        String text = String.join("\n", corpus.subList(0, 200));
        try (Embedder onnx = OnnxEmbedder.open(Natives.MODELS, folder, ModelCatalogue.MINILM_FP32);
                AcceleratedEmbedder torch =
                        new AcceleratedEmbedder(
                                OnnxEmbedder.open(
                                        Natives.MODELS, folder, ModelCatalogue.MINILM_FP32),
                                e -> {
                                    throw e;
                                })) {
            Verdict verdict =
                    TorchProbe.DEFAULT.probe(
                            library,
                            Natives.MODELS,
                            folder,
                            Pooling.MEAN,
                            torch.samples(List.of("Is anybody there?", "The honey bee dances.")));
            assertThat(verdict.works()).as(verdict.words().english()).isTrue();
            torch.accelerate(TorchNetwork.open(library, Natives.MODELS, folder, Pooling.MEAN));
            compare(onnx, torch, onnx.tokenize(text), library.cuda());
        }
    }

    private void compare(Embedder onnx, Embedder torch, Tokens tokens, boolean cuda)
            throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            rate(onnx, tokens, pool, threads);
            rate(torch, tokens, pool, threads);
            for (int i = 0; i < ROUNDS; i++) {
                double theirs = rate(onnx, tokens, pool, threads);
                double ours = rate(torch, tokens, pool, threads);
                rates.add(ours);
                ratios.add(ours / theirs);
            }
        }
        String device = cuda ? "graphics card" : "processor";
        figures.shown("passages embedded a second, PyTorch, " + device, median(rates), "");
        String figure = "PyTorch on the " + device + " against ONNX Runtime, fp32";
        if (cuda) {
            figures.shown(figure, median(ratios), "");
        } else {
            figures.atLeast(figure, median(ratios), PROCESSOR_LIMIT, "");
        }
    }

    /// Passages as ingestion hands them over, a share on each thread.
    private static double rate(Embedder embedder, Tokens tokens, ExecutorService pool, int threads)
            throws Exception {
        List<Callable<List<float[]>>> work = new ArrayList<>();
        int share = PASSAGES / threads;
        for (int thread = 0; thread < threads; thread++) {
            List<Range> ranges = new ArrayList<>();
            for (int i = thread * share; i < (thread + 1) * share; i++) {
                ranges.add(new Range(i * PASSAGE, (i + 1) * PASSAGE));
            }
            work.add(() -> embedder.embedAll(tokens, ranges));
        }
        long start = System.nanoTime();
        for (Future<List<float[]>> result : pool.invokeAll(work)) {
            assertThat(result.get()).hasSize(share);
        }
        return share * threads * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }
}
