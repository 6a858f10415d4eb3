package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Report;
import maestro.agents.mission.Support;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.source.Outside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A real library, and missions over it whose model answers by script.
abstract class ModelMissionFixture {
    static final String QUESTION = "Why are honey bee colonies lost in winter?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Bees bees;

    @BeforeAll
    static void open() {
        bees = new Bees(home);
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    static LocalMissions missions(ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, model);
    }

    static MissionRequest request(int calls, long tokens, double cost) {
        return request(calls, tokens, cost, ChatRequest.Thinking.OFF);
    }

    static MissionRequest request(
            int calls, long tokens, double cost, ChatRequest.Thinking thinking) {
        return request(QUESTION, calls, tokens, cost, thinking);
    }

    static MissionRequest request(
            String question, int calls, long tokens, double cost, ChatRequest.Thinking thinking) {
        ModelProfile profile =
                new ModelProfile(
                        ServerAddress.LOCAL_OLLAMA,
                        "scripted",
                        Map.of(),
                        0,
                        thinking,
                        new Price(1_000, 2_000));
        return new MissionRequest(
                "Bees",
                List.of(question),
                "bees",
                Language.ENGLISH,
                new Limits(2, Duration.ofMinutes(5), 400, 3, calls, tokens, cost),
                false,
                profile,
                Egress.PRIVATE);
    }

    static MissionState run(ScriptedModel model, MissionRequest request)
            throws InterruptedException {
        try (LocalMissions missions = missions(model)) {
            String id = missions.create(request);
            missions.start(id);
            missions.await(id);
            return missions.state(id).orElseThrow();
        }
    }

    static Report report(MissionState state) {
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        return state.report().orElseThrow();
    }

    static List<MissionEvent> events(String mission) {
        List<MissionEvent> events = new ArrayList<>();
        List<JournalEntry> page = bees.journal.read(mission, 0, 500);
        while (!page.isEmpty()) {
            page.forEach(e -> events.add(e.event()));
            page = bees.journal.read(mission, page.getLast().sequence(), 500);
        }
        return events;
    }

    static void everySentenceIsFounded(Report report) {
        assertThat(report.sentences()).isNotEmpty();
        report.sentences()
                .forEach(sentence -> {
                    assertThat(sentence.citations()).isNotEmpty();
                    assertThat(sentence.support())
                            .as(sentence.text())
                            .isNotNull()
                            .matches(Support::supported);
                    sentence.citations()
                            .forEach(c ->
                                    assertThat(
                                                    bees.library
                                                            .text(c.quote().documentId())
                                                            .orElseThrow())
                                            .contains(c.quote().text()));
                });
    }

    static String reasoning(String mission) {
        return events(mission).stream()
                .filter(MissionEvent.Reasoned.class::isInstance)
                .map(e -> ((MissionEvent.Reasoned) e).text())
                .collect(Collectors.joining("\n"));
    }
}
