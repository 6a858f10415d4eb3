package maestro.rag.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A model on the processor that lets another engine compute as soon as there is one, and does so
/// itself again when that fails. Both have the same weights, and their vectors agree to the last
/// digits; so whichever computes, an index stays as it is.
public final class AcceleratedEmbedder implements Embedder {
    private final OnnxEmbedder processor;
    private final Consumer<EmbeddingException> failed;
    private final AtomicReference<@Nullable Network> faster = new AtomicReference<>();
    private volatile boolean closed;

    /// @param failed gets why the other engine is no longer used; called on the thread that found
    ///   out
    public AcceleratedEmbedder(OnnxEmbedder processor, Consumer<EmbeddingException> failed) {
        this.processor = processor;
        this.failed = failed;
    }

    /// Lets a network of the same weights compute from now on, and closes it in the end.
    public void accelerate(Network network) {
        Network before = faster.getAndSet(network);
        if (before != null) {
            before.close();
        }
        if (closed) {
            processorOnly();
        }
    }

    /// Computes on the processor from now on.
    public void processorOnly() {
        Network before = faster.getAndSet(null);
        if (before != null) {
            before.close();
        }
    }

    public boolean closed() {
        return closed;
    }

    public boolean accelerated() {
        return faster.get() != null;
    }

    /// What the model's network sees of texts, and what the processor makes of it: to compare
    /// another engine with.
    public List<Sample> samples(List<String> texts) {
        List<Sample> samples = new ArrayList<>();
        for (String text : texts) {
            long[] ids = processor.queries(text).getFirst();
            samples.add(new Sample(ids, processor.vector(ids)));
        }
        return samples;
    }

    /// @param ids with the model's marks
    /// @param vector of norm 1
    public record Sample(long[] ids, float[] vector) {}

    @Override
    public Fingerprint fingerprint() {
        return processor.fingerprint();
    }

    @Override
    public int dimension() {
        return processor.dimension();
    }

    @Override
    public List<String> languages() {
        return processor.languages();
    }

    @Override
    public double spread() {
        return processor.spread();
    }

    @Override
    public int maxTokens() {
        return processor.maxTokens();
    }

    @Override
    public Tokens tokenize(String text) {
        return processor.tokenize(text);
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        return vectors(List.of(processor.passage(tokens, from, to))).getFirst();
    }

    @Override
    public float[] embedQuery(String text) {
        return Pooling.between(vectors(processor.queries(text)));
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return inBatches(
                texts,
                text -> {
                    Tokens tokens = tokenize(text);
                    return processor.passage(tokens, 0, tokens.count());
                });
    }

    @Override
    public List<float[]> embedAll(Tokens tokens, List<Range> ranges) {
        return inBatches(ranges, r -> processor.passage(tokens, r.from(), r.to()));
    }

    @Override
    public int batch() {
        Network network = faster.get();
        return network == null ? 1 : network.batch();
    }

    private <T> List<float[]> inBatches(List<T> all, Function<T, long[]> sequence) {
        List<float[]> vectors = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + batch());
            vectors.addAll(vectors(all.subList(from, to).stream().map(sequence).toList()));
            from = to;
        }
        return vectors;
    }

    private List<float[]> vectors(List<long[]> sequences) {
        Network network = faster.get();
        if (network != null) {
            try {
                return network.vectors(sequences);
            } catch (EmbeddingException e) {
                // Several threads may find out at once; one of them tells.
                if (faster.compareAndSet(network, null)) {
                    failed.accept(e);
                    network.close();
                }
            } catch (IllegalStateException e) {
                // Taken away while this thread was on its way in.
                if (faster.get() == network) {
                    throw e;
                }
            }
        }
        return sequences.stream().map(processor::vector).toList();
    }

    @Override
    public void close() {
        closed = true;
        processorOnly();
        processor.close();
    }
}
