package maestro.agents.role.evidence.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses sentences one by one so that together they cover documents and sides of a question: each
/// is worth its own score and what it adds, less the more of its document is chosen already, minus
/// what it repeats. Rewards of this form with diminishing returns are those of Lin and Bilmes, "A
/// class of submodular functions for document summarization" (2011); the last part is maximal
/// marginal relevance (Carbonell and Goldstein, 1998).
public final class Coverage {
    private static final double WORTH = 0.72;
    private static final double BREADTH = 0.25;

    /// What a sentence gains on a side of the question on which none was chosen yet.
    private static final double NEW_SIDE = 0.05;

    private final Map<String, Double> heard = new HashMap<>();
    private final Set<String> sides = new HashSet<>();

    /// What a sentence adds to those taken.
    ///
    /// @param score 0 to 1
    /// @param nearest likeness to the closest of those taken, 0 to 1
    public double gain(String documentId, List<String> aspects, double score, double nearest) {
        double before = heard.getOrDefault(documentId, 0.0);
        return WORTH * score
                + BREADTH * (Math.sqrt(before + score) - Math.sqrt(before))
                + (sides.containsAll(aspects) ? 0 : NEW_SIDE)
                - (1 - WORTH) * nearest;
    }

    public void take(String documentId, List<String> aspects, double score) {
        heard.merge(documentId, score, Double::sum);
        sides.addAll(aspects);
    }
}
