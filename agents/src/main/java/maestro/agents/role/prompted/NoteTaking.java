package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import maestro.agents.mission.Note;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Section;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;
import maestro.rag.passage.Passage;
import maestro.rag.passage.Span;

/// Notes taken from answers, and why others were not.
final class NoteTaking {
    /// What personal data is called for a model elsewhere, where nothing stands behind it.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\[(?:EMAIL|PHONE|ID|CARD|PERSON)-\\d{1,6}]");

    private static final int LEAST_SCORE = 5;

    /// Two findings that share so many words say the same.
    private static final double SAME = 0.8;

    private static final int LONGEST_FINDING = 600;

    private final Section section;
    private final Question question;
    private final int round;
    private final List<Note> known;
    private final StepContext context;
    private final List<Note> notes = new ArrayList<>();
    private float[] asked = {};
    private boolean offered;
    private int weak;
    private int unfounded;
    private int again;

    NoteTaking(
            Section section, Question question, int round, List<Note> known, StepContext context) {
        this.section = section;
        this.question = question;
        this.round = round;
        this.known = known;
        this.context = context;
    }

    /// @param keyed the passages that were shown, by the keys that the answer names them by
    void take(Answers.Found found, Map<String, Passage> keyed) {
        offered = true;
        String told = found.finding().replaceAll("\\s+", " ").strip();
        if (found.score() < LEAST_SCORE || told.isEmpty()) {
            weak++;
            return;
        }
        Optional<Quote> quote = quote(found, keyed);
        String finding = quote.isPresent() ? named(told, quote.get()) : told;
        if (quote.isEmpty() || finding.length() > LONGEST_FINDING) {
            unfounded++;
            return;
        }
        boolean said =
                notes.stream().anyMatch(n -> same(n, finding, quote.get()))
                        || known.stream().anyMatch(n -> same(n, finding, quote.get()));
        if (said) {
            again++;
            return;
        }
        notes.add(
                new Note(
                        question.id() + ".r" + round + ".n" + (notes.size() + 1),
                        section.id(),
                        question.id(),
                        round,
                        finding,
                        List.of(quote.get()),
                        List.of(),
                        relevance(found.score(), finding, quote.get()),
                        new Note.Appraisal(
                                Math.clamp(found.trust(), 1, 10),
                                found.reason().strip(),
                                found.relation())));
    }

    /// A placeholder of the model's own stands for nobody: the quote says who it is.
    static String named(String finding, Quote quote) {
        boolean invented =
                PLACEHOLDER.matcher(finding).find() && !PLACEHOLDER.matcher(quote.text()).find();
        return invented ? quote.text().replaceAll("\\s+", " ").strip() : finding;
    }

    /// Taken so far.
    List<Note> notes() {
        return List.copyOf(notes);
    }

    /// Whether an answer had anything, of whatever worth.
    boolean offered() {
        return offered;
    }

    /// Answers that say themselves that they have little to do with the question.
    int weak() {
        return weak;
    }

    /// Answers whose quotes stand in no passage that was shown.
    int unfounded() {
        return unfounded;
    }

    /// Answers that say what a note says already.
    int again() {
        return again;
    }

    /// In the passage that was named, or else in another that was shown with it.
    private Optional<Quote> quote(Answers.Found found, Map<String, Passage> keyed) {
        String key = found.passage().replaceAll("[\\[\\]\\s]", "").toUpperCase(Locale.ROOT);
        List<Passage> order = new ArrayList<>();
        Passage named = keyed.get(key);
        if (named != null) {
            order.add(named);
        }
        keyed.values().stream().filter(p -> !p.equals(named)).forEach(order::add);
        for (Passage passage : order) {
            Optional<Span> span = Alignment.sentences(found.quote(), passage.text());
            if (span.isPresent()) {
                return Optional.of(
                        context.source()
                                .quote(
                                        passage.documentId(),
                                        passage.start() + span.get().start(),
                                        passage.start() + span.get().end()));
            }
        }
        return Optional.empty();
    }

    private static boolean same(Note note, String finding, Quote quote) {
        boolean overlaps = note.quotes().getFirst().overlaps(quote);
        double alike = Words.jaccard(Words.content(note.finding()), Words.content(finding));
        return alike >= SAME || (overlaps && alike >= SAME / 2);
    }

    private Note.Relevance relevance(int score, String finding, Quote quote) {
        Source source = context.source();
        if (asked.length == 0) {
            asked = source.embed(List.of(question.text())).getFirst();
        }
        float[] found = source.embed(List.of(finding)).getFirst();
        double meaning = 0;
        for (int i = 0; i < asked.length; i++) {
            meaning += asked[i] * found[i];
        }
        double words =
                Words.overlap(
                        Words.content(question.text()),
                        Words.content(finding + " " + quote.text()));
        return new Note.Relevance(
                Math.clamp(score, 0, 10) / 10.0, Math.clamp(meaning, 0, 1), words, 1, 1);
    }
}
