package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.role.evidence.corpus.Compass;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Statement;
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

    private static final int HITS = 90;
    private static final int MOST_EMBEDDED = 110;
    private static final int MOST_SPOTS = 120;

    /// A sentence speaks to a question where it is at least so relevant as this share of the best.
    private static final double RELEVANT = 0.5;

    /// Looks a question up in several wordings.
    public static Landscape of(Inquiry inquiry, Corpus corpus) throws InterruptedException {
        Map<String, Passage> passages = new TreeMap<>();
        for (String query : queries(inquiry)) {
            Corpus.answerInterrupt();
            for (Hit hit : corpus.source().search(query, HITS, true)) {
                Passage passage = hit.passage();
                passages.putIfAbsent(
                        passage.documentId() + "/" + String.format("%06d", passage.ordinal()),
                        passage);
            }
        }
        Compass compass = Compass.of(inquiry, corpus);
        boolean meaningful = corpus.readsMeaning(inquiry.english());
        List<Relevant> found = new ArrayList<>();
        double bestMeaning = 0;
        double bestWords = 0;
        Map<String, Set<String>> titles = new HashMap<>();
        for (Passage passage : passages.values()) {
            double meaning =
                    meaningful && corpus.readsMeaning(passage.text())
                            ? compass.plain(corpus.source().vector(passage))
                            : 0;
            Set<String> around =
                    titles.computeIfAbsent(
                            passage.documentId(), id -> Words.content(corpus.title(id)));
            double words = inquiry.words(corpus.stems(passage), Set.of());
            double near = inquiry.words(corpus.stems(passage), around);
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

    /// Sentences of the passages that speak to the question itself, not only to its subject, best
    /// first.
    List<Spot> spots(List<Passage> passages, Corpus corpus) throws InterruptedException {
        Map<Statement, Passage> places = new LinkedHashMap<>();
        corpus.read(passages.stream().map(Passage::documentId).toList());
        for (Passage passage : passages) {
            Set<String> around = new HashSet<>(corpus.stems(passage));
            around.addAll(Words.content(corpus.title(passage.documentId())));
            for (Statement s :
                    corpus.text(passage.documentId()).within(passage.start(), passage.end())) {
                if (s.completeness() >= 0.5
                        && !corpus.boilerplate(s.text())
                        && direct(s)
                        && inquiry.asked(s.stems()) >= 0.6
                        && inquiry.words(s.stems(), around) >= 0.4) {
                    places.putIfAbsent(s, passage);
                }
            }
        }
        List<Statement> statements = places.keySet().stream().limit(MOST_EMBEDDED).toList();
        long readable = statements.stream().filter(s -> corpus.readsMeaning(s.text())).count();
        boolean meaning =
                readable * 2 > statements.size() && corpus.readsMeaning(inquiry.english());
        List<Statement> usable =
                statements.stream().filter(s -> !meaning || corpus.readsMeaning(s.text())).toList();
        List<float[]> vectors =
                meaning ? corpus.vectors(usable.stream().map(Statement::text).toList()) : List.of();
        Compass compass = Compass.of(inquiry, corpus);
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < usable.size(); i++) {
            Statement s = usable.get(i);
            Passage passage = places.getOrDefault(s, passages.getFirst());
            double words = inquiry.words(s.stems(), corpus.stems(passage));
            spots.add(
                    meaning
                            ? new Spot(
                                    s,
                                    passage,
                                    compass.across(vectors.get(i)),
                                    0.6 * compass.closeness(vectors.get(i)) + 0.4 * words)
                            : new Spot(s, passage, Vectors.ofWords(s.stems()), words));
        }
        spots.sort(
                Comparator.comparingDouble(Spot::relevance)
                        .reversed()
                        .thenComparing(Spot::passage, Titles.order())
                        .thenComparingInt(x -> x.statement().start()));
        return apart(spots);
    }

    private boolean direct(Statement s) {
        return !Directness.tells(inquiry.kind())
                || Directness.of(s.text(), inquiry) == Directness.STATES;
    }

    private static List<String> queries(Inquiry inquiry) {
        List<String> queries = new ArrayList<>();
        queries.add(inquiry.text());
        queries.add(inquiry.key());
        queries.add(inquiry.english());
        inquiry.aspects().forEach(a -> queries.add(inquiry.topic() + " " + a.query()));
        return queries.stream().filter(q -> !q.isBlank()).distinct().toList();
    }

    /// Without those that share text with a better one.
    private static List<Spot> apart(List<Spot> spots) {
        List<Spot> apart = new ArrayList<>();
        double floor = spots.isEmpty() ? 0 : RELEVANT * spots.getFirst().relevance();
        for (Spot spot : spots) {
            boolean overlaps =
                    apart.stream()
                            .anyMatch(s ->
                                    s.statement().documentId().equals(spot.statement().documentId())
                                            && s.statement().start() < spot.statement().end()
                                            && spot.statement().start() < s.statement().end());
            if (!overlaps && apart.size() < MOST_SPOTS && spot.relevance() >= floor) {
                apart.add(spot);
            }
        }
        return apart;
    }

    /// How many documents the passages come from.
    public int documents() {
        return (int) found.stream().map(r -> r.passage().documentId()).distinct().count();
    }
}
