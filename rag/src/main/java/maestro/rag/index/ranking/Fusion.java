package maestro.rag.index.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.index.Hit;

/// Two rankings into one by score. Every passage that either ranking found is measured by both, so
/// that none counts as nothing in a ranking which it just missed. Three steps, with constants that
/// are the same for every library:
///
/// 1. A passage's score is the weighted sum of its cosine and of its BM25 score over the best one.
///    Bruch, Gai and Ingber (TOIS 2023) found such sums to beat reciprocal ranks, and a fixed
///    weight to hold across sets. Theirs, 0.8 of (cosine + 1) / (best + 1) and 0.2 of the words, is
///    this one where the best cosine is 0.6, as it usually is. What is of a list of references
///    counts a quarter less.
/// 2. The query's vector moves a little towards the first hits (Rocchio 1971; for dense vectors Li
///    et al., TOIS 2023), each counting by its rank's reciprocal, and the cosines are taken anew.
/// 3. What is alike is alike relevant: the score of each of the first passages moves towards that
///    of the passages of other documents that are most like it (Diaz, CIKM 2005).
final class Fusion {
    /// What the words are worth where the cosine is worth 1, with the built-in model. Where another
    /// uses a smaller part of the range of cosines, words count that much less.
    private static final double WORDS = 0.4;

    /// So many first hits pull the query's vector by this share.
    private static final int FEEDBACK_HITS = 3;

    private static final double FEEDBACK = 0.2;

    /// So many first passages are compared with each other.
    private static final int COMPARED = 50;

    private static final int NEIGHBOURS = 3;

    /// What its neighbours are worth in a passage's score.
    private static final double AGREEMENT = 0.3;

    /// What is to be fused.
    ///
    /// @param keywordRank from 1; 0 where it is not in that ranking
    /// @param semanticRank likewise
    /// @param words its BM25 score, at least about
    /// @param vector of norm 1
    record Candidate(
            Ranked passage, int keywordRank, int semanticRank, double words, float[] vector) {}

    /// @param keywordRank from 1; 0 where it is not in that ranking
    /// @param semanticRank likewise
    record Fused(Ranked passage, int keywordRank, int semanticRank, Hit.Steps steps) {
        /// In one ranking alone.
        Fused(Ranked passage, int keywordRank, int semanticRank) {
            this(passage, keywordRank, semanticRank, Hit.Steps.NONE);
        }

        Fused withScore(double score) {
            return new Fused(passage.withScore(score), keywordRank, semanticRank, steps);
        }

        Fused reranked(int place, double relevance) {
            return new Fused(passage, keywordRank, semanticRank, steps.reranked(place, relevance));
        }
    }

    /// @param ranked the passage with its score so far
    private record Scored(Candidate candidate, Ranked ranked) {
        Scored(Candidate candidate, double score) {
            this(candidate, candidate.passage().withScore(score));
        }

        double score() {
            return ranked.score();
        }
    }

    private Fusion() {}

    /// Best first, with scores from -1 to 1.
    ///
    /// @param query its vector, of norm 1
    /// @param spread of the model's cosines, where the built-in one's is 1
    static List<Fused> of(List<Candidate> candidates, float[] query, double spread) {
        double weight = WORDS * spread;
        List<Scored> first = scored(candidates, query, weight);
        List<Scored> second = scored(candidates, towardsFirst(query, first), weight);
        List<Scored> third = agreeing(second);
        Map<Integer, Integer> fused = places(first);
        Map<Integer, Integer> feedback = places(second);
        List<Fused> all = new ArrayList<>(third.size());
        for (Scored s : third) {
            int doc = s.ranked().doc();
            all.add(
                    new Fused(
                            s.ranked(),
                            s.candidate().keywordRank(),
                            s.candidate().semanticRank(),
                            new Hit.Steps(
                                    fused.getOrDefault(doc, 0),
                                    feedback.getOrDefault(doc, 0),
                                    all.size() + 1)));
        }
        return all;
    }

    private static Map<Integer, Integer> places(List<Scored> ranking) {
        Map<Integer, Integer> places = new HashMap<>();
        ranking.forEach(s -> places.put(s.ranked().doc(), places.size() + 1));
        return places;
    }

    private static List<Scored> scored(List<Candidate> candidates, float[] query, double weight) {
        double best = candidates.stream().mapToDouble(Candidate::words).max().orElse(0);
        List<Scored> scored = new ArrayList<>(candidates.size());
        for (Candidate c : candidates) {
            double words = best > 0 ? c.words() / best : 0;
            double meaning = Cosine.of(query, c.vector());
            double both = (meaning + weight * words) / (1 + weight);
            scored.add(new Scored(c, c.passage().worth(both)));
        }
        return sorted(scored);
    }

    private static List<Scored> sorted(List<Scored> scored) {
        scored.sort(Comparator.comparing(Scored::ranked));
        return scored;
    }

    private static float[] towardsFirst(float[] query, List<Scored> ranking) {
        List<Scored> first = ranking.subList(0, Math.min(FEEDBACK_HITS, ranking.size()));
        double weights = 0;
        for (int rank = 1; rank <= first.size(); rank++) {
            weights += 1.0 / rank;
        }
        double[] moved = new double[query.length];
        double square = 0;
        for (int d = 0; d < query.length; d++) {
            double mean = 0;
            for (int i = 0; i < first.size(); i++) {
                mean += first.get(i).candidate().vector()[d] / (i + 1) / weights;
            }
            moved[d] = (1 - FEEDBACK) * query[d] + FEEDBACK * mean;
            square += moved[d] * moved[d];
        }
        if (square == 0) {
            return query;
        }
        float[] vector = new float[query.length];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) (moved[d] / Math.sqrt(square));
        }
        return vector;
    }

    private static List<Scored> agreeing(List<Scored> ranking) {
        int compared = Math.min(COMPARED, ranking.size());
        float[][] cosines = new float[compared][compared];
        for (int i = 0; i < compared; i++) {
            for (int j = 0; j < i; j++) {
                Candidate a = ranking.get(i).candidate();
                Candidate b = ranking.get(j).candidate();
                boolean same = a.passage().documentId().equals(b.passage().documentId());
                cosines[i][j] = same ? 0 : Cosine.of(a.vector(), b.vector());
                cosines[j][i] = cosines[i][j];
            }
        }
        List<Scored> agreeing = new ArrayList<>(ranking);
        for (int i = 0; i < compared; i++) {
            agreeing.set(i, towardsNeighbours(ranking, i, cosines[i]));
        }
        return sorted(agreeing);
    }

    /// @param cosines with each of the first passages; what is 0 or less is no neighbour
    private static Scored towardsNeighbours(List<Scored> ranking, int i, float[] cosines) {
        double weights = 0;
        double sum = 0;
        boolean[] taken = new boolean[cosines.length];
        for (int n = 0; n < NEIGHBOURS; n++) {
            int nearest = -1;
            for (int j = 0; j < cosines.length; j++) {
                boolean near = nearest < 0 ? cosines[j] > 0 : cosines[j] > cosines[nearest];
                if (near && !taken[j]) {
                    nearest = j;
                }
            }
            if (nearest < 0) {
                break;
            }
            taken[nearest] = true;
            weights += cosines[nearest];
            sum += cosines[nearest] * ranking.get(nearest).score();
        }
        Scored own = ranking.get(i);
        return weights == 0
                ? own
                : new Scored(
                        own.candidate(), (1 - AGREEMENT) * own.score() + AGREEMENT * sum / weights);
    }
}
