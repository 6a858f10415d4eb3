package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import maestro.agents.controller.estimate.Estimate;
import maestro.agents.controller.estimate.Estimator;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.ModelCall;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.Usage;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.Outside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said before the start holds what scripted missions then take.
@Timeout(120)
class EstimatorTest {
    private static final String WINTER = "Why are honey bee colonies lost in winter?";
    private static final String POISON = "Which harm do pesticides do to bees?";
    private static final String KOREAN = "꿀벌은 왜 겨울에 죽는가?";
    private static final Price PRICE = new Price(1_000, 2_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Bees bees;

    @BeforeAll
    static void open() {
        bees = new Bees(home);
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    private static LocalMissions missions(ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, model);
    }

    private static MissionRequest request(
            @Nullable String model, Limits limits, String... questions) {
        return new MissionRequest(
                "Bees",
                List.of(questions),
                "bees",
                Language.ENGLISH,
                limits,
                false,
                model == null
                        ? null
                        : new ModelProfile(
                                ServerAddress.LOCAL_OLLAMA,
                                model,
                                Map.of(),
                                0,
                                ChatRequest.Thinking.OFF,
                                PRICE),
                Egress.PRIVATE);
    }

    private static Limits limits(int rounds, int calls) {
        return new Limits(rounds, Duration.ofMinutes(5), 2_000, 3, calls, 0, 0);
    }

    private static Estimate estimate(MissionRequest request) {
        return new Estimator(bees.journal, Prompts.builtIn())
                .of(request, new LibrarySource(bees.library, request.collection()), 0);
    }

    /// Finds gaps in every round, has six parts to each question, and complains of every section.
    private static ScriptedModel greedy() {
        AtomicInteger asked = new AtomicInteger();
        return new ScriptedModel((kind, request) ->
                switch (kind) {
                    case "outline" -> outline(request);
                    case "verdict" -> verdict(asked);
                    case "complaints" -> complaints(request);
                    default -> ScriptedModel.faithful(kind, request);
                });
    }

    private static String outline(ChatRequest request) {
        int questions = request.messages().get(1).text().contains("\n2. ") ? 2 : 1;
        List<String> sections = new ArrayList<>();
        String[] about = {"mites", "food", "poison", "cold", "gardens", "treatment"};
        for (int s = 0; s < questions; s++) {
            List<String> parts = new ArrayList<>();
            for (String word : about) {
                parts.add(
                        "{\"title\":\"On %s %d\",\"purpose\":\"p\",\"question\":\"What do %s change for colonies, case %d?\"}"
                                .formatted(word, s, word, s));
            }
            sections.add(
                    "{\"title\":\"Part %d\",\"purpose\":\"p\",\"parts\":[%s]}"
                            .formatted(s, String.join(",", parts)));
        }
        return "{\"sections\":[" + String.join(",", sections) + "]}";
    }

    private static String verdict(AtomicInteger asked) {
        String[] words = {"larvae", "queens", "drones", "honey", "viruses", "summers"};
        List<String> gaps = new ArrayList<>();
        int round = asked.incrementAndGet();
        for (String word : words) {
            gaps.add(
                    "{\"section\":\"s1\",\"question\":\"How do %s suffer from mites %s?\",\"reason\":\"missing\"}"
                            .formatted(word, "again and again ".repeat(round)));
        }
        return "{\"score\":0.1,\"gaps\":["
                + String.join(",", gaps)
                + "],\"redundant\":[],\"complaints\":[]}";
    }

    private static String complaints(ChatRequest request) {
        List<String> all = new ArrayList<>();
        for (String line : request.messages().get(1).text().lines().toList()) {
            if (line.matches("s\\d+(\\.\\d+)* .+")) {
                all.add(
                        "{\"section\":\"%s\",\"text\":\"Say more.\"}"
                                .formatted(line.substring(0, line.indexOf(' '))));
            }
        }
        return "{\"complaints\":[" + String.join(",", all) + "]}";
    }

    static Stream<Arguments> missions() {
        return Stream.of(
                Arguments.of("one question", ScriptedModel.faithful(), 2, 0, List.of(WINTER)),
                Arguments.of(
                        "two questions", ScriptedModel.faithful(), 3, 0, List.of(WINTER, POISON)),
                Arguments.of("one round", greedy(), 1, 0, List.of(WINTER)),
                Arguments.of("greedy", greedy(), 3, 0, List.of(WINTER, POISON)),
                Arguments.of("limited", greedy(), 3, 12, List.of(WINTER, POISON)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void missions(String name, ScriptedModel model, int rounds, int calls, List<String> questions)
            throws InterruptedException {
        MissionRequest request =
                request(name, limits(rounds, calls), questions.toArray(String[]::new));
        Estimate before = estimate(request);
        assertThat(before.seconds()).isEmpty();
        assertThat(before.documents()).isEqualTo(4);
        try (LocalMissions missions = missions(model)) {
            String id = missions.create(request);
            missions.start(id);
            missions.await(id);
            MissionState state = missions.state(id).orElseThrow();
            assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
            String told = before + " against " + state.spent();
            assertThat(before.calls().holds(state.spent().calls())).as(told).isTrue();
            assertThat(before.promptTokens().holds(state.spent().promptTokens())).as(told).isTrue();
            assertThat(before.completionTokens().holds(state.spent().completionTokens()))
                    .as(told)
                    .isTrue();
            assertThat(before.cost().holds(state.spent().cost())).as(told).isTrue();
            Estimate after = estimate(request);
            assertThat(after.measuredMissions()).isEqualTo(1);
            assertThat(after.completionTokens().holds(state.spent().completionTokens()))
                    .as(after + " against " + state.spent())
                    .isTrue();
        }
    }

    @Test
    void timeIsSaidWhereTheModelsSpeedIsKnown() {
        MissionRequest request = request("swift", limits(2, 0), WINTER);
        LibrarySource source = new LibrarySource(bees.library, "bees");
        Estimator estimator = new Estimator(bees.journal, Prompts.builtIn());
        assertThat(estimator.of(request, source, 0).seconds()).isEmpty();
        double slow = estimator.of(request, source, 10).seconds().orElseThrow().likely();
        assertThat(estimator.of(request, source, 20).seconds().orElseThrow().likely())
                .isCloseTo(slow / 2, org.assertj.core.data.Percentage.withPercentage(1));

        Mission mission = Requests.mission(request, "m0000swift", java.time.Instant.EPOCH);
        bees.journal.append(
                mission.id(),
                List.of(
                        new MissionEvent.Created(mission),
                        new MissionEvent.ModelReplied(
                                "plan",
                                AgentKind.PLANNING,
                                new ModelCall(
                                        "plan",
                                        "swift",
                                        "f",
                                        new ChatReply(
                                                "{}", "", new Usage(900, 300), ChatReply.End.STOP),
                                        0,
                                        2_000))));
        Estimate known = estimator.of(request, source, 10);
        assertThat(known.measuredMissions()).isEqualTo(1);
        assertThat(known.seconds().orElseThrow().likely())
                .isCloseTo(
                        known.completionTokens().likely() / 150,
                        org.assertj.core.data.Percentage.withPercentage(1));
        assertThat(estimate(request("other", limits(2, 0), WINTER)).measuredMissions()).isZero();
    }

    @Test
    void noLimitIsEstimatedToBeExceeded() {
        Estimate free = estimate(request("m", limits(3, 0), WINTER));
        Estimate one = estimate(request("m", limits(3, 1), WINTER));
        assertThat(one.calls().most()).isEqualTo(1);
        assertThat(one.tokens().likely()).isLessThan(free.tokens().likely() / 5);
        assertThat(one.tokens().most()).isLessThan(free.tokens().most() / 5);
        assertThat(one.cost().likely()).isLessThan(free.cost().likely() / 5);
        Limits tokens = new Limits(3, Duration.ofMinutes(5), 2_000, 3, 0, 10, 0);
        assertThat(estimate(request("m", tokens, WINTER)).tokens().most()).isEqualTo(10);
    }

    @Test
    void moreRoundsAndMoreQuestionsAreEstimatedToTakeMore() {
        Estimate one = estimate(request("m", limits(1, 0), WINTER));
        Estimate rounds = estimate(request("m", limits(3, 0), WINTER));
        Estimate questions = estimate(request("m", limits(1, 0), WINTER, POISON));
        assertThat(rounds.calls().most()).isGreaterThan(one.calls().most());
        assertThat(questions.calls().likely()).isGreaterThan(one.calls().likely());
        assertThat(one.cost().likely())
                .isCloseTo(
                        PRICE.of(
                                (long) one.promptTokens().likely(),
                                (long) one.completionTokens().likely()),
                        org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void questionsPutIntoEnglishForIndexesAreCounted() {
        Estimate web = estimate(abroad(Index.WEB, Language.KOREAN, KOREAN));
        Estimate index = estimate(abroad(Index.OPENALEX, Language.KOREAN, KOREAN));
        assertThat(index.calls().least()).isEqualTo(web.calls().least() + 1);
        assertThat(index.calls().likely())
                .as("the question, three of the plan, three of the second round")
                .isEqualTo(web.calls().likely() + 7);
        assertThat(index.calls().most()).isGreaterThanOrEqualTo(web.calls().most() + 8);
        assertThat(index.promptTokens().likely()).isGreaterThan(web.promptTokens().likely());
        assertThat(index.completionTokens().likely())
                .isGreaterThan(web.completionTokens().likely());
        assertThat(index.cost().likely()).isGreaterThan(web.cost().likely());

        assertThat(estimate(abroad(Index.OPENALEX, Language.ENGLISH, KOREAN)).calls().likely())
                .as("the planner asks in English")
                .isEqualTo(
                        estimate(abroad(Index.WEB, Language.ENGLISH, KOREAN)).calls().likely() + 1);
        assertThat(estimate(abroad(Index.OPENALEX, Language.ENGLISH, WINTER)).calls())
                .isEqualTo(estimate(abroad(Index.WEB, Language.ENGLISH, WINTER)).calls());
    }

    private static MissionRequest abroad(Index index, Language language, String question) {
        MissionRequest request = request("m", limits(2, 0), question);
        return new MissionRequest(
                request.title(),
                request.questions(),
                request.collection(),
                language,
                request.limits(),
                false,
                request.profile(),
                Egress.WEB,
                new Sources(
                        true,
                        List.of(index),
                        index == Index.WEB
                                ? WebSearch.at(URI.create("http://localhost:8888"))
                                : null),
                request.brief(),
                List.of());
    }

    @Test
    void withoutAModelThereIsOnlyTimeToTell() throws InterruptedException {
        MissionRequest request = request(null, limits(1, 0), WINTER);
        Estimate unknown = estimate(request);
        assertThat(unknown.calls().most()).isZero();
        assertThat(unknown.cost().most()).isZero();
        assertThat(unknown.seconds()).isPresent();
        try (LocalMissions missions = missions(ScriptedModel.faithful())) {
            String id = missions.create(request);
            missions.start(id);
            missions.await(id);
            double worked = missions.state(id).orElseThrow().worked().toMillis() / 1_000.0;
            Estimate known = estimate(request);
            assertThat(known.measuredMissions()).isPositive();
            assertThat(known.seconds().orElseThrow().holds(worked)).isTrue();
        }
    }
}
