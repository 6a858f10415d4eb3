package maestro.rag.index;

import java.time.Duration;
import maestro.rag.embedding.rerank.Reranker;

/// How the first passages of an answer are ordered anew, before they are spread over documents.
///
/// @param first so many of them, at most
/// @param patience after which the passages not looked at stay behind those that were
public record Reranking(Reranker reranker, int first, Duration patience) {
    private static final int FIRST = 50;

    /// For somebody who waits for the answer: about as many as the fusion looks at closely, and no
    /// longer than half a second.
    public static Reranking of(Reranker reranker) {
        return new Reranking(reranker, FIRST, Duration.ofMillis(500));
    }

    /// For measuring: the same passages, however slow the machine is.
    public static Reranking patient(Reranker reranker) {
        return new Reranking(reranker, FIRST, Duration.ofMinutes(10));
    }

    /// Whether the model reads the question at all.
    boolean reads(String question) {
        return reranker.languages().contains("mul") || Scripts.latin(question);
    }
}
