package maestro.rag.library;

import java.time.Duration;
import java.util.Set;
import maestro.rag.index.Reranking;
import maestro.rag.index.SearchMode;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.Expression;
import maestro.rag.label.QueryLine;
import org.jspecify.annotations.Nullable;

/// What to look for.
///
/// @param collections names; only documents in one of them are searched; empty for the whole
///   library
/// @param filter whose tags, years and language the documents must fit
/// @param condition what else must hold of document or passage; null for nothing
/// @param limit most hits, 1 to 1,000
/// @param diversify whether hits are spread over documents (a document's further passages rank
///   lower)
/// @param patience how long the library's reranking model, where there is one, may take to order
///   the first hits of a hybrid search; zero for not at all
public record SearchRequest(
        String query,
        SearchMode mode,
        Set<String> collections,
        DocumentFilter filter,
        @Nullable Expression condition,
        int limit,
        boolean diversify,
        Duration patience) {
    /// For somebody who waits for the answer.
    public static final Duration AT_ONCE = Reranking.AT_ONCE;

    /// What a line asks for.
    public static SearchRequest of(
            QueryLine line, SearchMode mode, Set<String> collections, int limit) {
        return new SearchRequest(
                line.words(),
                mode,
                collections,
                line.filter(),
                line.condition(),
                limit,
                true,
                AT_ONCE);
    }

    /// Without a further condition.
    public SearchRequest(
            String query,
            SearchMode mode,
            Set<String> collections,
            DocumentFilter filter,
            int limit,
            boolean diversify) {
        this(query, mode, collections, filter, null, limit, diversify, AT_ONCE);
    }

    /// The same among documents that fit another filter, too.
    public SearchRequest within(DocumentFilter other) {
        return new SearchRequest(
                query, mode, collections, filter.and(other), condition, limit, diversify, patience);
    }

    /// The same without a reranking model.
    public SearchRequest fused() {
        return patient(Duration.ZERO);
    }

    /// The same with as much time for a reranking model.
    public SearchRequest patient(Duration patience) {
        return new SearchRequest(
                query, mode, collections, filter, condition, limit, diversify, patience);
    }

    /// Among all documents of the collections.
    public SearchRequest(
            String query, SearchMode mode, Set<String> collections, int limit, boolean diversify) {
        this(query, mode, collections, DocumentFilter.ALL, limit, diversify);
    }

    public SearchRequest {
        collections = Set.copyOf(collections);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException(
                    "The number of hits must be between 1 and 1000, not " + limit);
        }
    }

    public static SearchRequest hybrid(String query, int limit) {
        return new SearchRequest(query, SearchMode.HYBRID, Set.of(), limit, true);
    }
}
