package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.mission.Sources;
import maestro.agents.mission.Spent;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.mask.Masking;
import maestro.agents.role.Unclear;
import maestro.agents.source.Outside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions back before a mission: a real library, a model that answers by script.
@Timeout(60)
class IntakeTest {
    private static final String QUESTION = "Why are honey bee colonies lost in winter?";
    private static final String GOOD =
            """
            {"questions":[{"question":"Which region do you mean?","why":"Losses differ by region.","suggestions":["Europe","North America","Europe"," "]},
            {"question":"Managed or wild bees?","why":"They die of different things.","suggestions":[]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Bees bees;

    private final List<ChatRequest> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicReference<Spent> spent = new AtomicReference<>(Spent.NOTHING);
    private int heard;

    private final Clarification.Listener listener =
            new Clarification.Listener() {
                @Override
                public void told(String words) {
                    told.add(words);
                }

                @Override
                public void spent(Spent soFar) {
                    spent.set(soFar);
                }

                @Override
                public void heard() {
                    heard++;
                }
            };

    @BeforeAll
    static void open() {
        bees = new Bees(home);
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    /// @param answers one after the other; the last for ever
    private ScriptedModel saying(String... answers) {
        return new ScriptedModel((kind, request) -> {
            assertThat(kind).isEqualTo("doubts");
            asked.add(request);
            return answers[Math.min(asked.size(), answers.length) - 1];
        });
    }

    private static LocalMissions missions(ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, model);
    }

    private static ModelProfile profile(ServerAddress server, Masking masking) {
        return new ModelProfile(
                server,
                "scripted",
                Map.of(),
                0,
                ChatRequest.Thinking.OFF,
                new Price(1_000, 2_000),
                masking);
    }

    private static MissionRequest request(
            String question, ModelProfile profile, Egress egress, Language language, Brief brief) {
        return new MissionRequest(
                null,
                List.of(question),
                "bees",
                language,
                Limits.DEFAULT,
                false,
                profile,
                egress,
                Sources.LIBRARY,
                brief,
                List.of());
    }

    private static MissionRequest here(Brief brief) {
        return request(
                QUESTION,
                profile(ServerAddress.LOCAL_OLLAMA, Masking.NONE),
                Egress.PRIVATE,
                Language.ENGLISH,
                brief);
    }

    private Clarification clarify(ScriptedModel model, MissionRequest request)
            throws InterruptedException {
        try (LocalMissions missions = missions(model)) {
            return missions.clarify(request, listener);
        }
    }

    private String prompt() {
        return asked.getFirst().messages().get(1).text();
    }

    @Test
    void theModelAsksBackFromTheQuestionsThePresetAndWhatTheLibraryHolds()
            throws InterruptedException {
        int before = bees.journal.missions().size();
        Clarification made =
                clarify(
                        saying(GOOD),
                        here(
                                new Brief(
                                        "Literature review",
                                        List.of("Main findings"),
                                        "dry",
                                        Brief.Unsupported.REPLACED,
                                        List.of())));
        assertThat(made.questions())
                .containsExactly(
                        new Unclear(
                                "Which region do you mean?",
                                "Losses differ by region.",
                                List.of("Europe", "North America")),
                        new Unclear(
                                "Managed or wild bees?",
                                "They die of different things.",
                                List.of()));
        assertThat(prompt())
                .contains(QUESTION)
                .contains("Kind of research: Literature review")
                .contains("Headings of the report: Main findings")
                .contains("Tone: dry")
                .contains("the collection “bees” (4 documents)")
                .contains("- mites", "- pesticides", "- forage");
        assertThat(prompt().indexOf("- mites")).isLessThan(prompt().indexOf("- forage"));
        assertThat(made.spent().calls()).isEqualTo(1);
        assertThat(made.spent().cost()).isPositive();
        assertThat(spent.get()).isEqualTo(made.spent());
        assertThat(heard).isEqualTo(3);
        assertThat(bees.journal.missions()).hasSize(before);
    }

    @Test
    void whatAskingTookIsKeptWithTheMissionAndCountedByItsLimits() throws InterruptedException {
        MissionRequest here = here(Brief.NONE);
        MissionRequest limited =
                new MissionRequest(
                        null,
                        here.questions(),
                        here.collection(),
                        here.language(),
                        new Limits(2, Limits.DEFAULT.time(), 200, 1, 2, 0, 0),
                        false,
                        here.profile(),
                        Egress.PRIVATE);
        try (LocalMissions missions = missions(saying("{\"questions\":[]}"))) {
            Spent asking = missions.clarify(limited, listener).spent();
            asking = asking.plus(missions.clarify(limited, listener).spent());
            String id = missions.create(limited, asking);
            assertThat(missions.state(id).orElseThrow().spent()).isEqualTo(asking);
            missions.start(id);
            missions.await(id);
            MissionState state = missions.state(id).orElseThrow();
            assertThat(state.phase()).isEqualTo(Phase.FINISHED);
            assertThat(asked).as("nothing is left for the mission itself").hasSize(2);
            assertThat(state.spent()).isEqualTo(asking).isEqualTo(state.askedBack());
            assertThat(state.limitMet("calls.all")).isTrue();

            BranchRequest way =
                    new BranchRequest(
                            id, 1, null, Limits.DEFAULT, limited.profile(), Egress.PRIVATE);
            MissionState branch = missions.state(missions.branch(way)).orElseThrow();
            assertThat(branch.spent()).isEqualTo(Spent.NOTHING);
            assertThat(branch.takenOver()).isEqualTo(asking);
        }
    }

    @Test
    void nothingNeedBeUnclear() throws InterruptedException {
        assertThat(clarify(saying("{\"questions\":[]}"), here(Brief.NONE)).questions()).isEmpty();
        assertThat(prompt()).contains("What the user has chosen besides:\nnothing\n");
    }

    @Test
    void inKoreanTheModelIsAskedInKorean() throws InterruptedException {
        clarify(
                saying(GOOD),
                request(
                        "꿀벌은 왜 겨울에 죽는가?",
                        profile(ServerAddress.LOCAL_OLLAMA, Masking.NONE),
                        Egress.PRIVATE,
                        Language.KOREAN,
                        Brief.NONE));
        assertThat(prompt()).contains("사용자의 질문:").contains("컬렉션 ‘bees’");
    }

    @Test
    void whatIsAnsweredAlreadyIsToldAndNotAskedAgain() throws InterruptedException {
        Brief answered =
                Brief.NONE.answered(
                        List.of(new Brief.Answer("Which region do you mean?", "Europe\n\nonly")));
        assertThat(clarify(saying(GOOD), here(answered)).questions())
                .extracting(Unclear::question)
                .containsExactly("Managed or wild bees?");
        assertThat(prompt()).contains("- Which region do you mean? Europe only\n");
    }

    @Test
    void whatIsTooMuchIsLeftOutAndCut() throws InterruptedException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            many.append(i == 0 ? "" : ",")
                    .append(
                            """
                            {"question":"%s","why":"%s","suggestions":["%s","a","b","c","d","e"]}
                            """
                                    .formatted(
                                            "Q" + i + " " + "x".repeat(500),
                                            "w".repeat(900),
                                            "s".repeat(900)));
        }
        List<Unclear> questions =
                clarify(saying("{\"questions\":[" + many + "]}"), here(Brief.NONE)).questions();
        assertThat(questions)
                .hasSize(4)
                .allSatisfy(q -> {
                    assertThat(q.question()).hasSizeLessThanOrEqualTo(Brief.LONGEST_QUESTION);
                    assertThat(q.why()).hasSizeLessThanOrEqualTo(301);
                    assertThat(q.suggestions()).hasSize(4);
                });
        // what was asked can be kept with its answer
        assertThat(new Brief.Answer(questions.getFirst().question(), "yes").text())
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure! Here are my questions.",
                "{\"questions\":[{\"question\":\"?\",\"why\":\"\",\"suggestions\":[]}]}",
                "{\"questions\":[{\"question\":\"Why are honey bee colonies lost in"
                        + " winter?\",\"why\":\"\",\"suggestions\":[]}]}",
                "{\"questions\":[{\"que"
            })
    void anAnswerWithoutUseIsAskedForAgain(String nonsense) throws InterruptedException {
        Clarification made = clarify(saying(nonsense, GOOD), here(Brief.NONE));
        assertThat(made.questions()).hasSize(2);
        assertThat(made.spent().calls()).isEqualTo(2);
        assertThat(asked.get(1).messages().getLast().text()).contains("can't be used");
        assertThat(told).anyMatch(t -> t.contains("asked for again"));
    }

    @Test
    void aModelThatOnlyTalksNonsenseIsGivenUpInWords() {
        assertThatThrownBy(() -> clarify(saying("I am a teapot"), here(Brief.NONE)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no answer that can be used");
        assertThat(asked).hasSize(3);
        assertThat(spent.get().calls()).isEqualTo(3);
    }

    @Test
    void aModelElsewhereIsAskedOnlyWhereThatIsAllowedAndToldNoPersonalData()
            throws InterruptedException {
        ServerAddress away =
                new ServerAddress(ServerKind.OPENAI, URI.create("https://api.example.org/v1"), "");
        String question = "Did Kim Minsu (minsu@example.org) treat his colonies?";
        ModelProfile profile = profile(away, new Masking(List.of("Kim Minsu")));
        assertThatThrownBy(() ->
                        clarify(
                                saying(GOOD),
                                request(
                                        question,
                                        profile,
                                        Egress.PRIVATE,
                                        Language.ENGLISH,
                                        Brief.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api.example.org");
        assertThat(asked).isEmpty();
        Clarification made =
                clarify(
                        saying(
                                "{\"questions\":[{\"question\":\"Which colonies of"
                                        + " [PERSON-1]?\",\"why\":\"w\",\"suggestions\":[]}]}"),
                        request(question, profile, Egress.REMOTE, Language.ENGLISH, Brief.NONE));
        assertThat(asked.getFirst().messages())
                .extracting(ChatMessage::text)
                .noneMatch(t -> t.contains("Minsu") || t.contains("minsu@"));
        assertThat(made.questions().getFirst().question())
                .isEqualTo("Which colonies of Kim Minsu?");
        assertThat(told).anyMatch(t -> t.startsWith("Personal data was masked"));
    }

    @Test
    void withoutAModelThereIsNobodyToAsk() {
        assertThatThrownBy(() -> clarify(saying(GOOD), MissionRequest.of(QUESTION)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language model");
    }

    @Test
    void askingEndsWithinASecondOfBeingCancelled() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        ScriptedModel model =
                saying(GOOD)
                        .before(_ -> {
                            stalled.countDown();
                            try {
                                new CountDownLatch(1).await(); // a server that says nothing
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Thread asking =
                Thread.startVirtualThread(() -> {
                    try {
                        clarify(model, here(Brief.NONE));
                    } catch (InterruptedException | RuntimeException e) {
                        thrown.set(e);
                    }
                });
        assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();
        asking.interrupt();
        assertThat(asking.join(java.time.Duration.ofSeconds(1))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
}
