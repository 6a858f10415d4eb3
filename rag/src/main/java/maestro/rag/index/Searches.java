package maestro.rag.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.rag.index.Fusion.Fused;
import maestro.rag.passage.Passage;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/// Queries to hits: both rankings, fusion, diversity, and the passages read back.
///
/// @param settings what was measured best
record Searches(Analyzer analyzer, Settings settings) {

    /// @param exactBelow number of candidate passages up to which every vector is compared
    /// @param depth how many of each ranking are fused at least
    /// @param k of reciprocal rank fusion
    /// @param scoreShare which part of it hangs on scores
    /// @param titleBoost what a word in the title counts against one in the passage
    record Settings(int exactBelow, int depth, double k, double scoreShare, float titleBoost) {
        static final Settings DEFAULT = new Settings(20_000, 100, 20, 0.25, 0.3f);
    }

    /// Share of Latin letters in a query from which on the model is taken to read it.
    private static final double READ_FROM = 0.7;

    private static final Set<String> STORED = Set.of(Fields.DOCUMENT, Fields.PASSAGE);

    List<Hit> search(IndexSearcher searcher, IndexQuery query) throws IOException {
        int depth = Math.max(settings.depth(), Math.min(1000, 3 * query.limit()));
        Rankings rankings = new Rankings(searcher, query.documentIds(), settings.exactBelow());
        double meaning = meaningWeight(query);
        List<Ranked> byWords = List.of();
        if (query.mode() != SearchMode.SEMANTIC) {
            Optional<Query> words = KeywordQuery.of(query.text(), analyzer, settings.titleBoost());
            if (words.isPresent()) {
                byWords = rankings.byWords(words.get(), depth);
            }
        }
        List<Ranked> byMeaning = List.of();
        if (query.mode() != SearchMode.KEYWORD && query.vector() != null && meaning > 0) {
            byMeaning = rankings.byMeaning(query.vector(), depth);
        }
        List<Fused> found =
                switch (query.mode()) {
                    case HYBRID ->
                            new Fusion(settings.k(), settings.scoreShare(), meaning)
                                    .of(byWords, byMeaning);
                    case KEYWORD -> alone(byWords, true);
                    case SEMANTIC -> alone(byMeaning, false);
                };
        if (query.diversify()) {
            found = Diversity.of(found, query.limit());
        } else if (found.size() > query.limit()) {
            found = found.subList(0, query.limit());
        }
        return hits(searcher, rankings, query, found);
    }

    /// The built-in model reads English. For a question in another script its ranking is noise
    /// (nDCG@10 on Korean 0.06, where words have 0.96) and only harms what words find.
    private static double meaningWeight(IndexQuery query) {
        boolean read = Scripts.latinShare(query.text()) >= READ_FROM;
        return query.mode() == SearchMode.HYBRID && !read ? 0 : 1;
    }

    private static List<Fused> alone(List<Ranked> ranking, boolean words) {
        List<Fused> fused = new ArrayList<>(ranking.size());
        for (int i = 0; i < ranking.size(); i++) {
            fused.add(new Fused(ranking.get(i), words ? i + 1 : 0, words ? 0 : i + 1));
        }
        return fused;
    }

    private static List<Hit> hits(
            IndexSearcher searcher, Rankings rankings, IndexQuery query, List<Fused> found)
            throws IOException {
        int[] docs = found.stream().mapToInt(f -> f.passage().doc()).toArray();
        double[] similarities =
                query.vector() == null ? null : rankings.similarities(query.vector(), docs);
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>(docs.length);
        for (int i = 0; i < docs.length; i++) {
            Fused f = found.get(i);
            hits.add(
                    new Hit(
                            i + 1,
                            f.passage().score(),
                            f.keywordRank(),
                            f.semanticRank(),
                            similarities == null ? Double.NaN : similarities[i],
                            passage(stored.document(docs[i], STORED))));
        }
        return hits;
    }

    private static Passage passage(Document document) throws IOException {
        String id = document.get(Fields.DOCUMENT);
        BytesRef bytes = document.getBinaryValue(Fields.PASSAGE);
        if (id == null || bytes == null) {
            throw new IOException("A passage lacks its fields.");
        }
        return PassageCodec.decode(id, bytes);
    }
}
