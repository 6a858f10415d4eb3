package maestro.agents.role.evidence.claim;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maestro.agents.role.evidence.text.Statement;

/// Sentences of documents with their claims, read once. Documents are known by their content's
/// hash, so what is kept never ages. Safe for use by several threads at once.
public final class Sayings {
    private static final int MOST_DOCUMENTS = 200;
    private static final double LEAST_COMPLETE = 0.7;

    private final Map<String, List<Saying>> kept = new ConcurrentHashMap<>();

    /// @param said without a vector
    public record Saying(Statement statement, Said said) {}

    /// Those of a document's sentences that can be quoted by themselves.
    public List<Saying> of(String documentId, List<Statement> statements) {
        if (kept.size() > MOST_DOCUMENTS) {
            kept.clear();
        }
        return kept.computeIfAbsent(
                documentId,
                _ ->
                        statements.stream()
                                .filter(s -> s.completeness() >= LEAST_COMPLETE)
                                .map(s ->
                                        new Saying(
                                                s,
                                                Said.of(s.documentId(), s.text(), s.stems(), null)))
                                .toList());
    }
}
