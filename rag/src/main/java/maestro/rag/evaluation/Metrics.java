package maestro.rag.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How well one ranking answers one query, each measure from 0 to 1, as trec_eval computes it.
///
/// @param ndcg10 normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen,
///   2002), with the grade itself as gain
/// @param recall10 share of the relevant documents among the first ten
/// @param recall100 likewise, a hundred
/// @param mrr10 one over the rank of the first relevant document, 0 if it is not among ten
public record Metrics(double ndcg10, double recall10, double recall100, double mrr10) {
    static final Metrics NONE = new Metrics(0, 0, 0, 0);

    /// @param found document ids, best first, none twice
    /// @param grades document id to grade; above 0 is relevant, and so is nothing that has none
    public static Metrics of(List<String> found, Map<String, Integer> grades) {
        double[] gains = found.stream().mapToDouble(id -> gain(grades, id)).toArray();
        double[] ideal =
                grades.values().stream()
                        .filter(grade -> grade > 0)
                        .sorted(Comparator.reverseOrder())
                        .mapToDouble(grade -> grade)
                        .toArray();
        if (ideal.length == 0) {
            return NONE; // as trec_eval counts a query that nothing is relevant for
        }
        return new Metrics(
                dcg(gains) / dcg(ideal),
                relevant(gains, 10) / (double) ideal.length,
                relevant(gains, 100) / (double) ideal.length,
                reciprocalRank(gains));
    }

    private static int gain(Map<String, Integer> grades, String id) {
        return Math.max(0, grades.getOrDefault(id, 0));
    }

    private static double dcg(double[] gains) {
        double sum = 0;
        for (int i = 0; i < Math.min(10, gains.length); i++) {
            sum += gains[i] / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static int relevant(double[] gains, int first) {
        int count = 0;
        for (int i = 0; i < Math.min(first, gains.length); i++) {
            count += gains[i] > 0 ? 1 : 0;
        }
        return count;
    }

    private static double reciprocalRank(double[] gains) {
        for (int i = 0; i < Math.min(10, gains.length); i++) {
            if (gains[i] > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /// The mean over queries, 0 for none.
    static Metrics mean(List<Metrics> all) {
        return new Metrics(
                all.stream().mapToDouble(Metrics::ndcg10).average().orElse(0),
                all.stream().mapToDouble(Metrics::recall10).average().orElse(0),
                all.stream().mapToDouble(Metrics::recall100).average().orElse(0),
                all.stream().mapToDouble(Metrics::mrr10).average().orElse(0));
    }
}
