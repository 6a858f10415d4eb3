package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.controller.step.Asked;
import maestro.agents.controller.step.PlanGrowth;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The plan changed by the user while research goes on.
@Timeout(60)
class PlanChangeTest extends OnWorkbench {
    private static final Section ADDED =
            new Section(
                    "s4",
                    "Section 4",
                    "Added",
                    List.of(new Question("s4.q1", "What did nobody ask?", Question.Origin.USER)),
                    List.of());

    /// Without section 3 and with a fourth.
    private static Plan changed(Plan plan) {
        Section whole = plan.sections().getFirst();
        List<Section> children = new ArrayList<>(whole.children());
        children.removeIf(s -> s.id().equals("s3"));
        children.add(ADDED);
        return new Plan(
                plan.version() + 1,
                List.of(
                        new Section(
                                whole.id(),
                                whole.title(),
                                whole.purpose(),
                                whole.questions(),
                                children)));
    }

    private void change(String mission) {
        Plan plan = bench.state(mission).plan().orElseThrow();
        bench.missions.change(mission, plan, changed(plan));
    }

    private void changeAt(String work, String mission) {
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                at -> {
                    if (at.equals(work) && first.getAndSet(false)) {
                        change(mission);
                    }
                };
    }

    /// With section 3 standing as said.
    private void stand(String mission, Section.Standing standing) {
        Plan plan = bench.state(mission).plan().orElseThrow();
        Section whole = plan.sections().getFirst();
        bench.missions.change(
                mission,
                plan,
                new Plan(
                        plan.version() + 1,
                        List.of(
                                whole.withChildren(
                                        whole.children().stream()
                                                .map(s ->
                                                        s.id().equals("s3") ? s.with(standing) : s)
                                                .toList()))));
    }

    @Test
    void aPlanThatWaitsIsChangedAndWaitsOn() throws InterruptedException {
        String mission = bench.missions.create(Workbench.request(Workbench.LIMITS, true));
        bench.run(mission);
        change(mission);
        bench.reopen();
        MissionState waiting = bench.state(mission);
        assertThat(waiting.phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        Plan changed = waiting.plan().orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.section("s4")).isPresent();
        bench.missions.approve(mission, changed);
        bench.missions.await(mission);
        assertThat(ids(bench.report(mission))).contains("s4").doesNotContain("s3");
        assertThat(bench.roles.calls).noneMatch(c -> c.contains("s3"));
    }

    @Test
    void beforeThereIsAPlanNothingCanBeChanged() throws InterruptedException {
        String mission = startedAndHeldAt("plan");
        bench.missions.pause(mission);
        bench.missions.await(mission);
        MissionState paused = bench.state(mission);
        assertThat(paused.plan()).isEmpty();
        Plan none = new Plan(1, List.of(ADDED));
        assertThatThrownBy(() -> bench.missions.change(mission, none, none))
                .hasMessageContaining("Research has not begun yet");
    }

