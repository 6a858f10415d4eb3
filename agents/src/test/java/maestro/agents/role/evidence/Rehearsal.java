package maestro.agents.role.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sources;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.Roles;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// A mission without journal and controller: each role in turn, sections on several threads.
final class Rehearsal {
    private final Roles roles;
    private final Source source;
    private final Mission mission;
    private final int threads;
    final List<String> reasoning = Collections.synchronizedList(new ArrayList<>());

    Rehearsal(Source source, int threads, String... questions) {
        this(EvidenceRoles.create(), source, threads, questions);
    }

    Rehearsal(Roles roles, Source source, int threads, String... questions) {
        this(roles, source, threads, Brief.NONE, questions);
    }

    Rehearsal(Roles roles, Source source, int threads, Brief brief, String... questions) {
        this.roles = roles;
        this.source = source;
        this.threads = threads;
        this.mission =
                new Mission(
                        "m1",
                        questions[0],
                        List.of(questions),
                        null,
                        Language.of(questions[0]),
                        "evidence",
                        Limits.DEFAULT,
                        false,
                        Instant.EPOCH,
                        null,
                        Egress.PRIVATE,
                        Sources.LIBRARY,
                        brief,
                        List.of());
    }

    record Result(Plan plan, List<Note> notes, List<Review> reviews, Outcome.Verified verified) {
        Report report() {
            return verified.report();
        }

        List<String> sentences() {
            return report().sentences().map(s -> s.text()).toList();
        }
    }

    StepContext context() {
        return new StepContext() {
            @Override
            public maestro.agents.model.ChatReply ask(
                    String call, maestro.agents.model.ChatRequest request) {
                throw new IllegalStateException("There is no model");
            }

            @Override
            public int contextTokens() {
                throw new IllegalStateException("There is no model");
            }

            @Override
            public Mission mission() {
                return mission;
            }

            @Override
            public Source source() {
                return source;
            }

            @Override
            public void reason(String text) {
                reasoning.add(text);
            }
        };
    }

    Result run() throws Exception {
        StepContext context = context();
        Plan plan = roles.planner().plan(context).plan();
        Map<String, Note> notes = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        List<Review> reviews = new ArrayList<>();
        Set<String> done = new HashSet<>();
        int searches = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 1; round <= 3; round++) {
                int now = round;
                List<Callable<List<Note>>> work = new ArrayList<>();
                for (Section section : plan.stream().toList()) {
                    List<Question> questions =
                            section.questions().stream().filter(q -> done.add(q.id())).toList();
                    List<Note> before =
                            notes.values().stream()
                                    .filter(n -> n.sectionId().equals(section.id()))
                                    .toList();
                    searches += questions.size();
                    work.add(() -> research(section, questions, now, before, context));
                }
                for (List<Note> found : all(pool, work)) {
                    for (Note note : found) {
                        notes.put(note.id(), note);
                        taken.put(note.id(), "round" + round + "/" + note.questionId() + "/read");
                    }
                }
                List<Note> sorted = sorted(notes);
                Review review =
                        roles.reflector().review(plan, sorted, List.of(), round, reviews, context);
                reviews.add(review);
                if (review.enough()) {
                    break;
                }
                plan = with(plan, review.gaps());
            }
            Set<String> redundant = Set.copyOf(reviews.getLast().redundantNotes());
            Map<String, Draft> drafts = new LinkedHashMap<>();
            Plan last = plan;
            List<Callable<Draft>> writing = new ArrayList<>();
            for (Section section : plan.stream().toList()) {
                List<Note> own = own(section, notes, redundant);
                writing.add(() -> roles.writer().write(last, section, own, taken, context));
            }
            all(pool, writing).forEach(d -> drafts.put(d.sectionId(), d));
            for (Outcome.Complaint complaint :
                    roles.reflector().criticise(plan, drafts, sorted(notes), context)) {
                Section section = plan.section(complaint.sectionId()).orElseThrow();
                Draft draft = java.util.Objects.requireNonNull(drafts.get(section.id()));
                drafts.put(
                        section.id(),
                        roles.writer()
                                .revise(
                                        plan,
                                        section,
                                        draft,
                                        List.of(complaint.text()),
                                        own(section, notes, redundant),
                                        taken,
                                        context));
            }
            drafts.put(
                    Draft.SUMMARY,
                    roles.writer().open(plan, drafts, sorted(notes), reviews, context));
            drafts.put(
                    Draft.CONCLUSION,
                    roles.writer().close(plan, drafts, sorted(notes), reviews, context));
            Outcome.Verified verified =
                    new EvidenceVerifier()
                            .verify(
                                    plan,
                                    drafts,
                                    sorted(notes),
                                    new Report.Making(
                                            "evidence",
                                            source.embeddingModel(),
                                            reviews.size(),
                                            searches,
                                            source.documents().size(),
                                            0,
                                            notes.size(),
                                            List.of()),
                                    reviews.getLast().score(),
                                    context);
            return new Result(plan, sorted(notes), reviews, verified);
        }
    }

    private List<Note> research(
            Section section,
            List<Question> questions,
            int round,
            List<Note> before,
            StepContext context)
            throws InterruptedException {
        List<Note> known = new ArrayList<>(before);
        List<Note> fresh = new ArrayList<>();
        for (Question question : questions) {
            Search search = roles.researcher().search(section, question, round, context);
            List<Note> found = roles.researcher().read(section, question, search, known, context);
            known.addAll(found);
            fresh.addAll(found);
        }
        return fresh;
    }

    private static List<Note> sorted(Map<String, Note> notes) {
        return notes.values().stream().sorted(java.util.Comparator.comparing(Note::id)).toList();
    }

    private static List<Note> own(Section section, Map<String, Note> notes, Set<String> redundant) {
        return sorted(notes).stream()
                .filter(n -> n.sectionId().equals(section.id()) && !redundant.contains(n.id()))
                .toList();
    }

    private static Plan with(Plan plan, List<Review.Gap> gaps) {
        return new Plan(
                plan.version() + 1, plan.sections().stream().map(s -> with(s, gaps)).toList());
    }

    private static Section with(Section section, List<Review.Gap> gaps) {
        List<Question> questions =
                Stream.concat(
                                section.questions().stream(),
                                gaps.stream()
                                        .filter(g -> g.sectionId().equals(section.id()))
                                        .map(Review.Gap::question))
                        .toList();
        return new Section(
                section.id(),
                section.title(),
                section.purpose(),
                questions,
                section.children().stream().map(c -> with(c, gaps)).toList());
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(work)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }
}
