package maestro.app.ui.mission.form;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.model.ChatReply;
import maestro.agents.model.Usage;
import maestro.agents.role.Unclear;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.mission.MissionScreen;
import maestro.app.ui.models.Thinker;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class MissionFormScreenTest extends MissionScreen {
    @Start
    void start(Stage stage) {
        show(stage);
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
    @SuppressWarnings("unchecked")
    void theFormSaysWhoThinksAndWhatLeavesTheMachine(FxRobot robot) throws Exception {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        robot.clickOn("#new-mission");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#form-egress")).endsWith("Nothing leaves this machine.");
        assertThat(robot.lookup("#form-model-more").query().isVisible()).isFalse();
        ComboBox<Thinker> who = robot.lookup("#form-thinker").queryAs(ComboBox.class);
        waitFor(() -> who.getItems().size() == 3);
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
        waitFor(() ->
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
        waitFor(() -> text(robot, ".head-facts").contains("1,500 tokens"));
        assertThat(text(robot, ".head-facts"))
                .contains("qwen3:8b  ·  1 call, 1,500 tokens, cost 0.03");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theModelAsksBackByKeyboardAlone(FxRobot robot) throws Exception {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        missions.unclear(
                new Unclear("Which region?", "Losses differ.", List.of("Europe", "Asia")),
                new Unclear("Which years?", "", List.of()));
        robot.clickOn("#new-mission");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#form-clarify").query().isVisible()).isFalse();
        ComboBox<Thinker> who = robot.lookup("#form-thinker").queryAs(ComboBox.class);
        waitFor(() -> who.getItems().size() == 3);
        robot.interact(() -> who.getSelectionModel().select(1));
        robot.clickOn("#form-questions").write("how so?");
        robot.type(KeyCode.TAB);
        assertThat(robot.lookup("#clarify-ask").query().isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#clarify-answer-2").tryQuery().isPresent());
        waitFor(() -> robot.lookup("#clarify-answer-1").query().isFocused());
        assertThat(text(robot, "#clarify-spent")).contains("1 call, 1,000 tokens");
        robot.write("Africa");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m1");
        assertThat(missions.requests().getLast().brief().answers())
                .containsExactly(new Brief.Answer("Which region?", "Africa"));
        waitFor(() ->
                text(robot, ".head-facts").endsWith("1 call, 1,000 tokens (1 call to ask back)"));
    }
}
