package maestro.rag.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import maestro.rag.index.field.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// What is asked about a passage by its name instead of its content.
final class PassageLookup {
    private PassageLookup() {}

    /// Adds up the passages of each document that are not deleted.
    static void count(IndexReader reader, Map<String, Integer> counts) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Fields.DOCUMENT);
            if (terms == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            TermsEnum ids = terms.iterator();
            PostingsEnum postings = null;
            while (ids.next() != null) {
                int count = 0;
                if (live == null) {
                    count = ids.docFreq();
                } else {
                    postings = ids.postings(postings, PostingsEnum.NONE);
                    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        count += live.get(postings.docID()) ? 1 : 0;
                    }
                }
                if (count > 0) {
                    counts.merge(ids.term().utf8ToString(), count, Integer::sum);
                }
            }
        }
    }

    static Optional<float[]> vector(IndexReader reader, String documentId, int ordinal)
            throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            float[] vector = vector(leaf.reader(), documentId, ordinal);
            if (vector != null) {
                return Optional.of(vector);
            }
        }
        return Optional.empty();
    }

    private static float @Nullable [] vector(LeafReader leaf, String documentId, int ordinal)
            throws IOException {
        PostingsEnum passages =
                leaf.postings(new Term(Fields.DOCUMENT, documentId), PostingsEnum.NONE);
        FloatVectorValues vectors = leaf.getFloatVectorValues(Fields.VECTOR);
        if (passages == null || vectors == null) {
            return null;
        }
        Bits live = leaf.getLiveDocs();
        NumericDocValues ordinals = DocValues.getNumeric(leaf, Fields.ORDINAL);
        while (passages.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            int doc = passages.docID();
            if ((live == null || live.get(doc))
                    && ordinals.advanceExact(doc)
                    && ordinals.longValue() == ordinal) {
                KnnVectorValues.DocIndexIterator iterator = vectors.iterator();
                return iterator.advance(doc) == doc
                        ? vectors.vectorValue(iterator.index()).clone()
                        : null;
            }
        }
        return null;
    }
}
