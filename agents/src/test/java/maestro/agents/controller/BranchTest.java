package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.replay.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Missions that begin with another's steps.
@Timeout(60)
class BranchTest extends OnWorkbench {

    private static BranchRequest after(String mission, int steps) {
        return new BranchRequest(mission, steps, null, Workbench.LIMITS, null, Egress.PRIVATE);
    }

    private Playback playback(String mission) {
        return Playback.of(bench.journal, mission);
    }

    private int number(String mission, String step) {
        return playback(mission).moment(step).orElseThrow().number();
    }

    private static BranchRequest wanting(String mission, int steps, Brief brief) {
        return new BranchRequest(
                mission, steps, null, Workbench.LIMITS, null, Egress.PRIVATE, brief);
    }

    private static Brief brief(List<String> outline, String tone, Brief.Unsupported unsupported) {
        return new Brief("Mine", outline, tone, unsupported, List.of());
    }

    @Test
    void howItIsDoneCanBeChangedForWhatStillLiesAhead() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        Brief all = brief(List.of("One", "Two"), "dry", Brief.Unsupported.CUT);
        Brief late = brief(List.of(), "dry", Brief.Unsupported.CUT);
        String anew = bench.missions.branch(wanting(mission, 0, all));
        assertThat(bench.state(anew).mission().brief()).isEqualTo(all);
        int review = number(mission, "round1/review");
        String later = bench.missions.branch(wanting(mission, review, late));
        assertThat(bench.state(later).mission().brief()).isEqualTo(late);
        assertThat(bench.run(later).report().orElseThrow().making().brief()).isEqualTo(late);
        assertThat(bench.state(mission).mission().brief()).isEqualTo(Brief.NONE);
        Brief said = Brief.NONE.answered(List.of(new Brief.Answer("Which years?", "2015 on")));
        String told = bench.missions.branch(wanting(mission, review, said));
        assertThat(bench.state(told).mission().brief()).isEqualTo(said);
        // a name alone changes nothing that is done
        int last = playback(mission).moments().size();
        String done =
                bench.missions.branch(
                        wanting(mission, last, brief(List.of(), "", Brief.Unsupported.REPLACED)));
        assertThat(bench.state(done).mission().brief().preset()).isEqualTo("Mine");
    }

    @Test
    void whatComesTooLateIsRefusedInWords() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        int planned = number(mission, "plan");
        int last = playback(mission).moments().size();
        int written = last - 1;
        assertThat(playback(mission).moments().getLast().step()).isEqualTo("verify");
        Brief headed = brief(List.of("One"), "", Brief.Unsupported.REPLACED);
        Brief toned = brief(List.of(), "dry", Brief.Unsupported.REPLACED);
        Brief cut = brief(List.of(), "", Brief.Unsupported.CUT);
        assertThatThrownBy(() -> bench.missions.branch(wanting(mission, planned, headed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("headings came with the plan");
        assertThatThrownBy(() -> bench.missions.branch(wanting(mission, written, toned)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tone");
        Brief said = Brief.NONE.answered(List.of(new Brief.Answer("Which years?", "2015 on")));
        assertThatThrownBy(() -> bench.missions.branch(wanting(mission, written, said)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another answer");
        assertThatThrownBy(() -> bench.missions.branch(wanting(mission, last, cut)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has been checked");
        assertThat(bench.state(bench.missions.branch(wanting(mission, planned, toned))).phase())
                .isEqualTo(Phase.CREATED);
        assertThat(bench.state(bench.missions.branch(wanting(mission, written, cut))).phase())
                .isEqualTo(Phase.CREATED);
        assertThat(Ahead.of(playback(mission).moments(), 0)).isEqualTo(Ahead.ALL);
    }

    @Test
    void whatFinishedBeforeIsTakenOverAndTheRestIsDoneAnew() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        int steps = number(mission, "round1/review");
        bench.roles.calls.clear();
        String branch = bench.missions.branch(after(mission, steps));

        MissionState begun = bench.state(branch);
        assertThat(begun.phase()).isEqualTo(Phase.CREATED);
        assertThat(begun.origin())
                .hasValueSatisfying(o -> {
                    assertThat(o.missionId()).isEqualTo(mission);
                    assertThat(o.step()).isEqualTo("round1/review");
                    assertThat(o.number()).isEqualTo(steps);
                    assertThat(o.thinkers()).containsExactly(Mission.EVIDENCE);
                });
        assertThat(begun.notes()).hasSize(12);
        assertThat(begun.mission().title()).contains("evidence mode");

        bench.run(branch);
        assertThat(bench.roles.calls)
                .noneMatch(c -> c.equals("plan") || c.startsWith("search 1"))
                .contains("review 2", "verify");
        assertThat(bench.report(branch).sections()).isEqualTo(bench.report(mission).sections());
        assertThat(bench.report(branch).summary()).isEqualTo(bench.report(mission).summary());
        assertThat(playback(branch).damage()).isEmpty();
        assertThat(bench.finished(branch)).startsWith(first(mission, steps));
    }

    private String[] first(String mission, int steps) {
        return bench.finished(mission).subList(0, steps).toArray(String[]::new);
    }

    @Test
    void aBranchOfEveryStepComesToTheSameReport() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        int steps = playback(mission).moments().size();
        for (int after = 0; after <= steps; after++) {
            String branch = bench.missions.branch(after(mission, after));
            bench.run(branch);
            assertThat(bench.report(branch).sections())
                    .as("after step %d", after)
                    .isEqualTo(bench.report(mission).sections());
        }
        assertThat(bench.report(mission)).isNotNull();
    }

    @Test
    void theOtherMissionStaysAsItIs() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        List<MissionEvent> before = bench.events(mission);
        bench.run(bench.missions.branch(after(mission, 5)));
        assertThat(bench.events(mission)).isEqualTo(before);
    }

    @Test
    void stepsThatAreUnderWayRunAnewInTheBranch() throws InterruptedException {
        String mission = startedAndHeldAt("review 1");
        int steps = playback(mission).moments().size();
        String branch = bench.missions.branch(after(mission, steps));
        assertThat(bench.state(branch).step("round1/review")).isEmpty();
        bench.run(branch);
        assertThat(bench.report(branch).sections()).isNotEmpty();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.REFLECTION);
    }

    @Test
    void anApprovedAndEditedPlanIsTakenOverAndOneFromBeforeIsAskedForAgain()
            throws InterruptedException {
        String mission = bench.missions.create(Workbench.request(Workbench.LIMITS, true));
        bench.run(mission);
        Plan plan = bench.state(mission).plan().orElseThrow();
        bench.missions.approve(mission, without(plan, "s2"));
        bench.missions.await(mission);

        String after = bench.missions.branch(after(mission, number(mission, "round1/review")));
        assertThat(bench.run(after).phase()).isEqualTo(Phase.FINISHED);
        assertThat(bench.state(after).drafts()).doesNotContainKey("s2").containsKey("s1");

        String before = bench.missions.branch(after(mission, 1));
        assertThat(bench.run(before).phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        assertThat(bench.state(before).plan()).contains(plan);
    }

    private static Plan without(Plan plan, String id) {
        List<Section> sections = new ArrayList<>();
        for (Section section : plan.sections()) {
            sections.add(
                    new Section(
                            section.id(),
                            section.title(),
                            section.purpose(),
                            section.questions(),
                            section.children().stream().filter(c -> !c.id().equals(id)).toList()));
        }
        return new Plan(plan.version(), sections);
    }

    @Test
    void aBranchSurvivesARestartOfTheProgram() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        String branch = bench.missions.branch(after(mission, 4));
        bench.reopen();
        assertThat(bench.state(branch).origin()).map(Origin::number).contains(4);
        bench.run(branch);
        assertThat(bench.report(branch).sections()).anyMatch(s -> s.id().equals(Draft.CONCLUSION));
    }

    @Test
    void whatCannotBeTakenOverIsSaidInWords() throws InterruptedException {
        String mission = bench.create();
        bench.run(mission);
        int steps = playback(mission).moments().size();
        assertThatThrownBy(() -> bench.missions.branch(after(mission, steps + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and " + steps);
        assertThatThrownBy(() -> bench.missions.branch(after(mission, -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bench.missions.branch(after("m0", 0)))
                .hasMessageContaining("no mission m0");
        bench.database.execute("delete from mission_event where sequence = 9");
        assertThatThrownBy(() -> bench.missions.branch(after(mission, steps)))
                .hasMessageContaining("entry 9 is missing");
        assertThat(bench.state(bench.missions.branch(after(mission, 1))).plan()).isPresent();
    }
}
