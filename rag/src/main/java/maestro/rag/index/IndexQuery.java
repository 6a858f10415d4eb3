package maestro.rag.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to look for. The vector belongs to the query: don't change it afterwards.
///
/// @param text plain words; no character has a special meaning
/// @param vector of the text, by the model that the index was made with; without one, a hybrid
///   search is by words alone
/// @param documentIds where to look; null for everywhere
/// @param limit most hits, 1 to 1,000
/// @param diversify whether hits are spread over documents
/// @param condition what must hold of a passage; null for nothing
/// @param meaning what the vector's model is like
/// @param reranking of a hybrid search; null for none
public record IndexQuery(
        String text,
        float @Nullable [] vector,
        SearchMode mode,
        @Nullable Set<String> documentIds,
        int limit,
        boolean diversify,
        @Nullable PassageCondition condition,
        Meaning meaning,
        @Nullable Reranking reranking) {
    /// By the built-in model.
    public IndexQuery(
            String text,
            float @Nullable [] vector,
            SearchMode mode,
            @Nullable Set<String> documentIds,
            int limit,
            boolean diversify,
            @Nullable PassageCondition condition) {
        this(text, vector, mode, documentIds, limit, diversify, condition, Meaning.BUILT_IN, null);
    }

    /// Without a condition.
    public IndexQuery(
            String text,
            float @Nullable [] vector,
            SearchMode mode,
            @Nullable Set<String> documentIds,
            int limit,
            boolean diversify) {
        this(text, vector, mode, documentIds, limit, diversify, null, Meaning.BUILT_IN, null);
    }

    // Spelled out, because a compact constructor's array parameter loses its @Nullable when
    // compiled
    public IndexQuery(
            String text,
            float @Nullable [] vector,
            SearchMode mode,
            @Nullable Set<String> documentIds,
            int limit,
            boolean diversify,
            @Nullable PassageCondition condition,
            Meaning meaning,
            @Nullable Reranking reranking) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException(
                    "The number of hits must be between 1 and 1000, not " + limit);
        }
        if (mode == SearchMode.SEMANTIC && vector == null) {
            throw new IllegalArgumentException("A search by meaning needs a vector.");
        }
        this.text = text;
        this.vector = vector;
        this.mode = mode;
        this.documentIds = documentIds == null ? null : Set.copyOf(documentIds);
        this.limit = limit;
        this.diversify = diversify;
        this.condition = condition;
        this.meaning = meaning;
        this.reranking = reranking;
    }
}
