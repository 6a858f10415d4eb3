package maestro.rag.index;

/// A passage in one ranking.
///
/// @param doc Lucene's number, valid for one searcher
/// @param score BM25 or cosine
/// @param ordinal its place in the document
/// @param start first UTF-16 index of its range in the document's text
/// @param end index after the last
record Ranked(int doc, double score, String documentId, int ordinal, int start, int end)
        implements Comparable<Ranked> {

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

    Ranked withScore(double changed) {
        return new Ranked(doc, changed, documentId, ordinal, start, end);
    }
}
