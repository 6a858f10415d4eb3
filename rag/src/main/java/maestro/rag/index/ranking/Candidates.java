package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.index.ranking.Fusion.Candidate;

/// What either ranking found, measured by both.
final class Candidates {
    private Candidates() {}

    /// @param depth most passages of each ranking; one that has fewer has found all
    static List<Candidate> of(
            Rankings rankings, List<Ranked> byWords, List<Ranked> byMeaning, int depth)
            throws IOException {
        Map<Integer, Ranked> found = new LinkedHashMap<>();
        Map<Integer, Integer> keywordRanks = ranks(byWords, found);
        Map<Integer, Integer> semanticRanks = ranks(byMeaning, found);
        double unlisted = unlisted(byWords, depth);
        List<Ranked> all = List.copyOf(found.values());
        float[][] vectors = rankings.vectors(all.stream().mapToInt(Ranked::doc).toArray());
        List<Candidate> candidates = new ArrayList<>(all.size());
        for (int i = 0; i < vectors.length; i++) {
            Ranked passage = all.get(i);
            if (vectors[i].length == 0) {
                throw new IOException("A passage lacks its vector.");
            }
            int keywordRank = keywordRanks.getOrDefault(passage.doc(), 0);
            candidates.add(
                    new Candidate(
                            passage,
                            keywordRank,
                            semanticRanks.getOrDefault(passage.doc(), 0),
                            keywordRank > 0 ? byWords.get(keywordRank - 1).score() : unlisted,
                            vectors[i]));
        }
        return candidates;
    }

    /// A passage that the words did not bring among their first so many scores less than the last
    /// of these: it is taken to have half of that. Computing it instead made no difference on any
    /// of the sets, and would cost a search as much as the words themselves. Cosines are exact.
    static double unlisted(List<Ranked> byWords, int depth) {
        return byWords.size() < depth ? 0 : byWords.getLast().score() / 2;
    }

    private static Map<Integer, Integer> ranks(List<Ranked> ranking, Map<Integer, Ranked> found) {
        Map<Integer, Integer> ranks = new HashMap<>();
        for (Ranked passage : ranking) {
            ranks.put(passage.doc(), ranks.size() + 1);
            found.putIfAbsent(passage.doc(), passage);
        }
        return ranks;
    }
}
