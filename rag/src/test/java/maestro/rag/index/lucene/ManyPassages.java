package maestro.rag.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import maestro.rag.benchmark.Figures;
import maestro.rag.benchmark.SharedData;
import maestro.rag.benchmark.VectorCache;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.evaluation.JudgedSet;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.index.ranking.Searches;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// Many passages made of few real ones, the same ones each time: their vectors are those of real
/// sentences and, since embedding that many takes too long, mixtures of two of them; their words
/// are real sentences; the queries are real ones.
///
/// @param among begins each figure's name
/// @param texts sentences of which passages are made
/// @param vectors of the first of them
record ManyPassages(
        Figures figures,
        String among,
        int passages,
        OnnxEmbedder embedder,
        List<String> texts,
        List<float[]> vectors,
        List<Query> queries) {
    private static final int REAL = 6_000;
    private static final int DOCUMENT = 40;
    private static final int ROUNDS = 3;
    private static final int QUERIES = 500;
    private static final int COMMIT_EVERY = 8_000;

    /// Number of candidates up to which the library itself compares every vector.
    static final int AS_THE_LIBRARY = Searches.Settings.DEFAULT.exactBelow();

    record Query(String text, float[] vector) {}

    /// @param sentences most of them that passages are made of
    static ManyPassages of(
            Figures figures, String among, int passages, int sentences, OnnxEmbedder embedder)
            throws Exception {
        List<Query> queries = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String set : List.of("scifact", "cranfield")) {
            JudgedSet judged = JudgedSet.read(SharedData.require("beir/" + set));
            List<String> asked = List.copyOf(judged.queries().values());
            List<float[]> vectors = VectorCache.of(set + "-queries", asked, embedder);
            for (int i = 0; i < asked.size(); i++) {
                queries.add(new Query(asked.get(i), vectors.get(i)));
            }
            judged.corpus(text -> {
                for (String sentence : text.text().split("(?<=\\.) ")) {
                    if (sentence.length() > 30 && texts.size() < sentences) {
                        texts.add(sentence);
                    }
                }
            });
        }
        List<float[]> vectors = VectorCache.of("sentences", texts.subList(0, REAL), embedder);
        return new ManyPassages(figures, among, passages, embedder, texts, vectors, queries);
    }

    PassageIndex open(Path folder, int exactBelow) {
        var d = Searches.Settings.DEFAULT;
        return PassageIndex.open(
                folder,
                embedder.fingerprint(),
                embedder.dimension(),
                new Searches.Settings(exactBelow, d.scanBelow(), d.depth(), d.titleBoost()));
    }

    void build(Path folder) {
        long start = System.nanoTime();
        Random random = new Random(11);
        try (PassageIndex index = open(folder, AS_THE_LIBRARY)) {
            for (int from = 0; from < passages; from += DOCUMENT) {
                String id = "document-" + from / DOCUMENT;
                List<Passage> own = new ArrayList<>();
                List<float[]> theirs = new ArrayList<>();
                for (int i = from; i < from + DOCUMENT; i++) {
                    String text = text(i, random);
                    int ordinal = i - from;
                    own.add(
                            new Passage(
                                    id,
                                    ordinal,
                                    text,
                                    ordinal * 2000,
                                    ordinal * 2000 + text.length(),
                                    1,
                                    List.of()));
                    theirs.add(i < vectors.size() ? vectors.get(i) : mixture(random));
                }
                index.replace(new DocumentEntry(id, "", "en"), own, theirs);
                if (from % COMMIT_EVERY == 0) {
                    index.commit();
                }
            }
        }
        figures.shown(among + "index built", (System.nanoTime() - start) / 1e9, "s");
    }

    /// About as long as a passage of the default length.
    private String text(int i, Random random) {
        StringBuilder text = new StringBuilder();
        if (i < texts.size()) {
            text.append(texts.get(i));
        }
        while (text.length() < 1000) {
            text.append(' ').append(texts.get(random.nextInt(texts.size())));
        }
        return text.toString();
    }

    private float[] mixture(Random random) {
        float[] a = vectors.get(random.nextInt(vectors.size()));
        float[] b = vectors.get(random.nextInt(vectors.size()));
        float[] mixed = new float[a.length];
        double square = 0;
        for (int d = 0; d < mixed.length; d++) {
            mixed[d] = a[d] + 0.5f * b[d] + 0.012f * (float) random.nextGaussian();
            square += mixed[d] * mixed[d];
        }
        float scale = (float) (1 / Math.sqrt(square));
        for (int d = 0; d < mixed.length; d++) {
            mixed[d] *= scale;
        }
        return mixed;
    }

    Set<String> documents(int everyNth) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < passages / DOCUMENT; i += everyNth) {
            ids.add("document-" + i);
        }
        return ids;
    }

    /// The ten nearest of the first queries, by comparing every vector.
    List<Set<Passage>> exact(Path folder, int most) {
        try (PassageIndex index = open(folder, Integer.MAX_VALUE)) {
            return queries.stream()
                    .limit(most)
                    .parallel()
                    .map(query -> Set.copyOf(nearest(index, query)))
                    .toList();
        }
    }

    private static List<Passage> nearest(PassageIndex index, Query query) {
        return index
                .search(
                        new IndexQuery(
                                query.text(), query.vector(), SearchMode.SEMANTIC, null, 10, false))
                .stream()
                .map(Hit::passage)
                .toList();
    }

    /// Of the ten nearest, 0 to 1.
    double recall(PassageIndex index, List<Set<Passage>> exact) {
        int found = 0;
        for (int i = 0; i < exact.size(); i++) {
            found +=
                    (int)
                            nearest(index, queries.get(i)).stream()
                                    .filter(exact.get(i)::contains)
                                    .count();
        }
        return found / (10.0 * exact.size());
    }

    interface Asking {
        IndexQuery query(int i);
    }

    Asking query(SearchMode mode, @Nullable Set<String> within) {
        return i -> {
            Query q = queries.get(i);
            return new IndexQuery(q.text(), q.vector(), mode, within, 10, true);
        };
    }

    /// Each query with its own embedding.
    Asking embedding() {
        return i -> {
            String text = queries.get(i).text();
            return new IndexQuery(text, embedder.embed(text), SearchMode.HYBRID, null, 10, true);
        };
    }

    /// @return p99 in milliseconds of the calmest round, since other programs' work is not what is
    ///   measured
    double time(String name, PassageIndex index, Asking asking) {
        double[] calmest = {};
        for (int round = -1; round < ROUNDS; round++) {
            double[] ms = new double[QUERIES];
            for (int i = 0; i < ms.length; i++) {
                long start = System.nanoTime();
                List<Hit> hits = index.search(asking.query(i));
                ms[i] = (System.nanoTime() - start) / 1e6;
                assertThat(hits).isNotEmpty();
            }
            boolean first = round == 0;
            if (first || round > 0 && percentile(ms, 0.99) < percentile(calmest, 0.99)) {
                calmest = ms;
            }
        }
        figures.shown(among + name + ", p50", percentile(calmest, 0.5), "ms");
        return percentile(calmest, 0.99);
    }

    /// As above, and shows it.
    void show(String name, PassageIndex index, Asking asking) {
        figures.shown(among + name + ", p99", time(name, index, asking), "ms");
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }
}
