package maestro.agents.role.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Quote;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;
import maestro.rag.document.Region;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;

/// A source over texts given in a test: BM25 fused with vectors of hashed stems, passages of about
/// 700 characters cut at line ends and sentence ends.
public final class TextSource implements Source {
    private static final int DIMENSION = 256;
    private static final int PASSAGE = 700;

    private final Map<String, Document> documents = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Passage>> passages = new LinkedHashMap<>();

    public TextSource add(String title, String text) {
        String id =
                "%064x"
                        .formatted(
                                new java.math.BigInteger(
                                        1, title.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .substring(0, 64);
        List<Passage> cut = cut(id, text);
        String language = Words.korean(title) ? "ko" : "en";
        documents.put(
                id,
                new Document(
                        id,
                        title,
                        List.of("A. Author"),
                        title + ".txt",
                        "txt",
                        language,
                        text.length(),
                        1,
                        cut.size(),
                        Document.Status.INDEXED,
                        Message.NONE,
                        Instant.EPOCH));
        texts.put(id, text);
        passages.put(id, cut);
        return this;
    }

    private static List<Passage> cut(String id, String text) {
        List<Passage> cut = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + PASSAGE);
            if (end < text.length()) {
                int stop = Math.max(text.lastIndexOf(". ", end), text.lastIndexOf('\n', end));
                end = stop > start ? stop + 1 : end;
            }
            cut.add(
                    new Passage(
                            id, cut.size(), text.substring(start, end), start, end, 1, List.of()));
            start = end;
        }
        return cut;
    }

    @Override
    public List<Document> documents() {
        return List.copyOf(documents.values());
    }

    @Override
    public Source including(Set<String> documentIds) {
        return this;
    }

    @Override
    public Optional<FetchedFrom> origin(String documentId) {
        return Optional.empty();
    }

    @Override
    public Optional<Document> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    @Override
    public List<Hit> search(String query, int limit, boolean diversify) {
        List<Passage> all = documents.keySet().stream().flatMap(d -> passages(d).stream()).toList();
        Set<String> wanted = Words.content(query);
        float[] vector = embed(query);
        Map<String, Integer> df = new HashMap<>();
        all.forEach(p -> Words.content(p.text()).forEach(s -> df.merge(s, 1, Integer::sum)));
        Map<Passage, Double> keyword = new LinkedHashMap<>();
        Map<Passage, Double> semantic = new LinkedHashMap<>();
        for (Passage p : all) {
            Set<String> stems = new HashSet<>(Words.content(p.text()));
            double sum = 0;
            for (String stem : wanted) {
                if (stems.contains(stem)) {
                    sum += Math.log(1 + (double) all.size() / df.getOrDefault(stem, 1));
                }
            }
            if (sum > 0) {
                keyword.put(p, sum);
            }
            semantic.put(p, cosine(vector, embed(p.text())));
        }
        List<Passage> byWords = ranked(keyword);
        List<Passage> byMeaning = ranked(semantic);
        Map<Passage, Double> fused = new LinkedHashMap<>();
        for (int i = 0; i < byMeaning.size(); i++) {
            fused.merge(byMeaning.get(i), 1.0 / (60 + i), Double::sum);
        }
        for (int i = 0; i < byWords.size(); i++) {
            fused.merge(byWords.get(i), 1.0 / (60 + i), Double::sum);
        }
        List<Hit> hits = new ArrayList<>();
        for (Passage p : ranked(fused).stream().limit(limit).toList()) {
            hits.add(
                    new Hit(
                            hits.size() + 1,
                            fused.getOrDefault(p, 0.0),
                            byWords.indexOf(p) + 1,
                            byMeaning.indexOf(p) + 1,
                            semantic.getOrDefault(p, 0.0),
                            p));
        }
        return hits;
    }

    private static List<Passage> ranked(Map<Passage, Double> scores) {
        return scores.entrySet().stream()
                .sorted(
                        Map.Entry.<Passage, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(e -> e.getKey().documentId())
                                .thenComparing(e -> e.getKey().ordinal()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String text(String documentId) {
        return Optional.ofNullable(texts.get(documentId))
                .orElseThrow(() -> new NoSuchElementException(documentId));
    }

    @Override
    public List<Passage> passages(String documentId) {
        return Optional.ofNullable(passages.get(documentId))
                .orElseThrow(() -> new NoSuchElementException(documentId));
    }

    @Override
    public float[] vector(Passage passage) {
        return embed(passage.text());
    }

    @Override
    public List<float[]> embed(List<String> list) {
        return list.stream().map(TextSource::embed).toList();
    }

    private static float[] embed(String text) {
        float[] vector = new float[DIMENSION];
        for (String stem : Words.content(text)) {
            vector[Math.floorMod(stem.hashCode() * 31 + stem.length(), DIMENSION)] += 1;
        }
        double norm = Math.sqrt(cosine(vector, vector));
        for (int i = 0; i < DIMENSION && norm > 0; i++) {
            vector[i] = (float) (vector[i] / norm);
        }
        return vector;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public Quote quote(String documentId, int start, int end) {
        String text = text(documentId);
        if (start < 0 || end > text.length() || start >= end) {
            throw new IllegalArgumentException("Not a range of the text");
        }
        return new Quote(
                documentId,
                start,
                end,
                text.substring(start, end),
                1,
                List.of(new Region(1, 0, 0, 10, 10)));
    }

    @Override
    public String embeddingModel() {
        return "hashed stems";
    }

    @Override
    public List<String> embeddingLanguages() {
        return List.of("en");
    }
}
