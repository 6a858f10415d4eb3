package maestro.rag.index;

import maestro.rag.passage.Passage;

/// A passage found, with how it was found.
///
/// @param rank its place in the answer, from 1
/// @param score by which the answer is ordered; comparable within one answer only
/// @param keywordRank place in the BM25 ranking, from 1; 0 where it is not in it
/// @param semanticRank place in the vector ranking, from 1; 0 where it is not in it
/// @param similarity cosine of query and passage, -1 to 1; NaN where no vector was asked for
/// @param steps its places on the way from these rankings to the answer
public record Hit(
        int rank,
        double score,
        int keywordRank,
        int semanticRank,
        double similarity,
        Steps steps,
        Passage passage) {

    /// Found by one ranking alone.
    public Hit(
            int rank,
            double score,
            int keywordRank,
            int semanticRank,
            double similarity,
            Passage passage) {
        this(rank, score, keywordRank, semanticRank, similarity, Steps.NONE, passage);
    }

    /// Places from 1 after each step of the fusion; the hit's rank is the place after hits were
    /// spread over documents, too.
    ///
    /// @param fused by the weighted sum of both rankings' scores
    /// @param feedback after the query's vector had moved towards the first hits
    /// @param agreement after passages that are alike had moved towards each other
    public record Steps(int fused, int feedback, int agreement) {
        /// Nothing was fused.
        public static final Steps NONE = new Steps(0, 0, 0);
    }
}
