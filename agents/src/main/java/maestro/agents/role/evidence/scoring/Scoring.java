package maestro.agents.role.evidence.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Search;
import maestro.agents.role.evidence.corpus.Compass;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Aspect;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Statement;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// Scores the sentences of found passages for a question.
///
/// total = 0.42 meaning + 0.33 words + 0.10 place + 0.15 completeness, and up to 0.05 more for a
/// sentence that defines or reports a result. Where the model cannot read the language: 0.70 words
/// + 0.10 place + 0.20 completeness.
public final class Scoring {
    /// Found passages whose sentences are read.
    private static final int PASSAGES = 160;

    /// A sentence counts where it and what stands around it name so much of the topic.
    private static final double TOPICAL = 0.5;

    /// Where fewer sentences name the topic, others may come in that are this near to the question
    /// in meaning: a small library rarely uses the words of the question.
    private static final int FEW_TOPICAL = 40;

    private static final double NEAR = 0.4;

    /// In its own language a mission is better answered.
    private static final double OWN_LANGUAGE = 0.18;

    /// What a sentence that says a good deal has ahead of one that says nothing.
    private static final double SAYS = 0.12;

    private static final double RARE = 2.5;

    private static final double LEAST_COMPLETE = 0.5;

    private static final Pattern DEFINES =
            Pattern.compile(
                    "\\b(?:is|are) (?:an?|the|one)\\b|\\brefers? to\\b|\\b(?:is|are) defined\\b|\\bconsists? of\\b|\\bincludes?\\b|란 |이란 |을 말한다|를 말한다|의미한다");
    private static final Pattern REPORTS =
            Pattern.compile(
                    "\\d\\s?%|\\b(?:outperform|surpass|improve|achieve|reduce|degrad|drop)\\w*\\b|확인하였다|보였다|달성");

    private static final Pattern SHORT_FORM = Pattern.compile("^(\\p{Lu}{2,3})s? (?!\\()");
    private static final double UNKNOWN = 4.2;
    private static final double UNRESOLVED = 0.25;

    private static final Pattern OWN_PROCEDURE =
            Pattern.compile(
                    "\\b[Ww]e (?:also |then |further |first |have |additionally )*(?!find|found|observe|show|see|note|saw|demonstrate|argue|believe|conclude|can|could|may|need|should|know|also|then|further|first|have|additionally)\\p{L}+");
    private static final double PROCEDURE = 0.25;

    /// Asked for the best or the most, a sentence that says which it is goes ahead.
    private static final Pattern ASKS_MOST =
            Pattern.compile("(?i)\\b(?:best|most|worst|largest|greatest|strongest)\\b|가장|제일|효과적");

    private static final Pattern MOST =
            Pattern.compile(
                    "(?i)\\b(?:best|most|worst|largest|greatest|strongest|cheapest)\\b|가장|제일");
    private static final double SUPERLATIVE = 0.16;

    private static final Pattern MORE =
            Pattern.compile(
                    "(?i)\\b(?:larger effect|(?:more|less|better|worse)\\b.*\\bthan)\\b|보다|더 (?:크|큰|높|많)|효과가");
    private static final double COMPARATIVE = 0.08;

    private final Corpus corpus;
    private final Inquiry inquiry;
    private final boolean superlative;
    private final Set<String> asked;
    private final int embedded;
    private final Map<Statement, Directness> told = new HashMap<>();

    /// @param embedded sentences whose vectors are computed, at most
    public Scoring(Corpus corpus, Inquiry inquiry, int embedded) {
        this.embedded = embedded;
        this.corpus = corpus;
        this.inquiry = inquiry;
        this.superlative =
                !Directness.tells(inquiry.kind()) && ASKS_MOST.matcher(inquiry.text()).find();
        this.asked = new HashSet<>(inquiry.stems());
        asked.addAll(inquiry.triggers());
    }

    /// @param sentences that stand in the passages
    /// @param candidates best first
    /// @param meaning highest among the passages' sentences
    /// @param words likewise
    public record Scored(
            int passages,
            int sentences,
            List<Candidate> candidates,
            double meaning,
            double words) {}

