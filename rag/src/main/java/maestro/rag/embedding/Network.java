package maestro.rag.embedding;

import java.util.List;

/// A sentence model's network on one engine and device. Two engines with the same weights give the
/// same vectors, but for the last digits. Safe for use by several threads at once.
public interface Network extends AutoCloseable {

    /// Vectors of norm 1, in the order of the sequences.
    ///
    /// @param sequences vocabulary numbers with the model's marks, without padding; at least one
    ///   number each
    /// @throws EmbeddingException when the engine fails, such as for want of memory
    List<float[]> vectors(List<long[]> sequences);

    /// How many sequences it is worth giving it at a time; 1 where batches gain nothing.
    int batch();

    @Override
    void close();
}
