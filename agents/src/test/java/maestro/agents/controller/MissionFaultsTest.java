package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.source.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What fails is told, and nothing finished is lost.
@Timeout(60)
class MissionFaultsTest extends OnWorkbench {
    @Test
    void aPlanThatCannotBeFollowedIsRefusedInWords() throws InterruptedException {
        String mission = bench.missions.create(Workbench.request(Workbench.LIMITS, true));
        bench.run(mission);
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one section");
        Section bare = new Section("s1", "Title", "", List.of(), List.of());
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of(bare))))
                .hasMessageContaining("at least one question");
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of(bare, bare))))
                .hasMessageContaining("used twice");
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        bench.missions.approve(mission, bench.state(mission).plan().orElseThrow());
        bench.missions.await(mission);
        assertThat(bench.state(mission).editedPlan()).isEmpty();
        bench.report(mission);
    }

    @Test
    void aFailureIsToldInWordsAndTheStepTriedAgain() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("read 1 s2.q2") && broken.get()) {
                        throw new IllegalStateException("the lamp went out");
                    }
                };
        String mission = bench.create();
        MissionState failed = bench.run(mission);
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.reason())
                .contains("the lamp went out")
                .contains("start the mission again");
        assertThat(failed.step("round1/s2.q2/read").orElseThrow().failure())
                .contains("the lamp went out");
        List<String> before = bench.finished(mission);
        broken.set(false);
        bench.roles.calls.clear();
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.roles.calls).doesNotContain("plan").contains("read 1 s2.q2");
        assertThat(bench.finished(mission))
                .startsWith(before.toArray(String[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMissionWhoseProgramWasClosedRestsSaysSoAndGoesOn() throws InterruptedException {
        String mission = startedAndHeldAt("write s2");
        bench.reopen();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.state(mission).reason()).contains("The program was closed while");
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aMissionWhoseProgramWasKilledIsFoundPausedAndGoesOn() throws InterruptedException {
        String mission = startedAndHeldAt("write s2");
        bench.reopenAfterKill();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.state(mission).reason()).contains("The program ended while");
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aJournalThatCannotBeWrittenHaltsTheMissionAndLosesNothing() throws InterruptedException {
        bench.roles.interlude =
                work -> {
                    if (work.equals("review 1")) {
                        bench.database.execute("alter table mission_digest rename to gone");
                    }
                };
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.phase()).isEqualTo(Phase.PAUSED);
        assertThat(state.reason()).contains("journal could not be written");
        assertThat(bench.missions.list().getFirst().phase()).isEqualTo(Phase.PAUSED);
        bench.database.execute("alter table gone rename to mission_digest");
        bench.roles.interlude = _ -> {};
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aRequestThatCannotBeMetIsRefusedInItsLanguage() {
        assertThatThrownBy(() ->
                        bench.missions.create(
                                new MissionRequest(
                                        null,
                                        List.of("  "),
                                        null,
                                        Language.KOREAN,
                                        Limits.DEFAULT,
                                        false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("질문을 하나 이상 입력하세요.");
        assertThatThrownBy(() -> bench.missions.create(withModel("http://localhost:11434")))
                .hasMessageContaining("model");
        assertThatThrownBy(() -> modelled().create(withModel("https://api.example.com/v1")))
                .hasMessageContaining("api.example.com");
        assertThatThrownBy(() -> bench.missions.start("m0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m0");
        assertThat(bench.missions.list()).isEmpty();
    }

    private Missions modelled() {
        return LocalMissions.open(
                bench.journal,
                _ -> bench.source,
                Outside.NONE,
                Map.of(Mission.MODEL, bench.roles.roles()),
                _ -> {
                    throw new AssertionError("Nothing is opened before work begins");
                },
                bench.roles,
                1);
    }

    private static MissionRequest withModel(String url) {
        ServerAddress server = new ServerAddress(ServerKind.OPENAI, URI.create(url), "");
        return new MissionRequest(
                null,
                List.of("Why?"),
                null,
                Language.ENGLISH,
                Limits.DEFAULT,
                false,
                ModelProfile.of(server, "small"),
                Egress.PRIVATE);
    }
}
