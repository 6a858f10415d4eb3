package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.role.Researcher;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.scoring.Candidate;
import maestro.agents.role.evidence.scoring.Counterparts;
import maestro.agents.role.evidence.scoring.Coverage;
import maestro.agents.role.evidence.scoring.Queries;
import maestro.agents.role.evidence.scoring.Scoring;
import maestro.agents.role.evidence.scoring.ThemeGate;
import maestro.agents.role.evidence.text.Statement;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Voice;
import maestro.agents.source.Source;
import maestro.rag.index.Hit;

/// Searches in several wordings and takes the sentences that answer best, spread over documents.
final class EvidenceResearcher implements Researcher {
    private static final int HITS = 30;
    private static final int MOST_ASKED = 14;
    private static final int MOST_THEME = 11;
    private static final int MOST_GAP = 5;
    private static final int MOST_PER_DOCUMENT = 6;

    /// A sentence answers where it is at least so good as this share of the best.
    private static final double FLOOR = 0.72;

    /// … or this share, where few are so good.
    private static final double LOW_FLOOR = 0.55;

    /// Where cue words tell who answers, the rest of the score may be lower by this factor.
    private static final double CUED = 0.88;

    private static final int FEW = 6;

    /// What a sentence has to say itself of what was asked, whatever stands around it.
    private static final double LEAST_OWN_WORDS = 0.15;

    /// Share of the question's words for a sentence whose meaning the model cannot read.
    private static final double UNREAD_WORDS = 0.2;

    /// … which is compared with the best by words alone, and these vary more than the rest of a
    /// score.
    private static final double OWN_FLOOR = 0.5;

    /// Kinds of questions that sentences may answer without naming what is asked.
    private static final Set<String> OPEN_KINDS = Set.of("mechanism", "general");

    /// Two sentences so alike say the same.
    static final double SAME = 0.86;

    private final Reading reading;

    EvidenceResearcher(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Search search(Section section, Question question, int round, StepContext context)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        Inquiry inquiry = reading.inquiry(section, question, context);
        List<Search.Query> done = new ArrayList<>();
        List<Hit> first = List.of();
        for (Queries.Query query : Queries.of(section, question, inquiry, voice)) {
            Corpus.answerInterrupt();
            List<Hit> hits = context.source().search(query.text(), HITS, true);
            if (first.isEmpty()) {
                first = hits;
            }
            done.add(new Search.Query(query.text(), query.reason(), Source.references(hits)));
        }
        String expanded = Queries.expanded(inquiry, first, corpus);
        if (!expanded.isEmpty()) {
            List<Hit> hits = context.source().search(expanded, HITS, true);
            done.add(
                    new Search.Query(
                            expanded, voice.say("query.expanded"), Source.references(hits)));
        }
        Search search = new Search(section.id(), question.id(), round, done);
        context.reason(
                voice.say(
                        "research.searched",
                        voice.quoted(question.text()),
                        done.size(),
                        search.passages(),
                        search.documents()));
        return search;
    }

    @Override
    public Optional<String> inEnglish(String question, StepContext context) {
        return Optional.empty();
    }

