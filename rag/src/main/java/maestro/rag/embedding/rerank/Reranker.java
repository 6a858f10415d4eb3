package maestro.rag.embedding.rerank;

import java.time.Duration;
import java.util.List;
import maestro.rag.embedding.EmbeddingException;

/// Says how well passages answer a question, looking at both together. Safe for use by several
/// threads at once.
public interface Reranker extends AutoCloseable {

    /// What it reads, as in BCP 47, with "mul" among them for very many.
    List<String> languages();

    /// The relevance of each passage, from 0 to 1, in the order of the passages.
    ///
    /// Those that come first are looked at first. What there was no time for is NaN, as is
    /// everything after the calling thread was interrupted, which it stays.
    ///
    /// @param patience after which no further passage is begun; one that is begun is given up after
    ///   as long again
    /// @throws EmbeddingException where the engine fails or gives no numbers
    double[] relevance(String question, List<String> passages, Duration patience);

    @Override
    void close();
}
