package maestro.rag.library;

import java.util.Optional;
import maestro.rag.message.Message;

/// The embedding model that a library is searched with, and its change for another. How far a
/// change is, [Library#indexWork] says.
///
/// A change embeds every passage once more, in the background, while the old model and index serve;
/// then they are exchanged between two searches. A process that dies goes on with it at the next
/// start. Documents that come meanwhile are in both.
public interface LibraryModel {

    /// Of the model in use, as [maestro.rag.embedding.EmbeddingModel#id].
    String id();

    /// Of the model that it is being changed for.
    Optional<String> wanted();

    /// Why the library is searched by words alone, or why the last change went no further; nothing
    /// where all is well. What to do is in it.
    Message trouble();

    /// Begins to change for another model. Returns once that is loaded. What is in use already
    /// needs no change; another change under way is given up.
    ///
    /// @throws LibraryException where the model is not on this machine or cannot be loaded, or
    ///   there is not enough room; nothing has changed then
    void use(String id);

    /// Gives up a change, and deletes what came of it so far. Waits until it has stopped.
    void cancel();

    /// Waits until no change is under way.
    void await() throws InterruptedException;
}
