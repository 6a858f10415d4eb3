package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.Step;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Draft;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.role.Adviser;
import maestro.agents.role.advice.Showing;
import maestro.agents.role.advice.Sifting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the user's own agents work at their places, one after the other. Each is a step of its own.
/// One that can't work is skipped, and its step says why: a mission never ends by one.
final class CustomAgents {
    private static final String AGENT = "/agent/";
    private static final Logger LOG = LoggerFactory.getLogger(CustomAgents.class);

    private final Team team;
    private final Budget budget;
    private final Ledger ledger;

    CustomAgents(Team team, Budget budget, Ledger ledger) {
        this.team = team;
        this.budget = budget;
        this.ledger = ledger;
    }

    /// Whether a step is one of these.
    static boolean owns(String key) {
        return key.contains(AGENT);
    }

    /// After the research of a round.
    ///
    /// @return what they ask for the next
    List<Review.Gap> afterResearch(Plan plan, int round)
            throws InterruptedException, StepFailedException {
        return consult(CustomAgent.Place.AFTER_RESEARCH, "round" + round, plan, round, Map.of())
                .stream()
                .flatMap(advised -> advised.questions().stream())
                .toList();
    }

    void beforeWriting(Plan plan) throws InterruptedException, StepFailedException {
        consult(
                CustomAgent.Place.BEFORE_WRITING,
                "notes",
                plan,
                Math.max(1, ledger.rounds()),
                Map.of());
    }

    /// @return what they complain about
    List<Outcome.Complaint> afterWriting(Plan plan, Map<String, Draft> drafts)
            throws InterruptedException, StepFailedException {
        return consult(
                        CustomAgent.Place.AFTER_WRITING,
                        "drafts",
                        plan,
                        Math.max(1, ledger.rounds()),
                        drafts)
                .stream()
                .flatMap(advised -> advised.complaints().stream())
                .toList();
    }

    private List<Outcome.Advised> consult(
            CustomAgent.Place place, String stage, Plan plan, int round, Map<String, Draft> drafts)
            throws InterruptedException, StepFailedException {
        List<CustomAgent> agents = team.mission().agents();
        List<Outcome.Advised> all = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            if (agents.get(i).place() == place) {
                all.add(consult(agents.get(i), i + 1, stage, plan, round, drafts));
            }
        }
        return all;
    }

    private Outcome.Advised consult(
            CustomAgent agent,
            int number,
            String stage,
            Plan plan,
            int round,
            Map<String, Draft> drafts)
            throws InterruptedException, StepFailedException {
        ModelProfile profile = team.mission().profile();
        List<Note> notes = ledger.notes();
        Task task =
                new Task(
                        drafts.isEmpty() ? Phase.REFLECTION : Phase.WRITING,
                        stage + AGENT + agent.name(),
                        AgentKind.CUSTOM,
                        drafts.isEmpty()
                                ? team.words().text("step.agent", agent.name(), round)
                                : team.words().text("step.agent.drafts", agent.name()),
                        agent.prompt(),
                        profile == null ? null : agent.model(profile));
        Outcome.Advised advised =
                team.steps()
                        .run(
                                task,
                                Outcome.Advised.class,
                                step -> work(agent, number, plan, round, notes, drafts, step));
        ledger.advised(task.key(), advised);
        team.steering().advised(agent.name(), advised.remarks());
        return advised;
    }

    private Outcome.Advised work(
            CustomAgent agent,
            int number,
            Plan plan,
            int round,
            List<Note> notes,
            Map<String, Draft> drafts,
            Step step)
            throws InterruptedException {
        Optional<String> hindrance = hindrance(agent, drafts);
        if (hindrance.isPresent()) {
            return skipped(agent, hindrance.get(), step);
        }
        Showing showing =
                Showing.of(
                        team.mission(),
                        agent,
                        round,
                        plan,
                        notes,
                        drafts,
                        agent.plugin().isEmpty() ? List.of() : step.messages(),
                        step.source());
        boolean nothing = drafts.isEmpty() ? notes.isEmpty() : showing.sentences().isEmpty();
        if (nothing) {
            return skipped(agent, team.words().text("agent.nothing", agent.name()), step);
        }
        try {
            Optional<Adviser.Advised> advice =
                    team.roles().adviser().advise(agent, showing.matter(), step);
            if (advice.isEmpty()) {
                return Outcome.Advised.skipped(
                        agent.name(), team.words().text("agent.unusable", agent.name()));
            }
            Outcome.Advised advised =
                    new Sifting(plan, round, notes, step.source())
                            .sift(
                                    agent.name(),
                                    number,
                                    advice.get().advice(),
                                    showing,
                                    advice.get().shown());
            say(advised, step);
            return advised;
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || Steps.interrupted(e)) {
                throw e;
            }
            LOG.warn("Agent {} of mission {} failed", agent.name(), team.mission().id(), e);
            return skipped(
                    agent,
                    team.words().text("agent.failed", agent.name(), team.words().within(e)),
                    step);
        }
    }

    private Optional<String> hindrance(CustomAgent agent, Map<String, Draft> drafts) {
        if (team.mission().profile() == null && agent.plugin().isEmpty()) {
            return Optional.of(team.words().text("agent.model", agent.name()));
        }
        return drafts.isEmpty() && budget.ending()
                ? Optional.of(team.words().text("agent.limit", agent.name()))
                : Optional.empty();
    }

    private static Outcome.Advised skipped(CustomAgent agent, String why, Step step) {
        step.reason(why);
        return Outcome.Advised.skipped(agent.name(), why);
    }

    private void say(Outcome.Advised advised, Step step) {
        Words words = team.words();
        for (Outcome.Remark remark : advised.remarks()) {
            step.reason(words.text("agent.to." + remark.to().name(), remark.text()));
        }
        advised.questions()
                .forEach(q ->
                        step.reason(words.text("agent.asks", q.question().text(), q.reason())));
        advised.dropped()
                .forEach(d -> step.reason(words.text("agent.drops", d.noteId(), d.reason())));
        advised.notes().forEach(n -> step.reason(words.text("agent.finds", n.finding())));
        advised.complaints().forEach(c -> step.reason(c.text()));
    }
}
