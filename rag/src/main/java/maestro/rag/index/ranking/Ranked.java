package maestro.rag.index.ranking;

/// A passage in one ranking.
///
/// @param doc Lucene's number, valid for one searcher
/// @param score BM25 or cosine
/// @param ordinal its place in the document
/// @param start first UTF-16 index of its range in the document's text
/// @param end index after the last
/// @param listed whether it is of a list of references
record Ranked(
        int doc, double score, String documentId, int ordinal, int start, int end, boolean listed)
        implements Comparable<Ranked> {

    /// What an entry of a list of references keeps of its score: it names what is looked for and
    /// says nothing about it.
    private static final double LISTED = 0.75;

    /// Best first; equal scores by document and place, so that the order in which documents were
    /// added is never seen.
    @Override
    public int compareTo(Ranked other) {
        int byScore = Double.compare(other.score, score);
        if (byScore != 0) {
            return byScore;
        }
        int byDocument = documentId.compareTo(other.documentId);
        return byDocument != 0 ? byDocument : Integer.compare(ordinal, other.ordinal);
    }

    /// The score that it has among passages that say something.
    double worth(double score) {
        return listed && score > 0 ? LISTED * score : score;
    }

    Ranked withScore(double changed) {
        return new Ranked(doc, changed, documentId, ordinal, start, end, listed);
    }
}
