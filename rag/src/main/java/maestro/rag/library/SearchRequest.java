package maestro.rag.library;

import java.util.Set;
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
/// @param rerank whether the library's reranking model, where there is one, orders the first hits
///   of a hybrid search
public record SearchRequest(
        String query,
        SearchMode mode,
        Set<String> collections,
        DocumentFilter filter,
        @Nullable Expression condition,
        int limit,
        boolean diversify,
        boolean rerank) {

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
                true);
    }

    /// Without a further condition.
    public SearchRequest(
            String query,
            SearchMode mode,
            Set<String> collections,
            DocumentFilter filter,
            int limit,
            boolean diversify) {
        this(query, mode, collections, filter, null, limit, diversify, true);
    }

    /// The same among documents that fit another filter, too.
    public SearchRequest within(DocumentFilter other) {
        return new SearchRequest(
                query, mode, collections, filter.and(other), condition, limit, diversify, rerank);
    }

    /// The same without a reranking model.
    public SearchRequest fused() {
        return new SearchRequest(
                query, mode, collections, filter, condition, limit, diversify, false);
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
