package maestro.rag.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import maestro.rag.embedding.Embedder;

/// Vectors of many texts, embedded on all cores once and kept under `target/benchmark`.
public final class VectorCache {
    private VectorCache() {}

    /// @param name says which texts these are; other texts need another name
    public static List<float[]> of(String name, List<String> texts, Embedder embedder)
            throws IOException, InterruptedException, ExecutionException {
        Path file =
                Path.of("target", "benchmark", name + "-" + texts.size() + ".vectors")
                        .toAbsolutePath();
        if (Files.exists(file)) {
            return read(file, texts.size(), embedder.dimension());
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            List<Future<float[]>> futures =
                    texts.stream().map(t -> threads.submit(() -> embedder.embed(t))).toList();
            for (Future<float[]> future : futures) {
                vectors.add(future.get());
            }
        }
        write(file, vectors);
        return vectors;
    }

    private static List<float[]> read(Path file, int count, int dimension) throws IOException {
        List<float[]> vectors = new ArrayList<>(count);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < count; i++) {
                float[] vector = new float[dimension];
                for (int d = 0; d < dimension; d++) {
                    vector[d] = in.readFloat();
                }
                vectors.add(vector);
            }
        }
        return vectors;
    }

    private static void write(Path file, List<float[]> vectors) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "vectors", ".tmp");
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
            for (float[] vector : vectors) {
                for (float x : vector) {
                    out.writeFloat(x);
                }
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
