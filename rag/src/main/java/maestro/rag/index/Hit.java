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
/// @param listed whether it counted less, being of a list of references
public record Hit(
        int rank,
        double score,
        int keywordRank,
        int semanticRank,
        double similarity,
        Steps steps,
        boolean listed,
        Passage passage) {

    /// Found by one ranking alone.
    public Hit(
            int rank,
            double score,
            int keywordRank,
            int semanticRank,
            double similarity,
            Passage passage) {
        this(rank, score, keywordRank, semanticRank, similarity, Steps.NONE, false, passage);
    }

    /// Places from 1 after each step; 0 where there was none. The hit's rank is the place after
    /// hits were spread over documents, too.
    ///
    /// @param fused by the weighted sum of both rankings' scores
    /// @param feedback after the query's vector had moved towards the first hits
    /// @param agreement after passages that are alike had moved towards each other
    /// @param reranked after a cross-encoder had ordered the first ones
    /// @param relevance what that says of this one, 0 to 1; NaN where it did not look at it
    public record Steps(int fused, int feedback, int agreement, int reranked, double relevance) {
        /// Nothing was done but one ranking.
        public static final Steps NONE = new Steps(0, 0, 0, 0, Double.NaN);

        /// Without a cross-encoder.
        public Steps(int fused, int feedback, int agreement) {
            this(fused, feedback, agreement, 0, Double.NaN);
        }

        /// The same, with what a cross-encoder did.
        public Steps reranked(int place, double relevance) {
            return new Steps(fused, feedback, agreement, place, relevance);
        }
    }

    /// Its place before it was reranked or spread over documents, in whatever found it.
    public int found() {
        return steps.agreement() > 0 ? steps.agreement() : Math.max(keywordRank, semanticRank);
    }
}