    @Test
    void whatIsPausedRestsUntilItGoesOnAndIsThenResearched() throws InterruptedException {
        bench.roles.roundsNeeded = 2;
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(4, Duration.ofMinutes(10), 500, 1), false));
        bench.roles.interlude =
                at -> {
                    if (at.equals("search 1 s1.q1")) {
                        stand(mission, Section.Standing.PAUSED);
                    } else if (at.equals("review 2")) {
                        stand(mission, Section.Standing.FREE);
                    }
                };
        bench.run(mission);
        assertThat(bench.roles.calls)
                .filteredOn(c -> c.startsWith("search") && c.contains("s3"))
                .isNotEmpty()
                .allMatch(c -> c.startsWith("search 3"));
        assertThat(ids(bench.report(mission))).contains("s3");
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void whatStaysPausedIsNeitherResearchedNorWritten() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofMinutes(10), 500, 1), false));
        bench.roles.interlude =
                at -> {
                    if (at.equals("search 1 s1.q1")) {
                        stand(mission, Section.Standing.PAUSED);
                    }
                };
        MissionState state = bench.run(mission);
        assertThat(bench.roles.calls).noneMatch(c -> c.contains("s3"));
        assertThat(ids(bench.report(mission))).contains("s1").doesNotContain("s3");
        assertThat(state.plan().orElseThrow().section("s3")).map(Section::paused).contains(true);
    }

    @Test
    void toAPinnedSectionAgentsAddNoQuestions() throws InterruptedException {
        bench.roles.roundsNeeded = 3;
        String mission = bench.create();
        bench.roles.interlude =
                at -> {
                    if (at.equals("search 1 s1.q1")) {
                        stand(mission, Section.Standing.PINNED);
                    }
                };
        MissionState state = bench.run(mission);
        Plan plan = state.plan().orElseThrow();
        assertThat(plan.section("s3").orElseThrow().questions())
                .noneMatch(q -> q.origin() == Question.Origin.GAP);
        assertThat(Asked.all(plan)).anyMatch(a -> a.question().origin() == Question.Origin.GAP);
    }

    @Test
    void aPlanOfWhichEverySectionIsPausedIsRefused() throws InterruptedException {
        String mission = startedAndHeldAt("review 1");
        Plan plan = bench.state(mission).plan().orElseThrow();
        Plan paused =
                new Plan(
                        plan.version() + 1,
                        plan.sections().stream()
                                .map(s -> s.with(Section.Standing.PAUSED))
                                .toList());
        assertThatThrownBy(() -> bench.missions.change(mission, plan, paused))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paused");
    }

    private static List<String> ids(Report report) {
        return report.sections().stream().map(ReportSection::id).toList();
    }

    @Test
    void whatIsAddedIsResearchedInTheNextRoundAndWhatIsTakenOutIsNotWritten()
            throws InterruptedException {
        bench.roles.roundsNeeded = 1;
        String mission = bench.create();
        changeAt("review 1", mission);
        MissionState state = bench.run(mission);
        assertThat(state.round()).isEqualTo(2);
        assertThat(state.notes()).anyMatch(n -> n.sectionId().equals("s4"));
        assertThat(ids(bench.report(mission))).contains("s4").doesNotContain("s3");
        assertThat(bench.roles.calls.stream().filter(c -> c.startsWith("search 2")))
                .containsExactly("search 2 s4.q1");
        assertThat(state.plan().orElseThrow().section("s3")).isEmpty();
    }

    @Test
    void whatIsTakenOutInMidRoundIsPassedOver() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofMinutes(10), 500, 1), false));
        changeAt("search 1 s1.q1", mission);
        bench.run(mission);
        assertThat(bench.roles.calls).noneMatch(c -> c.contains("s3"));
        assertThat(ids(bench.report(mission))).contains("s4").doesNotContain("s3");
    }

    @Test
    void aChangeSurvivesAKillAndNothingIsRepeated() throws InterruptedException {
        String whole = bench.create();
        changeAt("review 1", whole);
        bench.run(whole);
        for (String until : List.of("round1/review", "round2/plan", "round2/s4.q1/search")) {
            String mission = bench.create();
            changeAt("review 1", mission);
            bench.missions.start(mission);
            bench.awaitEvent(
                    mission,
                    e ->
                            e instanceof MissionEvent.StepFinished finished
                                    && finished.step().equals(until));
            bench.reopenAfterKill();
            bench.roles.interlude = _ -> {};
            bench.run(mission);
            assertThat(bench.report(mission).sections())
                    .as("killed after %s", until)
                    .isEqualTo(bench.report(whole).sections());
            assertThat(bench.finished(mission)).doesNotHaveDuplicates();
        }
    }

    @Test
    void changedWhileItRestsItBeginsTheNextRoundWithIt() throws InterruptedException {
        String mission = startedAndHeldAt("review 1");
        bench.missions.pause(mission);
        bench.missions.await(mission);
        change(mission);
        bench.reopen();
        bench.run(mission);
        assertThat(ids(bench.report(mission))).contains("s4").doesNotContain("s3");
    }

    @Test
    void aLimitThatIsMetDoesNotBringBackWhatWasTakenOut() throws InterruptedException {
        String mission = bench.create();
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                at -> {
                    if (at.equals("review 1") && first.getAndSet(false)) {
                        change(mission);
                        bench.missions.finishNow(mission);
                    }
                };
        bench.run(mission);
        assertThat(ids(bench.report(mission))).contains("s1").doesNotContain("s3");
    }

    @Test
    void questionsThatThePlanGotMeanwhileAreKept() {
        Plan old = new Plan(1, List.of(section("s1", "s1.q1"), section("s2", "s2.q1")));
        Plan now =
                new Plan(
                        2,
                        List.of(section("s1", "s1.q1", "s1.q2"), section("s2", "s2.q1", "s2.q2")));
        Plan edited = new Plan(2, List.of(section("s1", "s1.q1"), ADDED));
        Plan merged = PlanGrowth.merged(old, edited, now);
        assertThat(Asked.all(merged))
                .extracting(a -> a.question().id())
                .containsExactly("s1.q1", "s1.q2", "s4.q1");
        assertThat(merged.version()).isEqualTo(3);
    }

    private static Section section(String id, String... questions) {
        return new Section(
                id,
                id,
                "",
                List.of(questions).stream()
                        .map(q -> new Question(q, "What of " + q + "?", Question.Origin.PLANNER))
                        .toList(),
                List.of());
    }

    @Test
    void tooEarlyAndTooLateAreSaid() throws InterruptedException {
        Plan any = new Plan(1, List.of(section("s1", "s1.q1")));
        String early = bench.create();
        assertThatThrownBy(() -> bench.missions.change(early, any, any))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not begun yet");
        String writing = startedAndHeldAt("write s1");
        assertThatThrownBy(() -> change(writing)).hasMessageContaining("Research is over");
        assertThatThrownBy(() -> bench.missions.change(writing, any, new Plan(2, List.of())))
                .hasMessageContaining("at least one section");
        assertThat(bench.events(writing)).noneMatch(MissionEvent.PlanEdited.class::isInstance);
    }
}
