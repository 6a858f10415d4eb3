package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import maestro.agents.controller.MissionRequest;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Price;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.mask.Masking;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.models.connection.ServerDraft;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Collection;
import org.junit.jupiter.api.Test;

class MissionFormViewModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final MemoryJournal journal = new MemoryJournal(() -> START);
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final FakeModelServers servers = new FakeModelServers();
    private final ModelsViewModel models = servers.viewModel(frames);
    private final List<String> connecting = new ArrayList<>();
    private final ThinkerViewModel thinker =
            new ThinkerViewModel(models, () -> connecting.add("asked"));
    private final SourcesViewModel sources = FakeSources.sources(frames);
    private final BriefViewModel brief = FakeSources.brief(sources, frames);
    private final MissionFormViewModel form =
            new MissionFormViewModel(
                    missions,
                    TitledLibrary.of(new Collection("RAG", 12)),
                    frames,
                    Texts.of(MissionFeature.class, Locale.ENGLISH),
                    thinker,
                    sources,
                    brief,
                    navigator::openMission);

    @Test
    void theFormMakesAndStartsAMission() {
        form.questionsProperty().set(" How? \n\n Why not?\n");
        form.refresh();
        form.placeProperty().set(form.places().get(1));
        form.roundsProperty().set(2);
        assertThat(form.submit()).isTrue();
        assertThat(missions.requests())
                .singleElement()
                .satisfies(r -> assertThat(r.questions()).containsExactly("How?", "Why not?"))
                .matches(r -> r.title() == null && "RAG".equals(r.collection()))
                .matches(r -> r.limits().rounds() == 2 && r.language() == Language.ENGLISH);
        assertThat(missions.calls()).containsExactly("create m1", "start m1");
        assertThat(navigator.went()).containsExactly("mission m1");
        assertThat(form.questionsProperty().get()).isEmpty();
    }

    @Test
    void theReportSpeaksTheQuestionsLanguageUntilAnotherIsChosen() {
        form.questionsProperty().set("어떻게 평가하는가?");
        assertThat(form.languageProperty().get()).isEqualTo(Language.KOREAN);
        form.languageProperty().set(Language.ENGLISH);
        form.questionsProperty().set("어떻게 평가하는가? 왜?");
        assertThat(form.languageProperty().get()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whatIsMissingIsSaidInWords() {
        assertThat(form.submit()).isFalse();
        assertThat(form.problemProperty().get()).isEqualTo("Write at least one question.");
        form.questionsProperty().set("Why?");
        assertThat(form.problemProperty().get()).isEmpty();
        missions.failNext(new IllegalArgumentException("There is no such collection."));
        form.submit();
        assertThat(form.problemProperty().get()).isEqualTo("There is no such collection.");
        assertThat(form.questionsProperty().get()).isEqualTo("Why?");
        assertThat(form.busyProperty().get()).isFalse();
    }

    @Test
    void aModelWithoutRoomIsSaidToHaveNoneAndNothingBegins() {
        form.questionsProperty().set("Why?");
        missions.unfit(new IllegalArgumentException("There is no room."));
        form.submit();
        assertThat(form.problemProperty().get()).isEqualTo("There is no room.");
        assertThat(form.busyProperty().get()).isFalse();
        assertThat(missions.requests()).isEmpty();
    }

    private Thinker.WithModel qwen() {
        servers.at("http://localhost:11434")
                .with(
                        FakeModelServers.model("qwen3:8b", 5.2),
                        FakeModelServers.model("gemma3:4b", 3.3),
                        new ModelInfo(
                                "nomic-embed-text",
                                1,
                                "",
                                "",
                                "",
                                0,
                                java.util.Set.of("embedding"),
                                null));
        models.lookHere();
        frames.settle();
        return new Thinker.WithModel(Connection.LOCAL_OLLAMA, "qwen3:8b");
    }

    @Test
    void whileNothingIsConnectedTheWorkIsDoneWithoutAModel() {
        assertThat(thinker.all()).containsExactly(Thinker.NOBODY, new Thinker.ToConnect());
        form.questionsProperty().set("Why?");
        assertThat(form.submit()).isTrue();
        assertThat(missions.requests().getFirst().profile()).isNull();
        assertThat(missions.requests().getFirst().engine()).isEqualTo("evidence");
        assertThat(missions.requests().getFirst().egress()).isEqualTo(Egress.PRIVATE);
    }

    @Test
    void theModelsOfAServerThatAnswersCanBeChosen() {
        Thinker.WithModel qwen = qwen();
        assertThat(thinker.all())
                .containsExactly(
                        Thinker.NOBODY,
                        qwen,
                        new Thinker.WithModel(Connection.LOCAL_OLLAMA, "gemma3:4b"),
                        new Thinker.ToConnect());
        assertThat(thinker.thinkerProperty().get()).isEqualTo(Thinker.NOBODY);
        thinker.thinkerProperty().set(qwen);
        thinker.roleProperty(AgentKind.WRITING).set("gemma3:4b");
        thinker.roleProperty(AgentKind.PLANNING).set("qwen3:8b");
        thinker.temperatureProperty().set(0.7);
        thinker.thinkingProperty().set(Thinking.LOW);
        thinker.callsProperty().set(50);
        thinker.kiloTokensProperty().set(200);
        thinker.costProperty().set(1.5);
        thinker.promptPriceProperty().set(2);
        thinker.completionPriceProperty().set(8);
        form.questionsProperty().set("Why?");
        form.submit();
        MissionRequest request = missions.requests().getFirst();
        assertThat(request.profile())
                .isEqualTo(
                        new ModelProfile(
                                ServerAddress.LOCAL_OLLAMA,
                                "qwen3:8b",
                                Map.of(AgentKind.WRITING, "gemma3:4b"),
                                0.7,
                                Thinking.LOW,
                                new Price(2, 8)));
        assertThat(request.egress()).isEqualTo(Egress.PRIVATE);
        assertThat(request.limits().calls()).isEqualTo(50);
        assertThat(request.limits().tokens()).isEqualTo(200_000);
        assertThat(request.limits().cost()).isEqualTo(1.5);
    }

    @Test
    void theLastChoiceIsTheNextOneEvenWhereItsServerIsSilent() {
        Thinker.WithModel qwen = qwen();
        thinker.thinkerProperty().set(qwen);
        servers.at("http://localhost:11434")
                .failing(ModelException.Kind.SERVER_FAULT, "It has a fault.");
        models.look("ollama");
        frames.settle();
        assertThat(thinker.thinkerProperty().get()).isEqualTo(qwen);
        assertThat(new ThinkerViewModel(models, () -> {}).thinkerProperty().get()).isEqualTo(qwen);
        thinker.thinkerProperty().set(Thinker.NOBODY);
        assertThat(new ThinkerViewModel(models, () -> {}).thinkerProperty().get())
                .isEqualTo(Thinker.NOBODY);
    }

    @Test
    void connectingAModelLeavesTheChoiceAsItWas() {
        Thinker.WithModel qwen = qwen();
        thinker.thinkerProperty().set(qwen);
        thinker.thinkerProperty().set(new Thinker.ToConnect());
        assertThat(connecting).containsExactly("asked");
        assertThat(thinker.thinkerProperty().get()).isEqualTo(qwen);
    }

    @Test
    void aModelOnAnotherMachineMayBeSentPassages() {
        models.connect(
                "",
                new ServerDraft(
                        Preset.VLLM, "http://gpu.lab:8000/v1", ServerDraft.KeyFrom.NONE, "", ""));
        servers.at("http://gpu.lab:8000/v1").with(FakeModelServers.model("qwen3", 0));
        models.lookWhereUnknown();
        frames.settle();
        Thinker.WithModel there =
                thinker.all().stream()
                        .filter(Thinker.WithModel.class::isInstance)
                        .map(Thinker.WithModel.class::cast)
                        .findFirst()
                        .orElseThrow();
        thinker.thinkerProperty().set(there);
        ThinkerWords words = new ThinkerWords(Texts.of(MissionFeature.class, Locale.ENGLISH));
        assertThat(words.name(there)).isEqualTo("qwen3  ·  vLLM at gpu.lab");
        assertThat(words.egress(there, false)).contains("are sent to gpu.lab");
        form.questionsProperty().set("Why?");
        assertThat(thinker.maskProperty().get()).isTrue();
        thinker.namesProperty().set("Lee, \"x\"");
        assertThat(form.submit()).isFalse();
        assertThat(form.problemProperty().get()).contains("quotation marks");
        thinker.namesProperty().set("Lee; 김철수,");
        form.submit();
        assertThat(missions.requests().getFirst().egress()).isEqualTo(Egress.REMOTE);
        Masking masking = new Masking(List.of("Lee", "김철수"));
        assertThat(Objects.requireNonNull(missions.requests().getFirst().profile()).masking())
                .isEqualTo(masking);
        assertThat(new ThinkerViewModel(models, () -> {}).namesProperty().get())
                .isEqualTo("Lee, 김철수");
        models.askDisconnect("vllm");
        models.confirm();
        frames.settle();
        assertThat(thinker.thinkerProperty().get()).isEqualTo(Thinker.NOBODY);
    }

    @Test
    void theFormMakesAMissionThatLooksWhereItSays() {
        form.questionsProperty().set("Why?");
        sources.webProperty().set(true);
        assertThat(form.submit()).isFalse();
        assertThat(form.problemProperty().get()).contains("SearXNG");
        sources.webProperty().set(false);
        sources.scholarlyProperty().set(true);
        assertThat(form.submit()).isTrue();
        frames.settle();
        Mission made = missions.state(missions.list().getFirst().id()).orElseThrow().mission();
        assertThat(made.egress()).isEqualTo(Egress.WEB);
        assertThat(made.sources().indexes())
                .containsExactly(Index.ARXIV, Index.OPENALEX, Index.CROSSREF);
    }

    @Test
    void theFormSaysWhatTheMissionWillTake() {
        List<String> changes = new ArrayList<>();
        form.onChange(() -> changes.add("changed"));
        form.estimate();
        frames.settle();
        assertThat(form.estimateProperty().get()).isEmpty();
        form.questionsProperty().set("Why?");
        assertThat(changes).isNotEmpty();
        form.estimate();
        frames.settle();
        assertThat(form.estimateProperty().get())
                .startsWith("Will take about ")
                .doesNotContain("calls");
        thinker.thinkerProperty().set(qwen());
        form.estimate();
        frames.settle();
        assertThat(form.estimateProperty().get())
                .contains(" calls (", " thousand tokens (", "once this model has been tried");
        thinker.promptPriceProperty().set(100);
        form.estimate();
        frames.settle();
        assertThat(form.estimateProperty().get()).contains("cost ");
    }

    @Test
    void whatIsRefusedIsNotEstimatedUntilTheFormIsAnother() {
        form.questionsProperty().set("Why?");
        form.estimate();
        frames.settle();
        missions.unfit(new IllegalArgumentException("There is no room."));
        form.submit();
        assertThat(form.problemProperty().get()).isEqualTo("There is no room.");
        assertThat(form.estimateProperty().get()).isEmpty();
        form.minutesProperty().set(7);
        assertThat(form.problemProperty().get()).isEmpty();
        assertThat(form.estimateProperty().get()).startsWith("Will take about ");
    }
}
