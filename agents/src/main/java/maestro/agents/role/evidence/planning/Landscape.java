package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.index.Hit;
import maestro.rag.passage.Passage;

/// What the source holds on a question: the passages that wide searches find, weighed by meaning
/// and words.
///
/// @param found best first
/// @param meaning highest cosine of a probe and a passage; 0 where the model can't tell
/// @param words best share of the question's terms that one passage names
/// @param speaks whether the source has anything on the question
public record Landscape(
        Inquiry inquiry, List<Relevant> found, double meaning, double words, boolean speaks) {

    /// A passage and its relevance.
    public record Relevant(Passage passage, double relevance) {}

    /// Below this cosine no passage is about what was asked, whatever words they share. Cosines of
    /// the built-in model for a question and passages on other subjects seldom pass it.
    static final double LEAST_MEANING = 0.3;

    /// From this cosine on, shared words are not needed.
    static final double SURE_MEANING = 0.55;

    /// Share of the terms, by weight, that one passage has to name.
    static final double LEAST_WORDS = 0.5;

    private static final int HITS = 60;

    /// Looks a question up in several wordings.
    public static Landscape of(Inquiry inquiry, Corpus corpus) throws InterruptedException {
        Map<String, Passage> passages = new TreeMap<>();
        for (String query : queries(inquiry)) {
            Corpus.answerInterrupt();
            for (Hit hit : corpus.source().search(query, HITS, false)) {
                Passage passage = hit.passage();
                passages.putIfAbsent(
                        passage.documentId() + "/" + String.format("%06d", passage.ordinal()),
                        passage);
            }
        }
        List<float[]> probes = corpus.vectors(inquiry.probes());
        boolean meaningful = corpus.readsMeaning(inquiry.english());
        List<Relevant> found = new ArrayList<>();
        double bestMeaning = 0;
        double bestWords = 0;
        Map<String, Set<String>> titles = new HashMap<>();
        for (Passage passage : passages.values()) {
            double meaning =
                    meaningful && corpus.readsMeaning(passage.text())
                            ? closeness(corpus.source().vector(passage), probes)
                            : 0;
            Set<String> around =
                    titles.computeIfAbsent(
                            passage.documentId(), id -> Words.content(corpus.title(id)));
            double words = inquiry.words(Words.content(passage.text()), Set.of());
            double near = inquiry.words(Words.content(passage.text()), around);
            bestMeaning = Math.max(bestMeaning, meaning);
            bestWords = Math.max(bestWords, words);
            found.add(new Relevant(passage, 0.6 * meaning + 0.4 * near));
        }
        found.sort(
                Comparator.comparingDouble(Relevant::relevance)
                        .reversed()
                        .thenComparing(Relevant::passage, Titles.order()));
        boolean speaks =
                meaningful
                        ? bestMeaning >= SURE_MEANING
                                || (bestMeaning >= LEAST_MEANING && bestWords >= LEAST_WORDS)
                        : bestWords >= LEAST_WORDS;
        return new Landscape(inquiry, List.copyOf(found), bestMeaning, bestWords, speaks);
    }

    /// The question's own vector counts in full, its aspects' a little less.
    static double closeness(float[] vector, List<float[]> probes) {
        double best = 0;
        for (int i = 0; i < probes.size(); i++) {
            best = Math.max(best, (i == 0 ? 1 : 0.92) * Vectors.cosine(vector, probes.get(i)));
        }
        return best;
    }

    private static List<String> queries(Inquiry inquiry) {
        List<String> queries = new ArrayList<>();
        queries.add(inquiry.text());
        queries.add(inquiry.key());
        queries.add(inquiry.english());
        inquiry.aspects().forEach(a -> queries.add(inquiry.topic() + " " + a.query()));
        return queries.stream().filter(q -> !q.isBlank()).distinct().toList();
    }

    /// How many documents the passages come from.
    public int documents() {
        return (int) found.stream().map(r -> r.passage().documentId()).distinct().count();
    }
}
