package maestro.app.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.InstantSource;
import java.util.List;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanComparison.Kind;
import maestro.agents.plan.PlanDraft;
import maestro.agents.plan.PlanFacts.State;
import maestro.agents.plan.PlanHistory;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.plan.PlanNode.Mark;
import maestro.app.ui.plan.PlanViewModel.Face;
import maestro.app.ui.plan.PlanViewModel.Shown;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final PlanViewModel viewModel =
            new PlanViewModel(
                    missions, new MissionFollower(journal, navigator, frames), navigator, frames);

    private void open(String id, List<SampleMission.Timed> events) {
        journal.append(id, events.stream().map(SampleMission.Timed::event).toList());
        navigator.openMission(id);
        frames.settle();
    }

    private Shown shown() {
        return viewModel.shownProperty().get();
    }

    @Test
    void theFacesFollowTheMission() {
        assertThat(shown().face()).isEqualTo(Face.NO_MISSION);
        open("m", SampleMission.events("m", false, false).subList(0, 2));
        assertThat(shown().face()).isEqualTo(Face.WAITING);
        journal.append("m", List.of(new MissionEvent.PhaseChanged(Phase.FAILED, "Disk full.")));
        frames.settle();
        assertThat(shown())
                .matches(s -> s.face() == Face.FAILED && s.reason().equals("Disk full."));
    }

    @Test
    void eachSectionSaysWhatItHas() {
        open("m", SampleMission.events("m", false, false));
        assertThat(shown().nodes())
                .allSatisfy(node -> {
                    assertThat(node.facts().state()).isEqualTo(State.WRITTEN);
                    assertThat(node.facts().notes()).isPositive();
                    assertThat(node.facts().coverage()).isBetween(0.0, 1.0);
                });
        PlanNode asked = shown().nodes().getFirst().children().getFirst();
        assertThat(asked.facts().notes()).isBetween(1, shown().nodes().getFirst().facts().notes());
    }

    @Test
    void aSectionIsBeingResearchedWhileAStepOfItRuns() {
        List<SampleMission.Timed> all = SampleMission.events("m", false, false);
        int planned = 0;
        while (!(all.get(planned).event() instanceof MissionEvent.RoundStarted)) {
            planned++;
        }
        open("m", all.subList(0, planned + 1));
        assertThat(shown().nodes()).allMatch(n -> n.facts().state() == State.WAITING);
        journal.append(
                "m",
                List.of(
                        new MissionEvent.StepStarted(
                                "round1/s2.q1/search", AgentKind.RESEARCH, "Search", "")));
        frames.settle();
        assertThat(shown().nodes())
                .extracting(n -> n.facts().state())
                .containsExactly(State.WAITING, State.RESEARCHING, State.WAITING);
    }

    @Test
    void anOlderVersionIsShownWithWhatItChanged() {
        open("m", SampleMission.events("m", false, false));
        assertThat(shown()).matches(s -> s.version() == 2 && !s.marks());
        viewModel.showMarks(true);
        assertThat(shown().nodes().get(1).children().getLast())
                .matches(n -> n.mark() == Mark.ADDED && n.id().equals("s2.q3"));
        viewModel.choose(0);
        assertThat(shown()).matches(s -> s.version() == 1 && s.face() == Face.PLAN);
        assertThat(shown().nodes().get(1).children()).hasSize(2);
        viewModel.choose(1);
        assertThat(shown()).matches(s -> s.version() == 2 && !s.marks());
    }

    @Test
    void anyTwoVersionsAreCompared() {
        open("m", SampleMission.events("m", false, false));
        Plan newest = missions.state("m").orElseThrow().plan().orElseThrow();
        PlanDraft draft = new PlanDraft(newest, List.of(newest));
        draft.describe("s1", "Measures", newest.sections().getFirst().purpose());
        draft.toggle("s3", Section.Standing.PAUSED);
        journal.append("m", List.of(new MissionEvent.PlanEdited(draft.plan())));
        frames.settle();
        assertThat(shown().others()).containsExactly(1, 2);
        viewModel.showMarks(true);
        assertThat(shown().since()).isEqualTo(2);
        assertThat(shown().changes())
                .extracting(Change::kind)
                .containsExactly(Kind.RENAMED, Kind.PAUSED);
        viewModel.since(0);
        assertThat(shown().since()).isEqualTo(1);
        assertThat(shown().changes())
                .extracting(Change::kind, Change::id)
                .containsExactly(
                        tuple(Kind.RENAMED, "s1"),
                        tuple(Kind.ADDED, "s2.q3"),
                        tuple(Kind.PAUSED, "s3"));
        assertThat(shown().nodes().get(1).children().getLast().purpose()).isNotEmpty();
        assertThat(shown().made()).map(PlanHistory.Version::byUser).contains(true);

        viewModel.choose(0);
        assertThat(shown().others()).containsExactly(2, 3);
        assertThat(shown().since()).isZero();
        viewModel.since(1);
        assertThat(shown()).matches(s -> s.version() == 1 && s.since() == 3);
        assertThat(shown().changes()).extracting(Change::kind).contains(Kind.REMOVED, Kind.FREED);
    }

    @Test
    void whileApprovalIsAwaitedTheUserEditsAndApproves() {
        open("m", SampleMission.events("m", false, true));
        assertThat(shown().face()).isEqualTo(Face.EDIT);
        viewModel.change(d -> d.remove("s3"));
        assertThat(viewModel.editingProperty().get()).matches(e -> e.canUndo() && e.changed());
        viewModel.change(d -> d.ask("s1.q1", ""));
        assertThat(viewModel.approve()).isFalse();
        viewModel.change(d -> d.ask("s1.q1", "What is measured?"));
        assertThat(viewModel.approve()).isTrue();
        frames.settle();
        assertThat(missions.approved())
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.version()).isEqualTo(2);
                    assertThat(plan.sections()).hasSize(2);
                });
        assertThat(shown()).matches(s -> s.face() == Face.PLAN && s.version() == 2);
    }

    @Test
    void anUnchangedPlanIsApprovedAsItIs() {
        open("m", SampleMission.events("m", false, true));
        viewModel.approve();
        assertThat(missions.approved()).singleElement().matches(p -> p.version() == 1);
    }

    @Test
    void aRefusedApprovalKeepsTheDraft() {
        open("m", SampleMission.events("m", false, true));
        viewModel.change(d -> d.remove("s3"));
        missions.failNext(new IllegalStateException("The mission has ended."));
        viewModel.approve();
        frames.settle();
        assertThat(viewModel.problemProperty().get()).isEqualTo("The mission has ended.");
        assertThat(shown().nodes()).hasSize(2);
    }

    @Test
    void thePlanIsChangedWhileResearchGoesOn() {
        List<SampleMission.Timed> all = SampleMission.events("m", false, false);
        int begun = 0;
        while (!(all.get(begun).event() instanceof MissionEvent.RoundStarted)) {
            begun++;
        }
        open("m", all.subList(0, begun));
        assertThat(shown().change()).isEqualTo(Plans.Change.NOT_YET);
        journal.append("m", List.of(all.get(begun).event()));
        frames.settle();
        assertThat(shown().change()).isEqualTo(Plans.Change.OPEN);
        viewModel.beginChange();
        assertThat(shown()).matches(s -> s.face() == Face.EDIT && s.changing());
        journal.append("m", List.of(new MissionEvent.PhaseChanged(Phase.REFLECTION, "")));
        frames.settle();
        viewModel.change(draft -> draft.remove("s3"));
        assertThat(viewModel.approve()).isTrue();
        frames.settle();
        assertThat(missions.calls()).contains("change m 1 to 2");
        assertThat(shown()).matches(s -> s.face() == Face.PLAN && s.version() == 2);
        viewModel.beginChange();
        viewModel.leaveChange();
        assertThat(shown().face()).isEqualTo(Face.PLAN);
        assertThat(missions.calls()).hasSize(1);
    }

    @Test
    void aMissionThatRestsBeforeResearchCanHaveAnotherPlan() {
        List<SampleMission.Timed> all = SampleMission.events("m", false, false);
        int begun = 0;
        while (!(all.get(begun).event() instanceof MissionEvent.RoundStarted)) {
            begun++;
        }
        open("m", all.subList(0, begun));
        journal.append("m", List.of(new MissionEvent.PhaseChanged(Phase.PAUSED, "")));
        frames.settle();
        assertThat(shown().change()).isEqualTo(Plans.Change.OPEN);
        viewModel.beginChange();
        viewModel.change(draft -> draft.remove("s3"));
        assertThat(viewModel.approve()).isTrue();
        frames.settle();
        assertThat(missions.calls()).contains("change m 1 to 2");
    }

    @Test
    void whileItIsWrittenThePlanStaysAndSaysWhy() {
        List<SampleMission.Timed> all = SampleMission.events("m", false, false);
        int writing = 0;
        while (!(all.get(writing).event() instanceof MissionEvent.StepStarted started
                && started.step().startsWith("write/"))) {
            writing++;
        }
        open("m", all.subList(0, writing + 1));
        assertThat(shown().change()).isEqualTo(Plans.Change.WRITTEN);
        viewModel.beginChange();
        assertThat(shown().face()).isEqualTo(Face.PLAN);
    }

    @Test
    void onceTheReportIsWrittenThePlanStaysAsItIs() {
        open("m", SampleMission.events("m", false, false));
        assertThat(shown().change()).isEqualTo(Plans.Change.ENDED);
        viewModel.beginChange();
        assertThat(shown().face()).isEqualTo(Face.PLAN);
    }
}
