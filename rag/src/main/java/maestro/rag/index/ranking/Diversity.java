package maestro.rag.index.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.index.ranking.Fusion.Fused;

/// Spreads hits over documents: each further passage of a document counts as if it were found some
/// places lower, and a passage that mostly repeats a better one of its document is left out.
///
/// Places and not scores are what a passage loses, since a step in score means something else in
/// each ranking and for each query.
final class Diversity {
    /// How many places each better passage of the same document costs: five hits in a row from one
    /// document become two, if others follow closely.
    private static final int PLACES = 4;

    /// @param place from 0, after what it lost
    /// @param earlier number of better passages of its document
    private record Placed(Fused fused, int place, int earlier) {}

    private Diversity() {}

    /// @param ranking best first
    /// @return the best so many, best first, each with the score of the place that it came to
    static List<Fused> of(List<Fused> ranking, int limit) {
        Map<String, List<Ranked>> kept = new HashMap<>();
        List<Placed> spread = new ArrayList<>(ranking.size());
        for (Fused candidate : ranking) {
            Ranked passage = candidate.passage();
            List<Ranked> better =
                    kept.computeIfAbsent(passage.documentId(), id -> new ArrayList<>());
            if (better.stream().noneMatch(b -> repeats(passage, b))) {
                int place = spread.size() + PLACES * better.size();
                spread.add(new Placed(candidate, place, better.size()));
                better.add(passage);
            }
        }
        List<Double> scores =
                spread.stream().map(placed -> placed.fused().passage().score()).toList();
        return spread.stream()
                .sorted(Comparator.comparingInt(Placed::place).thenComparingInt(Placed::earlier))
                .limit(limit)
                .map(p -> p.fused().withScore(scores.get(Math.min(p.place(), scores.size() - 1))))
                .toList();
    }

    /// Whether more than half of the shorter of two passages is in the other.
    private static boolean repeats(Ranked a, Ranked b) {
        int shared = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
        int shorter = Math.min(a.end() - a.start(), b.end() - b.start());
        return shared * 2 > shorter;
    }
}
