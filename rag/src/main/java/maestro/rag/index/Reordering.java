package maestro.rag.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import maestro.rag.index.Fusion.Fused;

/// The first passages of a ranking by what a model said of them.
final class Reordering {
    private record Judged(Fused fused, double relevance) {}

    private Reordering() {}

    /// Passages that were looked at, most relevant first, then the others as they were. Each has
    /// the score of the place that it came to, since scores of two kinds cannot be compared.
    ///
    /// @param ranking best first
    /// @param relevance of the first so many; NaN where nobody looked
    static List<Fused> of(List<Fused> ranking, double[] relevance) {
        List<Judged> judged = new ArrayList<>();
        List<Judged> others = new ArrayList<>();
        for (int i = 0; i < ranking.size(); i++) {
            double found = i < relevance.length ? relevance[i] : Double.NaN;
            (Double.isNaN(found) ? others : judged).add(new Judged(ranking.get(i), found));
        }
        if (judged.isEmpty()) {
            return ranking;
        }
        judged.sort(Comparator.comparingDouble(Judged::relevance).reversed()); // stable
        judged.addAll(others);
        List<Fused> reordered = new ArrayList<>(judged.size());
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            reordered.add(
                    one.fused()
                            .withScore(ranking.get(i).passage().score())
                            .reranked(i + 1, one.relevance()));
        }
        return reordered;
    }
}
