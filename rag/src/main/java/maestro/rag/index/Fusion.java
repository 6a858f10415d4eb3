package maestro.rag.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two rankings into one by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009): a passage
/// at rank r of a ranking gets weight / (k + r) from it.
///
/// @param k how slowly the ranks' worth falls
/// @param wordsWeight of the ranking by words
/// @param meaningWeight of the ranking by meaning
record Fusion(double k, double wordsWeight, double meaningWeight) {

    /// @param keywordRank from 1; 0 where it is not in that ranking
    /// @param semanticRank likewise
    record Fused(Ranked passage, int keywordRank, int semanticRank) {
        Fused withScore(double score) {
            return new Fused(passage.withScore(score), keywordRank, semanticRank);
        }
    }

    /// Best first.
    List<Fused> of(List<Ranked> byWords, List<Ranked> byMeaning) {
        Map<Integer, Integer> semanticRanks = HashMap.newHashMap(byMeaning.size());
        for (int i = 0; i < byMeaning.size(); i++) {
            semanticRanks.put(byMeaning.get(i).doc(), i + 1);
        }
        List<Fused> fused = new ArrayList<>(byWords.size() + byMeaning.size());
        for (int i = 0; i < byWords.size(); i++) {
            Ranked r = byWords.get(i);
            Integer semantic = semanticRanks.remove(r.doc());
            fused.add(scored(r, i + 1, semantic == null ? 0 : semantic));
        }
        for (Ranked r : byMeaning) {
            Integer semantic = semanticRanks.get(r.doc());
            if (semantic != null) {
                fused.add(scored(r, 0, semantic));
            }
        }
        fused.sort(Comparator.comparing(Fused::passage));
        return fused;
    }

    private Fused scored(Ranked r, int keywordRank, int semanticRank) {
        double score =
                (keywordRank == 0 ? 0 : wordsWeight / (k + keywordRank))
                        + (semanticRank == 0 ? 0 : meaningWeight / (k + semanticRank));
        return new Fused(r.withScore(score), keywordRank, semanticRank);
    }
}
