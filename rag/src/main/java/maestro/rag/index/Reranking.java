package maestro.rag.index;

import java.time.Duration;
import maestro.rag.embedding.rerank.Reranker;

/// How the first passages of an answer are ordered anew, before they are spread over documents.
///
/// @param first so many of them, at most
/// @param patience after which the passages not looked at stay behind those that were
public record Reranking(Reranker reranker, int first, Duration patience) {
    private static final int FIRST = 50;

    /// For somebody who waits for the answer.
    public static final Duration AT_ONCE = Duration.ofMillis(500);

    /// The same first hits, at once.
    public static Reranking of(Reranker reranker) {
        return within(AT_ONCE, reranker);
    }

    /// About as many as the fusion looks at closely.
    public static Reranking within(Duration patience, Reranker reranker) {
        return new Reranking(reranker, FIRST, patience);
    }
}
