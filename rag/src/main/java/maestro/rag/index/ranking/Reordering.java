package maestro.rag.index.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import maestro.rag.index.ranking.Fusion.Fused;

/// The first passages of a ranking by what a model said of them and by the ranking's own scores, in
/// equal parts: few models are better than the ranking in fields that they were not trained for,
/// but they err elsewhere. Scores of both kinds are compared by how far they lie from their means,
/// in standard deviations (Montague and Aslam, CIKM 2001).
final class Reordering {
    /// Relevance this near to 0 or 1 is rounded: its logit says nothing more.
    private static final double CERTAIN = 1e-12;

    private record Judged(Fused fused, double relevance) {
        /// The number of which the model made the relevance, where differences are even.
        double logit() {
            double inside = Math.clamp(relevance, CERTAIN, 1 - CERTAIN);
            return Math.log(inside / (1 - inside));
        }

        double score() {
            return fused.passage().score();
        }
    }

    private record Weighed(Judged judged, double sum) {}

    private Reordering() {}

    /// Passages that were looked at, best first, then the others as they were. Each has the score
    /// of the place that it came to, since scores of two kinds cannot be compared.
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
        List<Judged> all = new ArrayList<>(ordered(judged));
        all.addAll(others);
        List<Fused> reordered = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Judged one = all.get(i);
            reordered.add(
                    one.fused()
                            .withScore(ranking.get(i).passage().score())
                            .reranked(i + 1, one.relevance()));
        }
        return reordered;
    }

    /// Where the parts add up to the same, what the model says decides.
    private static List<Judged> ordered(List<Judged> judged) {
        double[] own = standard(judged.stream().mapToDouble(Judged::logit).toArray());
        double[] before = standard(judged.stream().mapToDouble(Judged::score).toArray());
        List<Weighed> weighed = new ArrayList<>(judged.size());
        for (int i = 0; i < own.length; i++) {
            weighed.add(new Weighed(judged.get(i), Math.rint((own[i] + before[i]) * 1e9)));
        }
        weighed.sort(
                Comparator.comparingDouble(Weighed::sum)
                        .thenComparingDouble(w -> w.judged().relevance())
                        .reversed()); // stable
        return weighed.stream().map(Weighed::judged).toList();
    }

    /// Each number's distance from the mean, in standard deviations; 0 where all are the same.
    private static double[] standard(double[] numbers) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double variance = 0;
        for (double number : numbers) {
            variance += (number - mean) * (number - mean) / numbers.length;
        }
        double deviation = Math.sqrt(variance);
        double[] standard = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            standard[i] = deviation < CERTAIN ? 0 : (numbers[i] - mean) / deviation;
        }
        return standard;
    }
}
