package maestro.rag.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The best passages by one measure, over one state of the index.
///
/// @param searcher without an executor, so that results don't hang on the timing of threads
/// @param documentIds where to look; null for everywhere
/// @param condition what must hold of a passage; null for nothing
/// @param exactBelow number of candidate passages up to which every vector is compared
record Rankings(
        IndexSearcher searcher,
        @Nullable Set<String> documentIds,
        @Nullable Query condition,
        int exactBelow) {
    /// By BM25.
    List<Ranked> byWords(Query words, int depth) throws IOException {
        Query query = words;
        Query filter = filter();
        if (filter != null) {
            query =
                    new BooleanQuery.Builder()
                            .add(words, Occur.MUST)
                            .add(filter, Occur.FILTER)
                            .build();
        }
        return best(searcher.search(query, new BestCollectors(depth)), depth);
    }

    /// By cosine at full precision: of all candidates where they are few, else of those that the
    /// graph yields.
    List<Ranked> byMeaning(float[] vector, int depth) throws IOException {
        ScoreDoc[] top = candidates() <= exactBelow ? exact(vector, depth) : graph(vector, depth);
        return best(top, depth);
    }

    /// The first so many in order.
    private List<Ranked> best(ScoreDoc[] found, int depth) throws IOException {
        List<Ranked> ranked = placed(Ties.fewer(found, depth, searcher.getIndexReader().leaves()));
        ranked.sort(Comparator.naturalOrder());
        return ranked.size() > depth ? List.copyOf(ranked.subList(0, depth)) : ranked;
    }

    /// The cosines of the given passages, in their order; NaN where one has no vector.
    double[] similarities(float[] vector, int[] docs) throws IOException {
        return Arrays.stream(vectors(docs))
                .mapToDouble(v -> v.length == 0 ? Double.NaN : Cosine.of(vector, v))
                .toArray();
    }

    /// The vectors of the given passages, in their order; empty where one has none.
    float[][] vectors(int[] docs) throws IOException {
        float[][] vectors = new float[docs.length][];
        Arrays.fill(vectors, new float[0]);
        byLeaf(
                docs,
                (leaf, places) -> {
                    FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
                    if (values == null) {
                        return;
                    }
                    KnnVectorValues.DocIndexIterator found = values.iterator();
                    for (int place : places) {
                        int doc = docs[place] - leaf.docBase;
                        if (found.advance(doc) == doc) {
                            vectors[place] = values.vectorValue(found.index()).clone();
                        }
                    }
                });
        return vectors;
    }

    private interface Leaf {
        void read(LeafReaderContext leaf, List<Integer> places) throws IOException;
    }

    /// Reads passages leaf by leaf and forwards, as Lucene wants it.
    ///
    /// @param docs in any order, none twice; the leaf is told their places in here
    private void byLeaf(int[] docs, Leaf reading) throws IOException {
        Integer[] order = new Integer[docs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> docs[i]));
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int first = next;
            while (next < order.length && docs[order[next]] < end) {
                next++;
            }
            if (next > first) {
                reading.read(leaf, Arrays.asList(order).subList(first, next));
            }
        }
    }

    private static float cosine(FloatVectorValues values, int index, float[] vector)
            throws IOException {
        return Cosine.of(vector, values.vectorValue(index));
    }

    /// An upper bound of the passages that the search could return, counted as far as it matters.
    private long candidates() throws IOException {
        long all = searcher.getIndexReader().numDocs();
        if (condition != null && all > exactBelow) {
            return searcher.count(java.util.Objects.requireNonNull(filter()));
        }
        if (documentIds == null || all <= exactBelow) {
            return all;
        }
        long some = 0;
        for (String id : documentIds) {
            some += searcher.getIndexReader().docFreq(new Term(Fields.DOCUMENT, id));
            if (some > exactBelow) {
                break;
            }
        }
        return some;
    }

    private ScoreDoc[] graph(float[] vector, int depth) throws IOException {
        Query nearest = new KnnFloatVectorQuery(Fields.VECTOR, vector, depth, filter());
        ScoreDoc[] found = searcher.search(nearest, depth).scoreDocs;
        double[] cosines =
                similarities(vector, Arrays.stream(found).mapToInt(hit -> hit.doc).toArray());
        for (int i = 0; i < found.length; i++) {
            found[i].score = (float) cosines[i];
        }
        return found;
    }

    private ScoreDoc[] exact(float[] vector, int depth) throws IOException {
        Best best = new Best(depth);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            if (values == null) {
                continue;
            }
            KnnVectorValues.DocIndexIterator vectors = values.iterator();
            DocIdSetIterator docs = among(vectors, leaf);
            if (docs == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            for (int d = docs.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = docs.nextDoc()) {
                if (live == null || live.get(d)) {
                    best.add(leaf.docBase + d, cosine(values, vectors.index(), vector));
                }
            }
        }
        return best.found();
    }

    private @Nullable DocIdSetIterator among(DocIdSetIterator all, LeafReaderContext leaf)
            throws IOException {
        Query filter = filter();
        if (filter == null) {
            return all;
        }
        Query read = searcher.rewrite(filter);
        Scorer scorer = searcher.createWeight(read, ScoreMode.COMPLETE_NO_SCORES, 1).scorer(leaf);
        return scorer == null
                ? null
                : ConjunctionUtils.intersectIterators(List.of(all, scorer.iterator()));
    }

    /// What narrows the search; null for nothing.
    private @Nullable Query filter() {
        if (documentIds == null || condition == null) {
            return documentIds == null ? condition : within(documentIds);
        }
        return new BooleanQuery.Builder()
                .add(within(documentIds), Occur.FILTER)
                .add(condition, Occur.FILTER)
                .build();
    }

    private static Query within(Set<String> documentIds) {
        return new TermInSetQuery(
                Fields.DOCUMENT, documentIds.stream().map(BytesRef::new).toList());
    }

    /// The same passages in the same order, with what orders and tells them apart.
    private List<Ranked> placed(ScoreDoc[] top) throws IOException {
        Ranked[] ranked = new Ranked[top.length];
        int[] docs = Arrays.stream(top).mapToInt(hit -> hit.doc).toArray();
        byLeaf(
                docs,
                (leaf, places) -> {
                    SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.DOCUMENT);
                    NumericDocValues ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
                    NumericDocValues ranges = DocValues.getNumeric(leaf.reader(), Fields.RANGE);
                    for (int place : places) {
                        int doc = docs[place] - leaf.docBase;
                        if (ids.advanceExact(doc)
                                && ordinals.advanceExact(doc)
                                && ranges.advanceExact(doc)) {
                            long range = ranges.longValue();
                            ranked[place] =
                                    new Ranked(
                                            docs[place],
                                            top[place].score,
                                            ids.lookupOrd(ids.ordValue()).utf8ToString(),
                                            (int) ordinals.longValue(),
                                            (int) (range >> 32),
                                            (int) range);
                        }
                    }
                });
        return new ArrayList<>(Arrays.asList(ranked));
    }
}