    @Override
    public List<Note> read(
            Section section,
            Question question,
            Search search,
            List<Note> known,
            StepContext context)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        Inquiry inquiry = reading.inquiry(section, question, context);
        Scoring scoring = new Scoring(corpus, inquiry, compared(question));
        Scoring.Scored scored = scoring.score(search);
        context.reason(
                voice.say(
                        "research.read",
                        scored.passages(),
                        scored.sentences(),
                        scored.meaning(),
                        scored.words()));
        ThemeGate theme =
                question.origin() == Question.Origin.PLANNER
                        ? ThemeGate.of(reading.inquiry(section.title(), context), inquiry, corpus)
                        : ThemeGate.OPEN;
        boolean gap = question.origin() == Question.Origin.GAP;
        List<Candidate> fit = fit(scored, inquiry, theme, known, FLOOR);
        if (fit.size() < FEW && !gap) {
            fit = fit(scored, inquiry, theme, known, LOW_FLOOR);
        }
        if (gap) {
            Inquiry whole = reading.inquiry(section, section.questions().getFirst(), context);
            fit = fit.stream().filter(c -> onSubject(c.statement(), whole)).toList();
        }
        List<Candidate> chosen = choose(fit, most(question), corpus.documents().size());
        Counterparts.Found beside =
                gap
                        ? Counterparts.Found.NONE
                        : new Counterparts(corpus, reading.sayings(), scoring)
                                .beside(
                                        chosen,
                                        documents(search),
                                        s -> known.stream().noneMatch(n -> says(n, s)));
        List<Candidate> all = new ArrayList<>(chosen);
        all.addAll(beside.added());
        List<Note> notes = new ArrayList<>();
        for (Candidate candidate : all) {
            notes.add(
                    note(section, question, search.round(), notes.size() + 1, candidate, context));
        }
        say(notes.subList(0, chosen.size()), fit.size(), corpus, voice, context);
        if (!beside.added().isEmpty()) {
            context.reason(voice.say("research.sides", beside.added().size(), beside.differing()));
        }
        return notes;
    }

    /// In the order in which they were found.
    private static List<String> documents(Search search) {
        return search.queries().stream()
                .flatMap(q -> q.found().stream())
                .map(Search.Found::documentId)
                .distinct()
                .toList();
    }

    private static List<Candidate> fit(
            Scoring.Scored scored,
            Inquiry inquiry,
            ThemeGate theme,
            List<Note> known,
            double floor) {
        return scored.candidates().stream()
                .filter(c -> answers(c, scored, inquiry, floor))
                .filter(theme::includes)
                .filter(c -> known.stream().noneMatch(n -> says(n, c.statement())))
                .toList();
    }

    private static void say(
            List<Note> notes, int fit, Corpus corpus, Voice voice, StepContext context) {
        if (notes.isEmpty()) {
            context.reason(voice.say("research.nothing"));
            return;
        }
        int documents =
                (int)
                        notes.stream()
                                .map(n -> n.quotes().getFirst().documentId())
                                .distinct()
                                .count();
        context.reason(
                voice.say(
                        documents == 1 ? "research.notes.single" : "research.notes",
                        fit,
                        notes.size(),
                        documents,
                        voice.quoted(
                                corpus.title(notes.getFirst().quotes().getFirst().documentId()))));
    }

    /// Sentences whose meaning is compared; those of a theme are mostly known from its question.
    private static int compared(Question question) {
        return question.origin() == Question.Origin.USER ? 85 : 45;
    }

    private static int most(Question question) {
        return switch (question.origin()) {
            case USER -> MOST_ASKED;
            case PLANNER -> MOST_THEME;
            case GAP -> MOST_GAP;
        };
    }

    /// A sentence answers by its words and its meaning together, or by one of them beyond doubt;
    /// and it has to be about the topic, by its own words or by what stands around it.
    private static boolean answers(
            Candidate c, Scoring.Scored scored, Inquiry inquiry, double floor) {
        Note.Relevance r = c.relevance();
        if (!direct(c.statement(), inquiry, floor < FLOOR)) {
            return false;
        }
        if (c.vector() == null) {
            double most =
                    scored.candidates().stream()
                            .filter(o -> o.vector() == null)
                            .mapToDouble(o -> o.relevance().words())
                            .max()
                            .orElse(1);
            double least = (inquiry.language() == Language.KOREAN ? OWN_FLOOR : 1) * floor * most;
            return r.words() >= Math.max(UNREAD_WORDS, least)
                    && (inquiry.words(c.stems(), Set.of()) >= LEAST_OWN_WORDS
                            || Directness.of(c.statement().text(), inquiry) == Directness.STATES);
        }
        double share = Directness.tells(inquiry.kind()) ? CUED * floor : floor;
        double best = scored.candidates().getFirst().total();
        if (scored.meaning() < 0.3
                || scored.words() < 0.4
                || c.total() < Math.max(0.4, share * best)) {
            return false;
        }
        return (floor < FLOOR && r.meaning() >= 0.45 && r.words() >= 0.3)
                || (r.meaning() >= 0.32 && r.words() >= 0.45)
                || (r.meaning() >= 0.55 && r.words() >= 0.3)
                || (r.meaning() >= 0.15 && r.words() >= 0.8);
    }

    /// Whether a sentence says what was asked; where few do, one is enough that may well say it.
    private static boolean direct(Statement s, Inquiry inquiry, boolean few) {
        if (!Directness.tells(inquiry.kind())) {
            return (few && OPEN_KINDS.contains(inquiry.kind()))
                    || inquiry.asked(s.stems()) >= (few ? 0.3 : 0.6);
        }
        return switch (Directness.of(s.text(), inquiry)) {
            case STATES -> true;
            case HINTS -> few;
            case SILENT -> false;
            case STRAYS -> false;
        };
    }

    /// Whoever asks again for what is missing is easily led astray: the sentence has to name the
    /// subject of the question that it is missing from.
    private static boolean onSubject(Statement s, Inquiry whole) {
        return !whole.hasTopic() || whole.topical(s.stems()) >= 0.5;
    }

    private static boolean says(Note note, Statement statement) {
        Quote quote = note.quotes().getFirst();
        boolean overlaps =
                quote.documentId().equals(statement.documentId())
                        && quote.start() < statement.end()
                        && statement.start() < quote.end();
        return overlaps || Words.jaccard(Words.content(note.finding()), statement.stems()) >= 0.75;
    }

    private static List<Candidate> choose(List<Candidate> fit, int most, int documents)
            throws InterruptedException {
        int perDocument =
                Math.max(MOST_PER_DOCUMENT, (most + documents - 1) / Math.max(1, documents));
        List<Candidate> left = new ArrayList<>(fit);
        List<Candidate> chosen = new ArrayList<>();
        Coverage coverage = new Coverage();
        Map<String, Integer> taken = new HashMap<>();
        while (chosen.size() < most && !left.isEmpty()) {
            Corpus.answerInterrupt();
            Candidate best = left.getFirst();
            double top = -Double.MAX_VALUE;
            for (Candidate candidate : left) {
                double nearest =
                        chosen.stream()
                                .mapToDouble(c -> Candidate.similarity(candidate, c))
                                .max()
                                .orElse(0);
                double value =
                        coverage.gain(
                                candidate.statement().documentId(),
                                candidate.aspects(),
                                candidate.total(),
                                nearest);
                if (value > top) {
                    top = value;
                    best = candidate;
                }
            }
            Statement s = best.statement();
            chosen.add(best);
            coverage.take(s.documentId(), best.aspects(), best.total());
            boolean enough = taken.merge(s.documentId(), 1, Integer::sum) >= perDocument;
            left.removeIf(c ->
                    c.statement().documentId().equals(s.documentId())
                            && (enough
                                    || (c.statement().start() < s.end()
                                            && s.start() < c.statement().end())));
        }
        return chosen;
    }

    private static Note note(
            Section section,
            Question question,
            int round,
            int number,
            Candidate candidate,
            StepContext context) {
        Statement s = candidate.statement();
        Quote quote = context.source().quote(s.documentId(), s.start(), s.end());
        return new Note(
                question.id() + ".r" + round + ".n" + number,
                section.id(),
                question.id(),
                round,
                s.text(),
                List.of(quote),
                candidate.aspects(),
                candidate.relevance());
    }
}
