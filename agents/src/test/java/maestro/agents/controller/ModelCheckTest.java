package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Price;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelServers;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.Tokens;
import maestro.agents.role.evidence.TextSource;
import maestro.agents.source.Outside;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is looked at before a mission begins, branches or goes on.
@Timeout(60)
class ModelCheckTest extends ModelMissionFixture {
    private static final ModelProfile PROFILE =
            new ModelProfile(
                    ServerAddress.LOCAL_OLLAMA,
                    "scripted",
                    Map.of(),
                    0,
                    ChatRequest.Thinking.OFF,
                    Price.NONE);

    private static MissionRequest asking(Language language) {
        return new MissionRequest(
                null,
                List.of(QUESTION),
                "bees",
                language,
                Limits.DEFAULT,
                false,
                PROFILE,
                Egress.PRIVATE);
    }

    private static ScriptedModel of(int context) {
        ScriptedModel model = ScriptedModel.faithful();
        model.context = context;
        return model;
    }

    private static LocalMissions missions(ModelServers servers) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, servers);
    }

    private static ModelServers failing(ModelException why) {
        return _ -> {
            throw why;
        };
    }

    private static ModelException of(ModelException.Kind kind) {
        return new ModelException(kind, Message.of("model.noServer", "x"), null);
    }

    private static boolean hopeless(ModelException.Kind kind) {
        return kind == ModelException.Kind.REFUSED || kind == ModelException.Kind.UNKNOWN_MODEL;
    }

    /// What a model of this context is asked, by its schema, "text" for writing.
    private static Set<String> asked(int context) throws InterruptedException {
        Set<String> kinds = new ConcurrentSkipListSet<>();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    JsonSchema schema = request.schema();
                    int needed =
                            request.replyTokens()
                                    + (schema == null ? 0 : Tokens.estimate(schema.json()));
                    for (ChatMessage message : request.messages()) {
                        needed += Tokens.estimate(message.text());
                    }
                    if (needed > context) {
                        throw of(ModelException.Kind.TOO_LONG);
                    }
                    kinds.add(kind);
                    return ScriptedModel.faithful(kind, request);
                });
        model.context = context;
        run(model, asking(Language.ENGLISH));
        return kinds;
    }

    private static void check(int context, Language language) throws InterruptedException {
        try (LocalMissions missions = missions(of(context))) {
            missions.check(asking(language));
        }
    }

    /// One that failed once it had researched.
    private static String halfway() throws InterruptedException {
        ScriptedModel breaking =
                new ScriptedModel((kind, request) -> {
                    if (kind.equals("text")) {
                        throw of(ModelException.Kind.SERVER_FAULT);
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        try (LocalMissions missions = missions(breaking)) {
            String id = missions.create(asking(Language.ENGLISH));
            missions.start(id);
            missions.await(id);
            assertThat(missions.state(id).orElseThrow().phase()).isEqualTo(Phase.FAILED);
            return id;
        }
    }

    private static BranchRequest branch(String mission) {
        return new BranchRequest(mission, 2, null, Limits.DEFAULT, PROFILE, Egress.PRIVATE);
    }

    @Test
    void aModelWhoseContextHoldsNoStepIsRefusedWithWhatToDo() throws InterruptedException {
        assertThat(asked(512)).doesNotContain("outline", "notes", "text");
        assertThatThrownBy(() -> check(512, Language.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scripted has 512 tokens of context")
                .hasMessageContaining("choose another model");
        assertThatThrownBy(() -> check(512, Language.KOREAN)).hasMessageContaining("다른 모델을 고르거나");
    }

    @Test
    void neitherDoesABranchBeginWithSuchAModelNorAMissionGoOn() throws InterruptedException {
        String id = halfway();
        try (LocalMissions missions = missions(of(512))) {
            assertThatThrownBy(() -> missions.check(branch(id)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("scripted has 512 tokens of context");
            assertThatThrownBy(() -> missions.check(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("scripted has 512 tokens of context");
            assertThatThrownBy(() -> missions.check("m0"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (LocalMissions missions = missions(of(16_000))) {
            missions.check(branch(id));
            missions.check(id);
            missions.start(id);
            missions.await(id);
            assertThat(missions.state(id).orElseThrow().phase()).isEqualTo(Phase.FINISHED);
        }
        try (LocalMissions missions = missions(of(512))) {
            missions.check(id); // nobody is asked any more
        }
    }

    @Test
    void whereThereIsNothingToLookInIsSaidBeforeTheStart() {
        try (LocalMissions missions =
                TestMissions.open(bees.journal, _ -> new TextSource(), Outside.NONE, of(16_000))) {
            assertThatThrownBy(() -> missions.check(asking(Language.ENGLISH)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no documents in “bees”: add documents first");
            assertThatThrownBy(() -> missions.check(asking(Language.KOREAN)))
                    .hasMessageContaining("“bees”에 문서가 없습니다");
        }
    }

    @ParameterizedTest
    @EnumSource(ModelException.Kind.class)
    void aServerThatTakesNoKeyIsToldOfBeforeThereIsAMissionAndOneThatIsAwayByTheMission(
            ModelException.Kind kind) throws InterruptedException {
        ModelException why = of(kind);
        String id = halfway();
        try (LocalMissions missions = missions(failing(why))) {
            if (hopeless(kind)) {
                assertThatThrownBy(() -> missions.check(asking(Language.ENGLISH))).isSameAs(why);
                assertThatThrownBy(() -> missions.check(branch(id))).isSameAs(why);
                assertThatThrownBy(() -> missions.check(id)).isSameAs(why);
            } else {
                missions.check(asking(Language.ENGLISH));
                missions.check(branch(id));
                missions.check(id);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_536, 2_048, 4_096})
    void oneThatHoldsSomeOrDoesNotSayIsTaken(int context) throws InterruptedException {
        check(context, Language.ENGLISH);
        assertThat(context == 0 || asked(context).contains("text")).isTrue();
    }
}
