package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import maestro.agents.controller.step.Asked;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.PlanGrowth;
import maestro.agents.controller.step.Step;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.role.Reflector;

/// Rounds of research and reflection, until the evidence is enough, nothing is left to ask, or a
/// limit is met.
final class Research {
    private static final String PLAN = "plan";
    private static final int STEPS_FOR_A_QUESTION = 2;
    private static final int WRITING_STEPS_BESIDE_SECTIONS = 4;

    private final Team team;
    private final Steps steps;
    private final Words words;
    private final Limits limits;
    private final Budget budget;
    private final Ledger ledger;
    private final Gathering gathering;
    private final CustomAgents agents;
    private final int begunRounds;
    private final SectionResearch sections;

    /// @param begunRounds how many rounds began in earlier runs
    Research(
            Team team,
            Budget budget,
            Ledger ledger,
            Gathering gathering,
            CustomAgents agents,
            int begunRounds) {
        this.team = team;
        this.steps = team.steps();
        this.words = team.words();
        this.limits = team.mission().limits();
        this.budget = budget;
        this.ledger = ledger;
        this.gathering = gathering;
        this.agents = agents;
        this.begunRounds = begunRounds;
        this.sections = new SectionResearch(team, budget, ledger, begunRounds);
    }

    /// @return the plan with all questions that were added
    Plan run(Plan first) throws InterruptedException, StepFailedException {
        Plan plan = first;
        List<Asked> questions = open(plan);
        int usedSteps = 1;
        List<Review.Gap> advised = List.of();
        boolean more = true;
        for (int round = 1; more && (begins(round) || team.steering().changed()); round++) {
            if (round > begunRounds) {
                steps.append(new MissionEvent.RoundStarted(round));
            }
            if (round > 1) {
                plan = grow(plan, advised, round);
                questions = open(plan);
                usedSteps++;
            }
            List<Asked> chosen = choose(questions, plan, usedSteps, round);
            usedSteps += STEPS_FOR_A_QUESTION * chosen.size() + 1;
            List<SectionResearch.Unread> unread =
                    round > 1 ? unread(plan, usedSteps, round) : List.of();
            usedSteps += unread.size();
            gather(chosen, round);
            sections.research(chosen, unread, round);
            if (round > 1 && ledger.rounds() < round) {
                break;
            }
            advised = agents.afterResearch(plan.active(), round);
            Review review = review(plan, advised, round);
            boolean wanted = asksFor(plan, advised, review) && !lastRound(round);
            more = wanted || !team.steering().endResearch(plan);
        }
        team.steering().researchIsOver();
        budget.researchIsOver();
        return plan;
    }

    /// Whether another round would have something to do.
    private static boolean asksFor(Plan plan, List<Review.Gap> advised, Review review) {
        List<Review.Gap> asked = new ArrayList<>(advised);
        if (review.enough()) {
            return !PlanGrowth.of(plan, asked).asked().isEmpty();
        }
        asked.addAll(review.gaps());
        return !PlanGrowth.of(plan, asked, review.reshaping()).asked().isEmpty()
                || !unread(plan, review).isEmpty();
    }

    private static List<SectionResearch.Unread> unread(Plan plan, Review review) {
        List<SectionResearch.Unread> unread = new ArrayList<>();
        for (Review.Unread one : review.unread()) {
            Asked.all(plan.active()).stream()
                    .filter(a -> a.question().id().equals(one.questionId()))
                    .findFirst()
                    .ifPresent(a -> unread.add(new SectionResearch.Unread(a, one.passages())));
        }
        return unread;
    }

    /// What the last review wants read, as far as the limits on rounds and steps have room.
    private List<SectionResearch.Unread> unread(Plan plan, int usedSteps, int round) {
        Review review = ledger.reviews().getLast();
        if (review.enough() || round > limits.rounds()) {
            return List.of();
        }
        int room = limits.steps() - usedSteps - stepsAfter(plan);
        return unread(plan, review).stream().limit(Math.max(0, room)).toList();
    }

    private static int stepsAfter(Plan plan) {
        return 1 + (int) plan.stream().count() + WRITING_STEPS_BESIDE_SECTIONS;
    }

    /// What nobody has looked for yet. Rounds that are over tell it, so that it is the same in
    /// every run.
    private List<Asked> open(Plan plan) {
        return Asked.all(plan.active()).stream()
                .filter(a -> !ledger.searched(a.question().id()))
                .toList();
    }

    private boolean begins(int round) throws InterruptedException {
        return round <= Math.max(1, begunRounds) || budget.open();
    }

    private boolean lastRound(int round) throws InterruptedException {
        if (round >= limits.rounds()) {
            budget.meetRounds();
        }
        return round >= limits.rounds();
    }

    private Plan grow(Plan plan, List<Review.Gap> advised, int round)
            throws InterruptedException, StepFailedException {
        Review review = ledger.reviews().getLast();
        boolean goesOn = !review.enough() && round <= limits.rounds();
        List<Review.Gap> gaps = new ArrayList<>(goesOn ? review.gaps() : List.of());
        Review.Reshaping reshaping = goesOn ? review.reshaping() : Review.Reshaping.NONE;
        if (round <= limits.rounds()) {
            advised.stream().filter(ask -> !asked(gaps, ask)).forEach(gaps::add);
        }
        Task task =
                new Task(
                        Phase.RESEARCH,
                        "round" + round + "/" + PLAN,
                        AgentKind.CONTROLLER,
                        words.text("step.round", round),
                        String.join("\n", gaps.stream().map(Review.Gap::reason).toList()));
        String key = task.key();
        return steps.finished(key)
                ? steps.run(task, Outcome.Planned.class, _ -> noWork(key)).plan()
                : team.steering()
                        .begin(
                                plan,
                                (now, changed) -> grow(task, now, changed, gaps, reshaping, round));
    }

