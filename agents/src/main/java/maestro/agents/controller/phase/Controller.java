package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.rag.library.Document;

/// The loop. It always goes from the start: steps that finished in an earlier run answer at once
/// from the journal, so a mission that was killed comes back to where it was by the same way.
public final class Controller {
    private final MissionState state;
    private final Team team;
    private final Steps steps;
    private final Words words;
    private final Budget budget;
    private final Ledger ledger = new Ledger();

    public Controller(MissionState state, Team team, Budget budget) {
        this.state = state;
        this.team = team;
        this.steps = team.steps();
        this.words = team.words();
        this.budget = budget;
    }

    /// Works until the mission has its report or waits for the user.
    public void run() throws InterruptedException, StepFailedException {
        Gathering gathering = new Gathering(team, budget);
        gathering.gather("plan", Phase.PLANNING, asked());
        Plan planned = plan();
        if (team.mission().approvePlan() && !state.approved()) {
            steps.append(
                    new MissionEvent.PhaseChanged(
                            Phase.AWAITING_APPROVAL, words.text("awaiting.approval")));
            return;
        }
        Plan first = state.editedPlan().orElse(planned);
        CustomAgents agents = new CustomAgents(team, budget, ledger);
        Plan plan = new Research(team, budget, ledger, gathering, agents, state.round()).run(first);
        agents.beforeWriting(plan.active());
        Map<String, Draft> drafts = new Writing(team, plan, ledger, agents).run();
        verify(plan, drafts);
        steps.append(new MissionEvent.PhaseChanged(Phase.FINISHED, ""));
    }

    /// The outline is made of what a first search finds.
    private List<Gathering.Wanted> asked() {
        List<Gathering.Wanted> asked = new ArrayList<>();
        for (String question : team.mission().questions()) {
            asked.add(new Gathering.Wanted("q" + (asked.size() + 1), question));
        }
        return asked;
    }

    private Plan plan() throws InterruptedException, StepFailedException {
        Mission mission = team.mission();
        Task task =
                new Task(
                        Phase.PLANNING,
                        "plan",
                        AgentKind.PLANNING,
                        words.text("step.plan"),
                        String.join("\n", mission.questions()));
        return steps.run(
                        task,
                        Outcome.Planned.class,
                        step -> {
                            Limits limits = mission.limits();
                            step.decide(
                                    words.text(
                                            "decide.begin",
                                            team.source().documents().size(),
                                            limits.rounds(),
                                            limits.steps(),
                                            words.time(limits.time())));
                            return team.roles().planner().plan(step);
                        })
                .plan();
    }

    private void verify(Plan plan, Map<String, Draft> drafts)
            throws InterruptedException, StepFailedException {
        List<Review> reviews = ledger.reviews();
        double score = reviews.isEmpty() ? 0 : reviews.getLast().score();
        Task task =
                new Task(
                        Phase.VERIFICATION,
                        "verify",
                        AgentKind.CONTROLLER,
                        words.text("step.verify"),
                        words.text("step.verify.input", drafts.size(), ledger.notes().size()));
        steps.run(
                task,
                Outcome.Verified.class,
                step ->
                        team.verifier()
                                .verify(plan, drafts, ledger.notes(), making(), score, step));
    }

    private Report.Making making() {
        List<Document> documents = team.source().documents();
        return new Report.Making(
                String.join(", ", state.thinkers()),
                team.source().embeddingModel(),
                ledger.rounds(),
                ledger.queries(),
                documents.size(),
                documents.stream().mapToInt(Document::passages).sum(),
                ledger.notes().size(),
                budget.messages(),
                team.mission().brief());
    }
}
