package maestro.rag.library.search;

import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.shared.AbsentEmbedder;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Questions to vectors, as far as they need one and the model gives it: a server that is off
/// leaves a hybrid search to words, and [#trouble] says so until it answers again.
public final class Questions {
    private final Runnable changed;
    private volatile Message trouble = Message.NONE;

    /// @param changed called when [#trouble] is another one
    public Questions(Runnable changed) {
        this.changed = changed;
    }

    /// Why the last search was by words alone; nothing where it was not.
    public Message trouble() {
        return trouble;
    }

    /// Another model serves.
    public void forget() {
        trouble = Message.NONE;
    }

    /// Without a vector, a hybrid search is by words alone.
    float @Nullable [] vector(SearchRequest request, Embedder model) {
        boolean words =
                switch (request.mode()) {
                    case KEYWORD -> true;
                    case HYBRID -> model instanceof AbsentEmbedder;
                    case SEMANTIC -> false;
                };
        if (words) {
            return null;
        }
        try {
            float[] vector = model.embedQuery(request.query());
            say(Message.NONE);
            return vector;
        } catch (EmbeddingException e) {
            boolean hybrid =
                    switch (request.mode()) {
                        case HYBRID -> true;
                        case KEYWORD, SEMANTIC -> false;
                    };
            if (!hybrid || Thread.currentThread().isInterrupted()) {
                throw new LibraryException(e.explanation(), e, true);
            }
            say(Message.of("embedding.words.now", e.explanation()));
            return null;
        }
    }

    private void say(Message now) {
        if (!now.equals(trouble)) {
            trouble = now;
            changed.run();
        }
    }
}
