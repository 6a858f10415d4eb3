package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Support;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.replay.Playback;
import maestro.agents.report.comparison.Comparison;
import maestro.agents.source.Outside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Branches to other models, and from a mission without one to one with.
@Timeout(120)
class ModelBranchTest {
    private static final Limits LIMITS = new Limits(2, Duration.ofMinutes(5), 400, 3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Bees bees;

    private final ScriptedModel model = ScriptedModel.faithful();

    @BeforeAll
    static void open() {
        bees = new Bees(home);
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    private LocalMissions missions() {
        return missions(model);
    }

    private static LocalMissions missions(ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, model);
    }

    private static ModelProfile profile(String model, Map<AgentKind, String> roles) {
        return new ModelProfile(
                ServerAddress.LOCAL_OLLAMA,
                model,
                roles,
                0,
                ChatRequest.Thinking.OFF,
                new Price(1_000, 2_000));
    }

    private static String create(LocalMissions missions, @Nullable ModelProfile profile) {
        return missions.create(
                new MissionRequest(
                        "Bees",
                        List.of("Why are honey bee colonies lost in winter?"),
                        "bees",
                        Language.ENGLISH,
                        LIMITS,
                        false,
                        profile,
                        Egress.PRIVATE));
    }

    private static MissionState run(LocalMissions missions, String id) throws InterruptedException {
        missions.start(id);
        missions.await(id);
        MissionState state = missions.state(id).orElseThrow();
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        return state;
    }

    private static String branch(
            LocalMissions missions, String from, String step, @Nullable ModelProfile profile) {
        int number = Playback.of(bees.journal, from).moment(step).orElseThrow().number();
        return missions.branch(
                new BranchRequest(from, number, null, LIMITS, profile, Egress.PRIVATE));
    }

    @Test
    void aToneIsFollowedByWhatIsStillToBeWritten() throws InterruptedException {
        List<String> written = new java.util.concurrent.CopyOnWriteArrayList<>();
        ScriptedModel listening =
                new ScriptedModel((kind, request) -> {
                    if (kind.equals("text")) {
                        written.add(request.messages().get(1).text());
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        try (LocalMissions missions = missions(listening)) {
            MissionState first = run(missions, create(missions, profile("small", Map.of())));
            assertThat(written).isNotEmpty().noneMatch(t -> t.contains("dry as dust"));
            written.clear();
            int number =
                    Playback.of(bees.journal, first.mission().id())
                            .moment("round1/review")
                            .orElseThrow()
                            .number();
            Brief brief =
                    new Brief("Mine", List.of(), "dry as dust", Brief.Unsupported.CUT, List.of());
            run(
                    missions,
                    missions.branch(
                            new BranchRequest(
                                    first.mission().id(),
                                    number,
                                    null,
                                    LIMITS,
                                    profile("small", Map.of()),
                                    Egress.PRIVATE,
                                    brief)));
            assertThat(written).isNotEmpty().allMatch(t -> t.contains("dry as dust"));
        }
    }

    @Test
    void onlyStepsAfterTheBranchAskTheOtherModel() throws InterruptedException {
        try (LocalMissions missions = missions()) {
            MissionState first = run(missions, create(missions, profile("small", Map.of())));
            int asked = model.replies.get();
            model.answered.clear();
            String id =
                    branch(
                            missions,
                            first.mission().id(),
                            "round1/review",
                            profile("large", Map.of(AgentKind.WRITING, "fine")));
            MissionState branch = run(missions, id);
            assertThat(model.answered).doesNotContain("outline", "queries", "notes", "verdict");
            assertThat(branch.spent().calls()).isEqualTo(model.replies.get() - asked).isPositive();
            assertThat(branch.takenOver().calls() + branch.spent().calls())
                    .isEqualTo(first.spent().calls());
            assertThat(branch.thinkers()).containsExactly("small", "large", "fine");
            assertThat(branch.report().orElseThrow().making().engine())
                    .isEqualTo("small, large, fine");
            Comparison comparison = Comparison.of(first, branch).orElseThrow();
            assertThat(comparison.sections()).allMatch(s -> s.same());
            assertThat(comparison.other().spent()).isEqualTo(branch.spent());
        }
    }

    @Test
    void aMissionWithoutAModelGoesOnWithOneAndTheOtherWayRound() throws InterruptedException {
        try (LocalMissions missions = missions()) {
            MissionState evidence = run(missions, create(missions, null));
            MissionState with =
                    run(
                            missions,
                            branch(
                                    missions,
                                    evidence.mission().id(),
                                    "round1/review",
                                    profile("small", Map.of())));
            assertThat(with.spent().calls()).isPositive();
            assertThat(with.takenOver().calls()).isZero();
            assertThat(with.report().orElseThrow().sentences())
                    .isNotEmpty()
                    .allSatisfy(
                            s -> assertThat(s.support()).isNotNull().matches(Support::supported));
            int asked = model.calls.get();
            MissionState without =
                    run(missions, branch(missions, with.mission().id(), "round1/review", null));
            assertThat(model.calls.get()).isEqualTo(asked);
            assertThat(without.spent().calls()).isZero();
            assertThat(without.report().orElseThrow().sentences()).isNotEmpty();
        }
    }

    @Test
    void anAgentThatHasNoStepLeftHearsNothing() throws InterruptedException {
        AtomicReference<String> id = new AtomicReference<>("");
        AtomicReference<LocalMissions> open = new AtomicReference<>();
        List<String> refused = new CopyOnWriteArrayList<>();
        ScriptedModel late =
                new ScriptedModel((kind, request) -> {
                    AgentKind agent =
                            kind.equals("verdict") ? AgentKind.PLANNING : AgentKind.RESEARCH;
                    if (kind.equals("verdict") || kind.equals("contrasts")) {
                        try {
                            open.get().steer(id.get(), agent, "More.");
                        } catch (IllegalArgumentException e) {
                            refused.add(e.getMessage());
                        }
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        try (LocalMissions missions = missions(late)) {
            open.set(missions);
            id.set(create(missions, profile("small", Map.of())));
            assertThat(run(missions, id.get()).messages()).isEmpty();
        }
        assertThat(refused)
                .hasSize(2)
                .anyMatch(words -> words.startsWith("The planning agent has done its work"))
                .anyMatch(words -> words.startsWith("Research is over"));
    }

    @Test
    void whatIsSaidToAnAgentIsReadByItsNextStepsAndByNobodyElse() throws InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        AtomicReference<Runnable> saying = new AtomicReference<>(() -> {});
        ScriptedModel listening =
                new ScriptedModel((kind, request) -> {
                    String all =
                            request.messages().stream()
                                    .map(ChatMessage::text)
                                    .collect(Collectors.joining("\n"));
                    if (all.contains("Spare the mites.")) {
                        asked.add(kind);
                    }
                    if (kind.equals("verdict")) {
                        saying.get().run();
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        try (LocalMissions missions = missions(listening)) {
            String id = create(missions, profile("small", Map.of()));
            saying.set(() -> missions.steer(id, AgentKind.WRITING, "Spare the mites."));
            MissionState state = run(missions, id);
            assertThat(state.messages())
                    .containsExactly(
                            new MissionEvent.Steered(AgentKind.WRITING, "Spare the mites."));
            assertThat(asked).isNotEmpty().containsOnly("text", "contrasts");
            assertThatThrownBy(() -> missions.steer(id, AgentKind.WRITING, "More."))
                    .hasMessageContaining("has ended");
        }
    }
}