    /// Whether the review asks for it in so many words already.
    private static boolean asked(List<Review.Gap> gaps, Review.Gap ask) {
        return gaps.stream()
                .anyMatch(g -> g.question().text().equalsIgnoreCase(ask.question().text()));
    }

    private static Outcome.Planned noWork(String key) {
        throw new IllegalStateException(key + " has finished");
    }

    private Plan grow(
            Task task,
            Plan plan,
            boolean changed,
            List<Review.Gap> gaps,
            Review.Reshaping reshaping,
            int round)
            throws InterruptedException, StepFailedException {
        return steps.run(
                        task,
                        Outcome.Planned.class,
                        step -> {
                            PlanGrowth growth =
                                    PlanGrowth.of(plan, with(gaps, plan, step), reshaping);
                            String reason =
                                    words.text("round.reason", round, open(growth.plan()).size());
                            if (changed) {
                                step.decide(words.text("round.changed"));
                            }
                            step.decide(reason);
                            growth.removed()
                                    .forEach(gone ->
                                            step.decide(
                                                    words.text(
                                                            "round.removed",
                                                            plan.section(gone.sectionId())
                                                                    .orElseThrow()
                                                                    .title(),
                                                            gone.reason())));
                            growth.added()
                                    .forEach(part ->
                                            step.decide(
                                                    words.text(
                                                            "round.part",
                                                            part.section().title(),
                                                            part.reason())));
                            growth.asked()
                                    .forEach(a ->
                                            step.decide(
                                                    words.text(
                                                            "round.question",
                                                            a.section().title(),
                                                            a.question().text())));
                            Plan next =
                                    changed
                                            ? new Plan(plan.version() + 1, growth.plan().sections())
                                            : growth.plan();
                            return new Outcome.Planned(next, reason);
                        })
                .plan();
    }

    /// The gaps, and what the user has asked for meanwhile.
    private List<Review.Gap> with(List<Review.Gap> gaps, Plan plan, Step step) {
        List<Review.Gap> said = team.steering().questions(plan);
        said.forEach(gap -> step.decide(gap.reason()));
        return Stream.concat(gaps.stream(), said.stream()).toList();
    }

    /// As many questions as the limit on steps has room for, when what must come after is set
    /// aside. It counts what earlier rounds were given and not what has finished, so that it is the
    /// same in every run.
    private List<Asked> choose(List<Asked> questions, Plan plan, int usedSteps, int round)
            throws InterruptedException {
        int room = (limits.steps() - usedSteps - stepsAfter(plan)) / STEPS_FOR_A_QUESTION;
        int most = Math.max(room, round == 1 ? 1 : 0);
        if (questions.size() > most) {
            budget.meetSteps();
        }
        return Asked.fairly(questions, most);
    }

    private void gather(List<Asked> questions, int round)
            throws InterruptedException, StepFailedException {
        gathering.gather(
                "round" + round,
                Phase.RESEARCH,
                Asked.fairly(questions, Gathering.MOST_QUESTIONS).stream()
                        .map(a -> new Gathering.Wanted(a.question().id(), a.question().text()))
                        .toList());
    }

    private Review review(Plan plan, List<Review.Gap> advised, int round)
            throws InterruptedException, StepFailedException {
        List<Note> notes = ledger.notes();
        List<Search> searches = ledger.searches();
        List<Review> previous = ledger.reviews();
        Reflector reflector = team.roles().reflector();
        Task task =
                new Task(
                        Phase.REFLECTION,
                        "round" + round + "/review",
                        AgentKind.REFLECTION,
                        words.text("step.review", round),
                        words.text(
                                "step.review.input",
                                notes.size(),
                                Asked.all(plan.active()).size()));
        Review review =
                steps.run(
                                task,
                                Outcome.Reviewed.class,
                                step -> {
                                    Review made =
                                            reflector.review(
                                                    plan.active(),
                                                    notes,
                                                    searches,
                                                    round,
                                                    previous,
                                                    step);
                                    step.decide(
                                            notes.isEmpty() && made.enough() && advised.isEmpty()
                                                    ? words.text("decide.found.none")
                                                    : decision(made, advised.size(), round));
                                    return new Outcome.Reviewed(made);
                                })
                        .review();
        ledger.reviewed(review);
        return review;
    }

    private String decision(Review review, int advised, int round) throws InterruptedException {
        if (advised > 0 && round < limits.rounds() && budget.mayGoOn()) {
            int gaps = review.enough() ? 0 : review.gaps().size();
            return words.text("decide.advised", review.score(), round + 1, advised, gaps);
        }
        if (review.score() >= Review.ENOUGH) {
            return words.text("decide.enough", review.score());
        }
        if (review.enough() || review.asksNothing()) {
            return words.text("decide.nothing", review.score());
        }
        if (round >= limits.rounds()) {
            return words.text("decide.rounds", review.score(), round);
        }
        return budget.mayGoOn()
                ? words.text(
                        "decide.again",
                        review.score(),
                        round + 1,
                        review.gaps().size(),
                        review.reshaping().added().size(),
                        review.unread().stream().mapToInt(u -> u.passages().size()).sum())
                : words.text("decide.limit", review.score());
    }
}
