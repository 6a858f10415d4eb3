package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.controller.step.PlanGrowth;
import maestro.agents.controller.step.Steering;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the user says to agents of a mission without a model.
@Timeout(60)
class SteeringTest extends OnWorkbench {
    private static final String SAID = "What of oxalic acid in section 2?";

    /// Says it when this work first begins.
    private void sayAt(String work, String mission) {
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                at -> {
                    if (at.equals(work) && first.getAndSet(false)) {
                        bench.missions.steer(mission, AgentKind.RESEARCH, SAID);
                    }
                };
    }

    private static Question said(MissionState state) {
        return state.plan().orElseThrow().stream()
                .flatMap(s -> s.questions().stream())
                .filter(q -> q.text().equals(SAID))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void becomesAQuestionOfTheNextRound() throws InterruptedException {
        String mission = bench.create();
        sayAt("search 1 s1.q1", mission);
        MissionState state = bench.run(mission);
        Question question = said(state);
        assertThat(question.origin()).isEqualTo(Question.Origin.USER);
        assertThat(question.id()).matches("s\\d\\.q\\d");
        assertThat(state.notes()).anyMatch(n -> n.questionId().equals(question.id()));
        assertThat(bench.finished(mission)).contains("round2/" + question.id() + "/read");
        bench.report(mission);
    }

    @Test
    void theQuestionBelongsToTheSectionThatSharesMostWords() {
        String mission = bench.create();
        bench.missions.steer(mission, AgentKind.RESEARCH, "Which mites resist oxalic acid?");
        Plan plan =
                new Plan(
                        1,
                        List.of(
                                section("s1", "Food", "What do bees eat?"),
                                section("s2", "Mites", "How is acid used against mites?")));
        Steering steering = new Steering(bench.state(mission), new Words(Language.ENGLISH));
        assertThat(steering.questions(plan))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.sectionId()).isEqualTo("s2");
                    assertThat(gap.reason()).contains("oxalic");
                });
        assertThat(steering.endResearch(plan)).isFalse();
        Plan grown = PlanGrowth.of(plan, steering.questions(plan)).plan();
        assertThat(steering.questions(grown)).isEmpty();
        assertThat(steering.endResearch(grown)).isTrue();
    }

    private static Section section(String id, String title, String question) {
        return new Section(
                id,
                title,
                "",
                List.of(new Question(id + ".q1", question, Question.Origin.PLANNER)),
                List.of());
    }

    @Test
    void askedInTheLastRoundThereIsOneMoreForIt() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(1, Duration.ofMinutes(10), 500, 4), false));
        sayAt("review 1", mission);
        MissionState state = bench.run(mission);
        assertThat(state.round()).isEqualTo(2);
        assertThat(bench.roles.calls.stream().filter(c -> c.startsWith("search 2")))
                .containsExactly("search 2 " + said(state).id());
        bench.report(mission);
    }

    @Test
    void aMissionThatIsContentGoesOnForIt() throws InterruptedException {
        bench.roles.roundsNeeded = 1;
        String mission = bench.create();
        sayAt("review 1", mission);
        MissionState state = bench.run(mission);
        assertThat(state.round()).isEqualTo(2);
        assertThat(state.notes()).anyMatch(n -> n.questionId().equals(said(state).id()));
    }

    @Test
    void saidWhileItRestsItIsHeardWhenItGoesOn() throws InterruptedException {
        String mission = startedAndHeldAt("review 1");
        bench.missions.pause(mission);
        bench.missions.await(mission);
        bench.missions.steer(mission, AgentKind.CONTROLLER, "  " + SAID + "\n");
        bench.reopen();
        MissionState state = bench.run(mission);
        assertThat(said(state).origin()).isEqualTo(Question.Origin.USER);
        assertThat(bench.events(mission))
                .contains(new MissionEvent.Steered(AgentKind.CONTROLLER, SAID));
    }

    @Test
    void whatWasSaidBeforeAKillIsAskedOnceAndTheReportIsTheSame() throws InterruptedException {
        String undisturbed = bench.create();
        sayAt("search 1 s1.q1", undisturbed);
        bench.run(undisturbed);
        Report whole = bench.report(undisturbed);

        String killed = bench.create();
        sayAt("search 1 s1.q1", killed);
        bench.missions.start(killed);
        bench.awaitEvent(
                killed,
                e ->
                        e instanceof MissionEvent.StepStarted started
                                && started.step().startsWith("round2/s"));
        bench.reopenAfterKill();
        bench.roles.interlude = _ -> {};
        bench.run(killed);
        assertThat(bench.report(killed).sections()).isEqualTo(whole.sections());
        assertThat(bench.finished(killed)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = AgentKind.class,
            names = {"PLANNING", "REFLECTION", "WRITING"})
    void agentsWithoutAModelSayThatTheyCannotFollow(AgentKind agent) {
        String mission = bench.create();
        assertThatThrownBy(() -> bench.missions.steer(mission, agent, SAID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a language model");
        assertThat(bench.state(mission).messages()).isEmpty();
    }

    @Test
    void tooLateItIsNotTakenAndTheReasonIsSaid() throws InterruptedException {
        String writing = startedAndHeldAt("write s1");
        assertThatThrownBy(() -> bench.missions.steer(writing, AgentKind.RESEARCH, SAID))
                .hasMessageContaining("Research is over");
        bench.missions.pause(writing);
        bench.missions.await(writing);
        assertThatThrownBy(() -> bench.missions.steer(writing, AgentKind.RESEARCH, SAID))
                .hasMessageContaining("Research is over");
        assertThat(bench.run(writing).phase()).isEqualTo(Phase.FINISHED);
        assertThatThrownBy(() -> bench.missions.steer(writing, AgentKind.RESEARCH, SAID))
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> bench.missions.steer(writing, AgentKind.RESEARCH, " "))
                .hasMessageContaining("Write what");
        assertThatThrownBy(() -> bench.missions.steer("m0", AgentKind.RESEARCH, SAID))
                .hasMessageContaining("no mission m0");
    }
}
