package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Sources;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A question in Korean, and indexes that hold works in English.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class KoreanQuestionTest {
    private static final String QUESTION = "꿀벌 군집은 왜 겨울에 사라지는가?";
    private static final String STEP = "plan/q1/seek/in-English";

    @TempDir Path home;
    private final FakeOutside outside = new FakeOutside();

    private LocalMissions missions(Bees bees, ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, outside, model);
    }

    private static MissionRequest request(boolean model) {
        return new MissionRequest(
                "Bees",
                List.of(QUESTION),
                "bees",
                Language.KOREAN,
                new Limits(1, Duration.ofMinutes(5), 400, 3),
                false,
                model ? profile() : null,
                Egress.WEB,
                new Sources(true, List.of(Index.ARXIV, Index.CROSSREF), null),
                Brief.NONE,
                List.of());
    }

    private static @Nullable ModelProfile profile() {
        return new ModelProfile(
                ServerAddress.LOCAL_OLLAMA,
                "scripted",
                Map.of(),
                0,
                ChatRequest.Thinking.OFF,
                new Price(0, 0));
    }

    @Test
    void withAModelIndexesAreAskedInEnglishAndAKillDoesNotAskForItAgain()
            throws InterruptedException {
        CountDownLatch planning = new CountDownLatch(1);
        ScriptedModel model =
                ScriptedModel.faithful()
                        .before(call -> {
                            if (call == 2) {
                                planning.countDown();
                                throw new IllegalStateException("The line is cut");
                            }
                        });
        try (Bees bees = new Bees(home)) {
            String id;
            try (LocalMissions missions = missions(bees, model)) {
                id = missions.create(request(true));
                missions.start(id);
                missions.await(id);
                planning.await();
            }
            try (LocalMissions missions = missions(bees, model)) {
                missions.start(id);
                missions.await(id);
                MissionState state = missions.state(id).orElseThrow();
                assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
                assertThat(state.step(STEP).orElseThrow().outcome())
                        .isEqualTo(new Outcome.Worded(QUESTION, "mites and colony losses"));
                assertThat(outside.asked)
                        .contains("arxiv: mites colony losses", "crossref: mites colony losses")
                        .doesNotHaveDuplicates();
                assertThat(state.step("plan/q1/seek/arxiv").orElseThrow().reasoning())
                        .noneMatch(line -> line.contains("한국어로 물었습니다"));
            }
        }
    }

    @Test
    void aModelPlansByWhatTheFirstSearchFindsInTheDocumentsLanguage() throws InterruptedException {
        List<String> outlines = new CopyOnWriteArrayList<>();
        ScriptedModel model =
                new ScriptedModel((kind, asked) -> {
                    if (kind.equals("outline")) {
                        outlines.add(asked.messages().get(1).text());
                    }
                    return ScriptedModel.faithful(kind, asked);
                });
        try (Bees bees = new Bees(home);
                LocalMissions missions = missions(bees, model)) {
            String id = missions.create(request(true));
            missions.start(id);
            missions.await(id);
            assertThat(missions.state(id).orElseThrow().phase()).isEqualTo(Phase.FINISHED);
            assertThat(outlines.getFirst()).containsSubsequence("발췌문", "Varroa", "이 개요를 다듬으세요");
        }
    }

    @Test
    void withoutOneItIsSaidThatLittleWillBeFound() throws InterruptedException {
        try (Bees bees = new Bees(home);
                LocalMissions missions = missions(bees, ScriptedModel.faithful())) {
            String id = missions.create(request(false));
            missions.start(id);
            missions.await(id);
            MissionState state = missions.state(id).orElseThrow();
            assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
            assertThat(state.step(STEP)).isEmpty();
            assertThat(state.step("plan/q1/seek/arxiv").orElseThrow().reasoning())
                    .anyMatch(line -> line.contains("arXiv에 한국어로 물었습니다"));
        }
    }
}
