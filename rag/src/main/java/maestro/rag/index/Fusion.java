package maestro.rag.index;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two rankings into one by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009): a passage
/// at rank r of a ranking gets 1 / (k + r) from it. A share of that hangs on how near its score
/// comes to the best one, which tells a clear winner from the first among equals.
///
/// @param k how slowly the ranks' worth falls
/// @param scoreShare which part hangs on the score, 0 to 1
record Fusion(double k, double scoreShare) {
    /// The score at this rank counts as nothing, whatever the rankings' length.
    private static final int FLOOR = 100;

    /// @param keywordRank from 1; 0 where it is not in that ranking
    /// @param semanticRank likewise
    record Fused(Ranked passage, int keywordRank, int semanticRank) {
        Fused withScore(double score) {
            return new Fused(passage.withScore(score), keywordRank, semanticRank);
        }
    }

    /// Best first.
    List<Fused> of(List<Ranked> byWords, List<Ranked> byMeaning) {
        Map<Integer, Fused> fused = LinkedHashMap.newLinkedHashMap(byWords.size() * 2);
        for (int i = 0; i < byWords.size(); i++) {
            Ranked r = byWords.get(i);
            fused.put(r.doc(), new Fused(r.withScore(worth(byWords, i)), i + 1, 0));
        }
        for (int i = 0; i < byMeaning.size(); i++) {
            Ranked r = byMeaning.get(i);
            double worth = worth(byMeaning, i);
            int rank = i + 1;
            fused.merge(
                    r.doc(),
                    new Fused(r.withScore(worth), 0, rank),
                    (words, meaning) ->
                            new Fused(
                                    r.withScore(words.passage().score() + worth),
                                    words.keywordRank(),
                                    rank));
        }
        return fused.values().stream().sorted(Comparator.comparing(Fused::passage)).toList();
    }

    private double worth(List<Ranked> ranking, int i) {
        double best = ranking.getFirst().score();
        double least = ranking.get(Math.min(ranking.size(), FLOOR) - 1).score();
        double nearness =
                best > least ? Math.max(0, (ranking.get(i).score() - least) / (best - least)) : 1;
        return (1 - scoreShare + scoreShare * nearness) / (k + i + 1);
    }
}
