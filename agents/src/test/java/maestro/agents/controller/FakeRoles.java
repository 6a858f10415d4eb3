package maestro.agents.controller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.report.Verifier;
import maestro.agents.role.Planner;
import maestro.agents.role.Reflector;
import maestro.agents.role.Researcher;
import maestro.agents.role.Roles;
import maestro.agents.role.StepContext;
import maestro.agents.role.Writer;

/// A family of roles that does little, always the same, and writes down what it was asked for. What
/// it makes depends on all that it is given, so that a difference in what it is given shows in the
/// report.
class FakeRoles implements Planner, Researcher, Reflector, Writer, Verifier {
    /// Called at the beginning of each piece of work with its name; may wait, throw or look.
    interface Interlude {
        void at(String work) throws InterruptedException;
    }

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile Interlude interlude = _ -> {};

    /// Rounds until the review is content.
    volatile int roundsNeeded = 2;

    /// Support of a revision; of a first draft it is 0.8.
    volatile double supportOfRevision = 0.9;

    /// How many of a section's notes a revision cites.
    volatile int notesOfRevision = Integer.MAX_VALUE;

    /// What the first review wants of the outline, and read.
    volatile Review.Reshaping reshaping = Review.Reshaping.NONE;

    volatile List<Review.Unread> unread = List.of();

    /// The notes that drafts were last held against.
    volatile List<Note> criticised = List.of();

    volatile int sections = 3;
    volatile int questionsEach = 2;

    Roles roles() {
        return new Roles(this, this, this, this);
    }

    private void called(String work, StepContext context) throws InterruptedException {
        calls.add(work);
        context.reason("At work on " + work);
        interlude.at(work);
        context.reason("Done with " + work);
    }

    List<String> sortedCalls() {
        List<String> sorted = new ArrayList<>(calls);
        Collections.sort(sorted);
        return sorted;
    }

    @Override
    public Outcome.Planned plan(StepContext context) throws InterruptedException {
        called("plan", context);
        List<Section> all = new ArrayList<>();
        for (int s = 1; s <= sections; s++) {
            List<Question> questions = new ArrayList<>();
            for (int q = 1; q <= questionsEach; q++) {
                questions.add(
                        new Question(
                                "s" + s + ".q" + q,
                                "Question " + q + " of section " + s + "?",
                                Question.Origin.PLANNER));
            }
            all.add(new Section("s" + s, "Section " + s, "Purpose " + s, questions, List.of()));
        }
        Section parent = new Section("s0", "Whole", "To hold the parts", List.of(), all);
        return new Outcome.Planned(new Plan(1, List.of(parent)), "Because it was asked");
    }

    @Override
    public Search search(Section section, Question question, int round, StepContext context)
            throws InterruptedException {
        called("search " + round + " " + question.id(), context);
        List<Search.Found> found =
                context.source().search(question.text(), 10, true).stream()
                        .map(h ->
                                new Search.Found(h.passage().documentId(), 0, h.rank(), h.score()))
                        .toList();
        return new Search(
                section.id(),
                question.id(),
                round,
                List.of(new Search.Query(question.text(), "as asked", found)));
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
        called("read " + search.round() + " " + question.id(), context);
        List<Note> notes = new ArrayList<>();
        if (!context.source().documents().isEmpty()) {
            for (int n = 1; n <= 2; n++) {
                notes.add(
                        new Note(
                                question.id() + ".n" + n,
                                section.id(),
                                question.id(),
                                search.round(),
                                "Found after " + known.stream().map(Note::id).toList(),
                                List.of(context.source().quote("d" + n, 0, 35)),
                                List.of("aspect"),
                                new Note.Relevance(0.5, 0.5, 0.5, 0.5, 1)));
            }
        }
        return notes;
    }

