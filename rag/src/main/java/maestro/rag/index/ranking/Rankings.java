package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import maestro.rag.index.field.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The best passages by one measure, over one state of the index.
///
/// @param searcher without an executor, so that results don't hang on the timing of threads
/// @param documentIds where to look; null for everywhere
/// @param condition what must hold of a passage; null for nothing
/// @param settings up to how many candidate passages every vector is compared
record Rankings(
        IndexSearcher searcher,
        @Nullable Set<String> documentIds,
        @Nullable Query condition,
        Searches.Settings settings) {
    /// Among more passages two bits put more of them before the nearest: one more candidate is
    /// looked at for each so many.
    private static final int PASSAGES_FOR_ONE_MORE = 20_000;

    /// A ranking by BM25 to be made.
    LeafSearch byWords(Query words, int depth) throws IOException {
        Query query = words;
        Query filter = filter();
        if (filter != null) {
            query =
                    new BooleanQuery.Builder()
                            .add(words, Occur.MUST)
                            .add(filter, Occur.FILTER)
                            .build();
        }
        return new LeafSearch(searcher, query, depth);
    }

    /// By cosine at full precision: of all candidates where they are few, else of those that are
    /// nearest in two bits a number, among all where the search is narrowed to not too many, or
    /// among those that the graph leads to.
    List<Ranked> byMeaning(float[] vector, int depth) throws IOException {
        Query filter = filter();
        long candidates = candidates(filter);
        if (candidates <= settings.exactBelow()) {
            return best(exact(vector, depth, filter), depth);
        }
        int wanted = depth + searcher.getIndexReader().numDocs() / PASSAGES_FOR_ONE_MORE;
        ScoreDoc[] near =
                filter != null && candidates <= settings.scanBelow()
                        ? scan(vector, wanted, filter)
                        : graph(vector, wanted, filter);
        return best(rescored(near, vector), depth);
    }

    /// The first so many in order.
    List<Ranked> best(ScoreDoc[] found, int depth) throws IOException {
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

    private interface Vectors {
        /// @param among null for all
        /// @param live null for all
        void compare(
                FloatVectorValues values,
                @Nullable DocIdSetIterator among,
                @Nullable Bits live,
                int base)
                throws IOException;
    }

    private void eachLeaf(@Nullable Query filter, Vectors comparing) throws IOException {
        Weight weight =
                filter == null
                        ? null
                        : searcher.createWeight(
                                searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            Scorer among = weight == null ? null : weight.scorer(leaf);
            if (values != null && (weight == null || among != null)) {
                comparing.compare(
                        values,
                        among == null ? null : among.iterator(),
                        leaf.reader().getLiveDocs(),
                        leaf.docBase);
            }
        }
    }

    private static float cosine(FloatVectorValues values, int index, float[] vector)
            throws IOException {
        return Cosine.of(vector, values.vectorValue(index));
    }

    /// How many passages the search could return. Lucene keeps which ones a filter lets through, so
    /// that this costs little where the same is asked for again.
    private long candidates(@Nullable Query filter) throws IOException {
        int all = searcher.getIndexReader().numDocs();
        return filter == null || all <= settings.exactBelow() ? all : searcher.count(filter);
    }

    private ScoreDoc[] graph(float[] vector, int wanted, @Nullable Query filter)
            throws IOException {
        Query nearest = new NearestQuery(Fields.VECTOR, vector, wanted, filter);
        return searcher.search(nearest, wanted).scoreDocs;
    }

    private ScoreDoc[] rescored(ScoreDoc[] found, float[] vector) throws IOException {
        double[] cosines =
                similarities(vector, Arrays.stream(found).mapToInt(hit -> hit.doc).toArray());
        for (int i = 0; i < found.length; i++) {
            found[i].score = (float) cosines[i];
        }
        return found;
    }

    private ScoreDoc[] exact(float[] vector, int depth, @Nullable Query filter) throws IOException {
        Best best = new Best(depth);
        eachLeaf(
                filter,
                (values, among, live, base) -> {
                    KnnVectorValues.DocIndexIterator vectors = values.iterator();
                    DocIdSetIterator docs =
                            among == null
                                    ? vectors
                                    : ConjunctionUtils.intersectIterators(List.of(vectors, among));
                    for (int d = docs.nextDoc();
                            d != DocIdSetIterator.NO_MORE_DOCS;
                            d = docs.nextDoc()) {
                        if (live == null || live.get(d)) {
                            best.add(base + d, cosine(values, vectors.index(), vector));
                        }
                    }
                });
        return best.found();
    }

    /// The nearest of all that the filter lets through, by their two bits.
    private ScoreDoc[] scan(float[] vector, int wanted, Query filter) throws IOException {
        Best best = new Best(wanted);
        DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();
        eachLeaf(
                filter,
                (values, among, live, base) -> {
                    VectorScorer scorer = values.scorer(vector);
                    if (scorer == null) {
                        return;
                    }
                    VectorScorer.Bulk bulk = scorer.bulk(among);
                    do {
                        bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, live, buffer);
                        for (int i = 0; i < buffer.size; i++) {
                            best.add(base + buffer.docs[i], buffer.features[i]);
                        }
                    } while (buffer.size > 0);
                });
        return best.found();
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
                    NumericDocValues listed = DocValues.getNumeric(leaf.reader(), Fields.LISTED);
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
                                            (int) range,
                                            listed.advanceExact(doc));
                        }
                    }
                });
        return new ArrayList<>(Arrays.asList(ranked));
    }
}
