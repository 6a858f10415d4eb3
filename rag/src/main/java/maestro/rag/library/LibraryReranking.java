package maestro.rag.library;

import java.util.Optional;
import maestro.rag.message.Message;

/// The cross-encoder that orders the first hits of a library's hybrid searches anew. Without one,
/// hits are as the fusion has them; which there are, [maestro.rag.embedding.model.RerankingModels]
/// knows.
public interface LibraryReranking {

    /// Of the model chosen.
    Optional<String> id();

    /// Why hits are not reranked although a model is chosen; nothing where all is well.
    Message trouble();

    /// Loads a model and uses it, now and after later starts.
    ///
    /// @throws LibraryException where it is not on this machine or can't be loaded; nothing has
    ///   changed then
    void use(String id);

    /// Uses none.
    void off();
}
