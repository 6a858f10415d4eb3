package maestro.app.ui.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.MissionSummary;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Origin;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.model.ChatReply;
import maestro.agents.model.Usage;
import maestro.agents.role.Unclear;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.branch.BranchViewModel;
import maestro.app.ui.mission.form.FakeSources;
import maestro.app.ui.mission.form.SourcesViewModel;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.models.Thinker;
import maestro.rag.library.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MissionScreenTest {
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final FakeModelServers servers = new FakeModelServers();
    private boolean connecting;
    private final List<String> compared = new ArrayList<>();
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    @Start
    void show(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        ToolkitBackground background = new ToolkitBackground();
        ModelsViewModel models = servers.viewModel(background);
        SourcesViewModel sources = FakeSources.sources(background);
        MissionFeature feature =
                new MissionFeature(
                        missions,
                        new MissionFollower(journal, navigator, background),
                        TitledLibrary.of(new Collection("RAG", 12)),
                        navigator,
                        background,
                        new ThinkerViewModel(models, () -> connecting = true),
                        sources,
                        FakeSources.brief(sources, background),
                        (one, other) -> compared.add(one + " " + other.orElse("-")));
        Screens.show(stage, (Parent) feature.pane().content().get(), 420, 640);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    @Test
    void aMissionIsStartedByKeyboardAlone(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        TextArea questions = robot.lookup("#form-questions").query();
        assertThat(questions.getScene().getFocusOwner()).isSameAs(questions);
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#form-problem")).isEqualTo("Write at least one question.");
        robot.write("how so?");
        robot.type(KeyCode.TAB);
        robot.write("so");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m1");
        assertThat(missions.requests())
                .singleElement()
                .matches(r -> r.questions().equals(List.of("how so?")) && "so".equals(r.title()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#mission-head").query().isVisible()).isTrue();
        assertThat(robot.lookup("#mission-list").query().isFocused()).isTrue();
    }

    @Test
    void aPresetIsChosenAtTheTopAndItsHeadingsCanBeChanged(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("how so?");
        ComboBox<?> presets = robot.lookup("#form-preset").query();
        robot.interact(presets::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> presets.getSelectionModel().select(1));
        TextArea outline = robot.lookup("#form-outline").query();
        assertThat(outline.getText()).startsWith("Background and definitions");
        assertThat(robot.lookup("#form-preset-proposed").query().isVisible()).isTrue();
        robot.interact(() -> outline.setText("Only this"));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m1");
        assertThat(missions.requests())
                .singleElement()
                .matches(r -> r.brief().outline().equals(List.of("Only this")))
                .matches(r -> r.brief().preset().equals("Literature review"))
                .matches(r -> r.sources().indexes().isEmpty());
    }

    @Test
    void stoppingIsAskedInPlace(FxRobot robot) {
        String id = missions.create(MissionRequest.of("검색은 왜 실패하는가?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(missions.list().getFirst().title()).isEqualTo("검색은 왜 실패하는가?");
        assertThat(text(robot, ".head-title")).isEqualTo("검색은 왜 실패하는가?");
        robot.clickOn("#mission-stop");
        Node no = robot.lookup("#ask-no").query();
        assertThat(no.getScene().getFocusOwner()).isSameAs(no);
        robot.type(KeyCode.ESCAPE);
        assertThat(missions.calls()).doesNotContain("stop " + id);
        robot.clickOn("#mission-stop").clickOn("#ask-yes");
        awaitCall("stop " + id);
    }

    @Test
    void theKeyboardGoesFromPauseToResumeAndNotToStop(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#mission-pause");
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.PAUSED, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#mission-resume").query().isFocused()).isTrue();
    }

    @Test
    void stopStaysWhereItIsWhenResearchBegins(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.PLANNING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        Node stop = robot.lookup("#mission-stop").query();
        double before = stop.localToScene(0, 0).getX();
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> stop.getScene().getRoot().layout());
        assertThat(robot.lookup("#mission-finish").query().isVisible()).isTrue();
        assertThat(stop.localToScene(0, 0).getX()).isEqualTo(before);
    }

    @Test
    void theOpenMissionIsTheSelectedOne(FxRobot robot) {
        String first = missions.create(MissionRequest.of("First?"));
        String second = missions.create(MissionRequest.of("Second?"));
        journal.append(first, List.of(new MissionEvent.PhaseChanged(Phase.PLANNING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        ListView<MissionSummary> list = robot.lookup("#mission-list").query();
        for (String id : List.of(first, second, first)) {
            robot.interact(() -> navigator.openMission(id));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(list.getSelectionModel().getSelectedItem().id()).isEqualTo(id);
        }
        journal.append(first, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(list.getSelectionModel().getSelectedItem().id()).isEqualTo(first);
    }

    @Test
    void aMissionThatWaitsForApprovalSaysSoOnce(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id,
                List.of(
                        new MissionEvent.PhaseChanged(
                                Phase.AWAITING_APPROVAL, "The plan waits for your approval.")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".head-reason").query().isVisible()).isFalse();
        robot.clickOn("#mission-review");
        assertThat(navigator.led()).containsExactly("pane plan");
    }

    @Test
    void aFailedMissionSaysWhyAndWhatWasKept(FxRobot robot) {
        String id =
                missions.create(
                        new MissionRequest(
                                null,
                                List.of("Why?"),
                                null,
                                Language.ENGLISH,
                                maestro.agents.mission.Limits.DEFAULT,
                                false));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id, List.of(new MissionEvent.PhaseChanged(Phase.FAILED, "The disk is full.")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, ".head-reason"))
                .startsWith("The disk is full.")
                .contains("Resume goes on from there");
        robot.clickOn("#mission-resume");
        awaitCall("start " + id);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theFormSaysWhoThinksAndWhatLeavesTheMachine(FxRobot robot) {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        robot.clickOn("#new-mission");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#form-egress")).endsWith("Nothing leaves this machine.");
        assertThat(robot.lookup("#form-model-more").query().isVisible()).isFalse();
        ComboBox<Thinker> who = robot.lookup("#form-thinker").queryAs(ComboBox.class);
        awaitThat(() -> who.getItems().size() == 3);
        robot.interact(() -> who.setValue(new Thinker.ToConnect()));
        assertThat(connecting).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(who.getValue()).isEqualTo(Thinker.NOBODY);
        robot.interact(() -> who.getSelectionModel().select(1));
        assertThat(text(robot, "#form-egress")).isEqualTo("Nothing leaves this machine.");
        assertThat(robot.lookup("#form-model-more").query().isVisible()).isTrue();
        robot.clickOn("#form-questions").write("how so?");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m1");
        assertThat(missions.requests().getFirst().engine()).isEqualTo("model");
        awaitThat(() ->
                robot.lookup(".mission-cell .label").queryAllAs(Labeled.class).stream()
                        .anyMatch(l -> l.getText().endsWith(" · qwen3:8b")));
        robot.interact(() -> navigator.openMission("m1"));
        journal.append(
                "m1",
                List.of(
                        new MissionEvent.ModelReplied(
                                "plan",
                                AgentKind.PLANNING,
                                new ModelCall(
                                        "plan",
                                        "qwen3:8b",
                                        "",
                                        new ChatReply(
                                                "", "", new Usage(1_200, 300), ChatReply.End.STOP),
                                        0.03,
                                        2_000))));
        awaitThat(() -> text(robot, ".head-facts").contains("1,500 tokens"));
        assertThat(text(robot, ".head-facts"))
                .contains("qwen3:8b  ·  1 call, 1,500 tokens, cost 0.03");
    }

    private void step(String id, String key, Outcome outcome) {
        journal.append(
                id,
                List.of(
                        new MissionEvent.StepStarted(key, AgentKind.RESEARCH, "Do " + key, ""),
                        new MissionEvent.StepFinished(key, AgentKind.RESEARCH, outcome, 1)));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aBranchBeginsWhereTheReplayStands(FxRobot robot) {
        Brief brief =
                new Brief(
                        "Review",
                        List.of("One", "Two"),
                        "dry",
                        Brief.Unsupported.MARKED,
                        List.of(new Brief.Answer("Which years?", "2015 on")));
        String id = missions.create(MissionRequest.of("Why?").with(brief));
        robot.interact(() -> navigator.openMission(id));
        awaitThat(() -> robot.lookup("#mission-brief").query().isVisible());
        assertThat(text(robot, "#mission-brief"))
                .isEqualTo(
                        "Review  ·  2 headings of yours  ·  unsupported sentences marked  ·  1"
                                + " answer given beforehand");
        step(id, "a", new Outcome.NotesTaken(List.of()));
        step(id, "unseen", new Outcome.Criticised(List.of()));
        step(id, "b", new Outcome.Drafted(new Draft("s1", 1, List.of())));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.WRITING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        awaitThat(() -> robot.lookup("#mission-replay").query().isVisible());
        robot.clickOn("#mission-replay");
        awaitThat(() -> robot.lookup("#replay").query().isVisible());
        Slider slider = robot.lookup("#replay-slider").query();
        assertThat(text(robot, "#replay-where")).isEqualTo("After step 3 of 3: Do b");
        robot.interact(() -> slider.setValue(0));
        assertThat(text(robot, "#replay-where")).isEqualTo("After step 1 of 3: Do a");
        robot.clickOn("#replay-branch");
        ComboBox<BranchViewModel.Choice> steps =
                robot.lookup("#branch-step").queryAs(ComboBox.class);
        awaitThat(() -> steps.getItems().size() == 4);
        assertThat(steps.getValue()).isEqualTo(new BranchViewModel.Choice(1, "Do a"));
        robot.clickOn("#branch-title").write("again");
        missions.unfit(new IllegalArgumentException("There is no room."));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitThat(() -> text(robot, "#branch-problem").equals("There is no room."));
        assertThat(robot.lookup("#branch-form .scroll-pane #branch-problem").tryQuery()).isEmpty();
        missions.fit();
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("branch " + id + " 1 m2");
        awaitCall("start m2");
        assertThat(missions.requests().getLast().title()).isEqualTo("again");
        assertThat(missions.requests().getLast().brief()).isEqualTo(brief);
        assertThat(missions.requests().getLast().limits()).isEqualTo(Limits.DEFAULT);
        awaitThat(() -> robot.lookup("#branch-form").tryQuery().isEmpty());
    }

    @Test
    @SuppressWarnings("unchecked")
    void onABranchWhatWasAnsweredCanBeAnsweredOtherwise(FxRobot robot) {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        Brief brief =
                Brief.NONE.answered(
                        List.of(
                                new Brief.Answer("Which region?", "Europe"),
                                new Brief.Answer("Which years?", "2015 on")));
        String id = missions.create(MissionRequest.of("Why?").with(brief));
        step(id, "a", new Outcome.NotesTaken(List.of()));
        step(id, "write/s1", new Outcome.Drafted(new Draft("s1", 1, List.of())));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.WRITING, "")));
        robot.interact(() -> navigator.openMission(id));
        awaitThat(() -> robot.lookup("#mission-replay").query().isVisible());
        robot.clickOn("#mission-replay");
        awaitThat(() -> robot.lookup("#replay").query().isVisible());
        robot.clickOn("#replay-branch");
        awaitThat(() -> robot.lookup("#branch-answer-3").tryQuery().isPresent());
        assertThat(robot.lookup("#branch-answers").query().isVisible())
                .as("nobody reads them without a model")
                .isFalse();
        ComboBox<Thinker> who = robot.lookup("#branch-form #form-thinker").queryAs(ComboBox.class);
        awaitThat(() -> who.getItems().size() == 3);
        robot.interact(() -> who.getSelectionModel().select(1));
        TitledPane answers = robot.lookup("#branch-answers").queryAs(TitledPane.class);
        awaitThat(answers::isVisible);
        robot.interact(() -> {
            answers.setExpanded(true);
            robot.lookup("#branch-answer-1").queryAs(TextArea.class).setText("Asia");
            robot.lookup("#branch-answer-2").queryAs(TextArea.class).setText(" ");
            robot.lookup("#branch-answer-3").queryAs(TextArea.class).setText("For a lecture");
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m2");
        assertThat(missions.requests().getLast().brief().answers())
                .containsExactly(
                        new Brief.Answer("Which region?", "Asia"),
                        new Brief.Answer("", "For a lecture"));
    }

    @Test
    void aFinishedBranchIsComparedWithItsOrigin(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id,
                List.of(
                        new MissionEvent.Branched(
                                new Origin("m0", "Old", 7, "k", "Review round 1", List.of(), 0)),
                        new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        awaitThat(() -> robot.lookup("#mission-compare-origin").query().isVisible());
        assertThat(text(robot, ".head-reason"))
                .isEqualTo("Branched from “Old” after step 7: Review round 1");
        robot.clickOn("#mission-compare-origin");
        assertThat(compared).containsExactly(id + " m0");
    }

    private static void awaitThat(java.util.concurrent.Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, java.util.concurrent.TimeUnit.SECONDS, condition);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not within ten seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theModelAsksBackByKeyboardAlone(FxRobot robot) {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        missions.unclear(
                new Unclear("Which region?", "Losses differ.", List.of("Europe", "Asia")),
                new Unclear("Which years?", "", List.of()));
        robot.clickOn("#new-mission");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#form-clarify").query().isVisible()).isFalse();
        ComboBox<Thinker> who = robot.lookup("#form-thinker").queryAs(ComboBox.class);
        awaitThat(() -> who.getItems().size() == 3);
        robot.interact(() -> who.getSelectionModel().select(1));
        robot.clickOn("#form-questions").write("how so?");
        robot.type(KeyCode.TAB);
        assertThat(robot.lookup("#clarify-ask").query().isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        awaitThat(() -> robot.lookup("#clarify-answer-2").tryQuery().isPresent());
        awaitThat(() -> robot.lookup("#clarify-answer-1").query().isFocused());
        assertThat(text(robot, "#clarify-spent")).contains("1 call, 1,000 tokens");
        robot.write("Africa");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m1");
        assertThat(missions.requests().getLast().brief().answers())
                .containsExactly(new Brief.Answer("Which region?", "Africa"));
        awaitThat(() ->
                text(robot, ".head-facts").endsWith("1 call, 1,000 tokens (1 call to ask back)"));
    }

    private void awaitCall(String call) {
        try {
            WaitForAsyncUtils.waitFor(
                    5,
                    java.util.concurrent.TimeUnit.SECONDS,
                    () -> missions.calls().contains(call));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("never called: " + call + ", only " + missions.calls(), e);
        }
    }
}