    @Override
    public Review review(
            Plan plan,
            List<Note> notes,
            List<Search> searches,
            int round,
            List<Review> previous,
            StepContext context)
            throws InterruptedException {
        called("review " + round, context);
        boolean enough = round >= roundsNeeded || notes.isEmpty();
        List<Review.Gap> gaps = new ArrayList<>();
        if (!enough) {
            gaps.add(gap("s1", "s1.g" + round, "What of round " + round + "?"));
            gaps.add(gap("s2", "s2.q1", "Asked with an id that is taken?"));
        }
        List<String> redundant = notes.isEmpty() ? List.of() : List.of(notes.getLast().id());
        double score = notes.isEmpty() ? 0 : Math.min(1, 0.3 * round + 0.01 * notes.size());
        boolean first = round == 1 && !enough;
        return new Review(
                round,
                score,
                enough,
                List.of(),
                gaps,
                redundant,
                List.of(),
                first ? reshaping : Review.Reshaping.NONE,
                first ? unread : List.of());
    }

    private static Review.Gap gap(String section, String id, String text) {
        return new Review.Gap(section, new Question(id, text, Question.Origin.GAP), "missing");
    }

    @Override
    public List<Outcome.Complaint> criticise(
            Plan plan, Map<String, Draft> drafts, List<Note> notes, StepContext context)
            throws InterruptedException {
        called("criticise", context);
        criticised = List.copyOf(notes);
        return drafts.containsKey("s1")
                ? List.of(
                        new Outcome.Complaint("s1", "Too short"),
                        new Outcome.Complaint(Draft.SUMMARY, "Not a section"))
                : List.of();
    }

    @Override
    public Draft write(
            Plan plan,
            Section section,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException {
        called("write " + section.id(), context);
        return draft(section.id(), 1, notes, taken);
    }

    @Override
    public Draft revise(
            Plan plan,
            Section section,
            Draft draft,
            List<String> complaints,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException {
        called("revise " + section.id() + " " + complaints, context);
        List<Note> cited = notes.stream().limit(notesOfRevision).toList();
        return draft(section.id(), draft.revision() + 1, cited, taken);
    }

    private static Draft draft(
            String section, int revision, List<Note> notes, Map<String, String> taken) {
        List<Sentence> sentences =
                notes.stream()
                        .map(n ->
                                new Sentence(
                                        n.id() + ": " + n.finding(),
                                        List.of(
                                                new Citation(
                                                        0,
                                                        n.id(),
                                                        n.quotes().getFirst(),
                                                        taken.getOrDefault(n.id(), "unknown"))),
                                        null))
                        .toList();
        return new Draft(section, revision, List.of(new Block.Paragraph(sentences)));
    }

    @Override
    public Draft open(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        called("open", context);
        String text = drafts.keySet() + " " + notes.size() + " " + reviews.size();
        return new Draft(Draft.SUMMARY, 1, List.of(new Block.Remark(text)));
    }

    @Override
    public Draft close(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        called("close", context);
        String text = notes.isEmpty() ? "Nothing was found." : "Notes " + ids(notes);
        return new Draft(Draft.CONCLUSION, 1, List.of(new Block.Remark(text)));
    }

    private static List<String> ids(List<Note> notes) {
        return notes.stream().map(Note::id).toList();
    }

    @Override
    public double support(Draft draft, StepContext context) {
        return draft.revision() > 1 ? supportOfRevision : 0.8;
    }

    @Override
    public Support support(String sentence, List<String> quotes, StepContext context) {
        return new Support(1, 1, 1, 1);
    }

    @Override
    public Outcome.Verified verify(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            Report.Making making,
            double score,
            StepContext context)
            throws InterruptedException {
        called("verify", context);
        List<Report.ReportSection> written =
                drafts.values().stream()
                        .map(d -> new Report.ReportSection(d.sectionId(), 1, "H", d.blocks()))
                        .toList();
        Report report =
                new Report(
                        "any",
                        context.mission().title(),
                        context.mission().language(),
                        LocalDate.EPOCH,
                        context.mission().questions(),
                        List.of(new Block.Remark(plan.version() + " " + ids(notes))),
                        written,
                        List.of(),
                        making,
                        score);
        List<Quote> quotes = notes.stream().flatMap(n -> n.quotes().stream()).toList();
        return new Outcome.Verified(
                new Verification(notes.size(), quotes.size(), 0, 0, List.of()), report);
    }
}
