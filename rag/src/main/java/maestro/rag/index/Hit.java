package maestro.rag.index;

import maestro.rag.passage.Passage;

/// A passage found, with how it was found.
///
/// @param rank its place in the answer, from 1
/// @param score by which the answer is ordered; comparable within one answer only
/// @param keywordRank place in the BM25 ranking, from 1; 0 where it is not in it
/// @param semanticRank place in the vector ranking, from 1; 0 where it is not in it
/// @param similarity cosine of query and passage, -1 to 1; NaN where no vector was asked for
public record Hit(
        int rank,
        double score,
        int keywordRank,
        int semanticRank,
        double similarity,
        Passage passage) {}
