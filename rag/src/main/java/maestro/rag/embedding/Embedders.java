package maestro.rag.embedding;

import java.util.List;

/// Opens embedding models by their ids.
public interface Embedders {

    /// Loads a model. Takes about half a second; whoever asks closes it.
    ///
    /// @param id as [EmbeddingModel#id]
    /// @throws EmbeddingException where it is not on this machine or can't be loaded
    Embedder open(String id);

    /// Those that can be opened by an id; none where one opens whatever it is asked for.
    default List<EmbeddingModel> installed() {
        return List.of();
    }
}
