package maestro.rag.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.evaluation.JudgedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How much of ONNX Runtime's own speed is left, on the same tokens, in turns so that whatever else
/// the machine does meets both alike.
final class EmbeddingSpeedBenchmark {
    private static final double LIMIT = 0.95;
    private static final int PASSAGE = 220;
    private static final int PASSAGES = 8;
    private static final int ROUNDS = 25;

    private interface Engine {
        float[] embed(Tokens tokens, int from) throws Exception;
    }

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void mostOfTheEnginesSpeedIsLeft() throws Exception {
        Path models = Path.of("target", "models").toAbsolutePath();
        List<String> corpus = new ArrayList<>();
        JudgedSet.read(SharedData.require("beir/scifact")).corpus(t -> corpus.add(t.text()));
        StringBuilder text = new StringBuilder();
        corpus.stream().limit(200).forEach(t -> text.append(t).append('\n'));
        try (OnnxEmbedder ours = OnnxEmbedder.builtIn(models);
                Raw raw = new Raw(BuiltInModel.unpack(models).folder())) {
            Tokens tokens = ours.tokenize(text.toString());
            Engine we = (t, from) -> ours.embed(t, from, from + PASSAGE);
            assertThat(EmbedderContract.cosine(we.embed(tokens, 0), raw.embed(tokens, 0)))
                    .isGreaterThan(0.9999);
            compare(we, raw, tokens, 1, "one thread");
            compare(we, raw, tokens, 2, "two threads");
        }
    }

    private void compare(Engine ours, Engine raw, Tokens tokens, int threads, String words)
            throws Exception {
        List<Double> mine = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            rate(ours, tokens, pool);
            rate(raw, tokens, pool);
            for (int i = 0; i < ROUNDS; i++) {
                mine.add(rate(ours, tokens, pool));
                theirs.add(rate(raw, tokens, pool));
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(mine.get(i) / theirs.get(i));
        }
        double ratio = median(ratios); // of neighbours in time, which noise meets alike
        figures.shown("passages embedded a second, " + words, median(mine), "");
        figures.atLeast("embedding against raw ONNX Runtime, " + words, ratio, LIMIT, "");
    }

    private static double rate(Engine engine, Tokens tokens, ExecutorService pool)
            throws Exception {
        List<Callable<float[]>> work = new ArrayList<>();
        for (int i = 0; i < PASSAGES; i++) {
            int from = i * PASSAGE;
            work.add(() -> engine.embed(tokens, from));
        }
        long start = System.nanoTime();
        for (Future<float[]> result : pool.invokeAll(work)) {
            result.get();
        }
        return PASSAGES * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    /// ONNX Runtime's own Java interface with nothing around it.
    private static final class Raw implements Engine, AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;

        Raw(Path folder) throws OrtException {
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                session =
                        environment.createSession(
                                folder.resolve(EmbeddingModel.NETWORK).toString(), options);
            }
        }

        @Override
        public float[] embed(Tokens tokens, int from) throws OrtException {
            int length = PASSAGE + 2;
            long[] ids = new long[length];
            ids[0] = 101;
            for (int i = 0; i < PASSAGE; i++) {
                ids[i + 1] = tokens.ids()[from + i];
            }
            ids[length - 1] = 102;
            long[] ones = new long[length];
            Arrays.fill(ones, 1);
            try (OnnxTensor a = tensor(ids);
                    OnnxTensor b = tensor(ones);
                    OnnxTensor c = tensor(new long[length]);
                    var result =
                            session.run(
                                    Map.of(
                                            "input_ids", a,
                                            "attention_mask", b,
                                            "token_type_ids", c))) {
                FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] copy = new float[states.remaining()];
                states.get(copy);
                return Pooling.MEAN.pool(copy, copy.length / length);
            }
        }

        private OnnxTensor tensor(long[] values) throws OrtException {
            LongBuffer buffer =
                    ByteBuffer.allocateDirect(values.length * Long.BYTES)
                            .order(ByteOrder.nativeOrder())
                            .asLongBuffer();
            buffer.put(values).rewind();
            return OnnxTensor.createTensor(environment, buffer, new long[] {1, values.length});
        }

        @Override
        public void close() throws OrtException {
            session.close();
        }
    }
}
