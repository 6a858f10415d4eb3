package maestro.agents.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Search;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;

/// Evidence that a mission may use. Everything it returns is a document of the library, so that it
/// can be cited. Answers are the same whenever the same things are asked of the same documents.
/// Safe for use by several threads at once.
public interface Source {

    /// The documents that may be cited, in order of their ids.
    List<Document> documents();

    Optional<Document> document(String id);

    /// This and documents of the library that have come in since; ids of none are passed over.
    Source including(Set<String> documentIds);

    /// Where a document was fetched from; empty for the user's own.
    Optional<FetchedFrom> origin(String documentId);

    /// @param limit most hits
    /// @param diversify whether hits are spread over documents
    List<Hit> search(String query, int limit, boolean diversify);

    /// Hits by reference, as a mission keeps them.
    static List<Search.Found> references(List<Hit> hits) {
        return hits.stream()
                .map(h ->
                        new Search.Found(
                                h.passage().documentId(),
                                h.passage().ordinal(),
                                h.rank(),
                                h.score()))
                .toList();
    }

    /// The stored text of a document.
    ///
    /// @throws java.util.NoSuchElementException where there is no such document
    String text(String documentId);

    /// @throws java.util.NoSuchElementException where there is no such document
    List<Passage> passages(String documentId);

    /// The stored vector of a passage, of Euclidean norm 1.
    float[] vector(Passage passage);

    /// Vectors of texts, of Euclidean norm 1, comparable with those of passages.
    List<float[]> embed(List<String> texts);

    /// A quote of a range of a document's stored text, with its page and regions.
    ///
    /// @throws IllegalArgumentException where the range is not in the text
    Quote quote(String documentId, int start, int end);

    /// Whether a quote was verbatim in a text that was read of its document before.
    default boolean stood(Quote quote) {
        return false;
    }

    /// Name of the model that compares meanings.
    String embeddingModel();

    /// Languages (BCP 47 primary tags) whose meaning the model can compare; for others words must
    /// carry the weight.
    List<String> embeddingLanguages();
}