    public Scored score(Search search) throws InterruptedException {
        Map<String, Double> fused = fused(search);
        List<Passage> passages =
                fused.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(PASSAGES)
                        .map(e -> passage(e.getKey()))
                        .toList();
        Map<Statement, Double> ranks = new LinkedHashMap<>();
        Map<Statement, Double> aside = new LinkedHashMap<>();
        Map<Statement, Double> words = new HashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            Set<String> around = corpus.stems(passage);
            double rank = 1 - (double) i / PASSAGES;
            for (Statement s :
                    corpus.text(passage.documentId()).within(passage.start(), passage.end())) {
                if (s.completeness() < LEAST_COMPLETE || ranks.containsKey(s)) {
                    continue;
                }
                Set<String> near = new HashSet<>(around);
                near.addAll(corpus.surroundings(s.documentId(), s.heading()));
                Set<String> all = new HashSet<>(near);
                all.addAll(s.stems());
                if (corpus.boilerplate(s.text()) || beside(s)) {
                    continue;
                }
                double topical = inquiry.topical(all);
                // In its own language one term of the topic is enough for a mission.
                if (topical < TOPICAL && own(s) && inquiry.onTopic(all)) {
                    ranks.put(s, rank);
                } else if (topical < TOPICAL) {
                    aside.put(s, rank);
                } else {
                    ranks.put(s, rank);
                }
                words.put(s, inquiry.words(s.stems(), near, stated(s)));
            }
        }
        Set<Statement> doubtful = new HashSet<>();
        aside.forEach((s, rank) -> {
            if (ranks.size() < FEW_TOPICAL && !own(s) && ranks.putIfAbsent(s, rank) == null) {
                doubtful.add(s);
            }
        });
        List<Statement> chosen =
                ranks.keySet().stream()
                        .sorted(
                                Comparator.comparingDouble((Statement s) ->
                                                -(0.7 * words.getOrDefault(s, 0.0)
                                                        + 0.3 * ranks.getOrDefault(s, 0.0)))
                                        .thenComparing(Statement::documentId)
                                        .thenComparingInt(Statement::start)
                                        .thenComparingInt(Statement::end))
                        .limit(embedded)
                        .toList();
        return candidates(chosen, doubtful, ranks, words, passages.size());
    }

    private Scored candidates(
            List<Statement> chosen,
            Set<Statement> doubtful,
            Map<Statement, Double> ranks,
            Map<Statement, Double> words,
            int passages)
            throws InterruptedException {
        boolean meaningful = corpus.readsMeaning(inquiry.english());
        Compass compass = Compass.of(inquiry, corpus);
        List<String> readable =
                meaningful
                        ? chosen.stream().map(Statement::text).filter(corpus::readsMeaning).toList()
                        : List.of();
        Map<String, float[]> vectors = new HashMap<>();
        List<float[]> made = corpus.vectors(readable);
        for (int i = 0; i < readable.size(); i++) {
            vectors.put(readable.get(i), made.get(i));
        }
        List<Candidate> candidates = new ArrayList<>();
        double bestMeaning = 0;
        double bestWords = 0;
        for (Statement s : chosen) {
            float[] vector = vectors.get(s.text());
            double word = words.getOrDefault(s, 0.0);
            if (doubtful.contains(s) && (vector == null || compass.plain(vector) < NEAR)) {
                continue;
            }
            Note.Relevance relevance =
                    relevance(s, vector, compass, word, ranks.getOrDefault(s, 0.0));
            bestMeaning = Math.max(bestMeaning, vector == null ? 0 : compass.plain(vector));
            bestWords = Math.max(bestWords, word);
            candidates.add(new Candidate(s, vector, relevance, aspects(s)));
        }
        candidates.sort(
                Comparator.comparingDouble(Candidate::total)
                        .reversed()
                        .thenComparing(c -> c.statement().documentId())
                        .thenComparingInt(c -> c.statement().start()));
        return new Scored(passages, ranks.size(), candidates, bestMeaning, bestWords);
    }

    /// A sentence that no search found, scored like the others.
    Candidate candidate(Statement s) throws InterruptedException {
        boolean meaningful =
                corpus.readsMeaning(inquiry.english()) && corpus.readsMeaning(s.text());
        float @Nullable [] vector = meaningful ? corpus.vector(s.text()) : null;
        double words =
                inquiry.words(
                        s.stems(), corpus.surroundings(s.documentId(), s.heading()), stated(s));
        return new Candidate(
                s, vector, relevance(s, vector, Compass.of(inquiry, corpus), words, 0), aspects(s));
    }

    private Note.Relevance relevance(
            Statement s, float @Nullable [] vector, Compass compass, double words, double rank) {
        double place = 0.6 * s.place() + 0.4 * rank;
        double lift =
                (DEFINES.matcher(s.text()).find() ? 0.025 : 0)
                        - (s.stems().stream().anyMatch(inquiry.against()::contains) ? 0.12 : 0)
                        + (REPORTS.matcher(s.text()).find() ? 0.025 : 0)
                        + direct(s)
                        + (superlative ? ranks(s) : 0)
                        - (unresolved(s) ? UNRESOLVED : 0)
                        - (asideOf(s) ? PROCEDURE : 0)
                        + SAYS * (informative(s) - 0.5)
                        + (own(s) ? OWN_LANGUAGE : 0);
        if (vector == null) {
            double total = 0.7 * words + 0.1 * place + 0.2 * s.completeness() + lift - 0.05;
            return new Note.Relevance(bounded(total), 0, words, place, s.completeness());
        }
        double meaning = compass.closeness(vector);
        double total = 0.42 * meaning + 0.33 * words + 0.1 * place + 0.15 * s.completeness() + lift;
        return new Note.Relevance(bounded(total), meaning, words, place, s.completeness());
    }

    /// Whether it begins with a short form that hardly any passage has, so that nobody knows it:
    /// "FT is more static".
    private boolean unresolved(Statement s) {
        Matcher m = SHORT_FORM.matcher(s.text());
        return m.find()
                && corpus.idf(Words.stem(m.group(1))) > UNKNOWN
                && !inquiry.text().contains(m.group(1));
    }

    private static double ranks(Statement s) {
        return MOST.matcher(s.text()).find()
                ? SUPERLATIVE
                : MORE.matcher(s.text()).find() ? COMPARATIVE : 0;
    }

    /// Whether authors tell what they did themselves where something of the subject is asked.
    private boolean asideOf(Statement s) {
        return Directness.tells(inquiry.kind()) && OWN_PROCEDURE.matcher(s.text()).find();
    }

    /// How much a sentence says beside the words of the question: rare words of the library, 0 to
    /// 1. "Several challenges persist" says none.
    private double informative(Statement s) {
        long telling =
                s.stems().stream()
                        .filter(w -> corpus.idf(w) >= RARE)
                        .filter(w -> !asked.contains(w))
                        .count();
        return Math.min(1, telling / 6.0);
    }

    /// Whether cue words tell that a sentence does not say what is asked.
    private boolean beside(Statement s) {
        Directness directness = directness(s);
        return Directness.tells(inquiry.kind())
                && (directness == Directness.STRAYS || directness == Directness.SILENT);
    }

    private Directness directness(Statement s) {
        return told.computeIfAbsent(s, x -> Directness.of(x.text(), inquiry));
    }

    /// Whether it is in a language of the mission that few documents are in.
    private boolean own(Statement s) {
        return inquiry.language() == Language.KOREAN && Words.korean(s.text());
    }

    private double stated(Statement s) {
        return switch (directness(s)) {
            case STATES -> 0.7;
            case HINTS -> 0.5;
            case STRAYS, SILENT -> 0;
        };
    }

    private double direct(Statement s) {
        if (!Directness.tells(inquiry.kind())) {
            return 0;
        }
        return switch (directness(s)) {
            case STATES -> 0.08;
            case HINTS, SILENT -> 0;
            case STRAYS -> -0.1;
        };
    }

    private static double bounded(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private List<String> aspects(Statement s) {
        return inquiry.aspects().stream()
                .filter(a -> a.spokenTo(s.stems()))
                .map(Aspect::name)
                .toList();
    }

    /// Reciprocal rank fusion over the queries (Cormack, Clarke and Büttcher, 2009).
    private static Map<String, Double> fused(Search search) {
        Map<String, Double> fused = new LinkedHashMap<>();
        for (Search.Query query : search.queries()) {
            for (Search.Found found : query.found()) {
                fused.merge(
                        found.documentId() + "/" + found.ordinal(),
                        1.0 / (20 + found.rank()),
                        Double::sum);
            }
        }
        return fused;
    }

    private Passage passage(String key) {
        int slash = key.lastIndexOf('/');
        return corpus.passage(key.substring(0, slash), Integer.parseInt(key.substring(slash + 1)));
    }
}
