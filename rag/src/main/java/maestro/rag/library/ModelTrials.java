package maestro.rag.library;

import java.util.List;
import java.util.Set;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.index.Hit;

/// What other embedding models would find in the library, which keeps its own: passages are
/// embedded aside, in an index that goes with the trial, or at the next start.
public interface ModelTrials {
    /// As many as every vector is compared of, and minutes of embedding: a larger library is tried
    /// by a part of its documents.
    int MOST_PASSAGES = 20_000;

    /// Those on this machine.
    List<EmbeddingModel> models();

    /// The documents of a trial: all, or where they are too many, some of them, always the same.
    ///
    /// @param first those that must not be missing
    Sample sample(Set<String> first);

    /// Embeds a sample. What has vectors of this model already is not embedded again.
    ///
    /// @param id as [EmbeddingModel#id]
    /// @throws EmbeddingException where the model can't be loaded, or its server doesn't answer;
    ///   one on another machine is asked only where the user has agreed to it
    /// @throws InterruptedException within a second; nothing of it stays
    Trial open(String id, Sample sample, Progress progress) throws InterruptedException;

    /// @param documents their ids
    /// @param passages that they have
    /// @param whole whether these are all documents of the library
    record Sample(Set<String> documents, int passages, boolean whole) {
        public Sample {
            documents = Set.copyOf(documents);
        }
    }

    /// Told how far it is, on several threads.
    interface Progress {
        /// @param done passages
        void embedded(int done, int of);
    }

    /// The sample as it is searched with another model.
    interface Trial extends AutoCloseable {
        /// As [Library#search], but never by words in place of meaning.
        ///
        /// @throws EmbeddingException where the model does not answer
        List<Hit> search(SearchRequest request);

        @Override
        void close();
    }
}
