package maestro.app.ui.prompts;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.mission.Language;
import maestro.agents.role.prompted.Prompt;
import maestro.agents.role.prompted.Prompts;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.prompts.Piece.Side;
import maestro.app.ui.prompts.PromptsViewModel.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PromptsScreenTest {
    @TempDir Path home;
    private final Locale before = Locale.getDefault();
    private Prompts prompts;
    private PromptsViewModel viewModel;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        prompts = Prompts.in(home.resolve("prompts"));
        viewModel = new PromptsViewModel(prompts, new ToolkitBackground());
        Screens.show(stage, new PromptsView(viewModel), 960, 680);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    private static TextInputControl text(FxRobot robot) {
        return robot.lookup("#prompts-text").query();
    }

    private static String said(FxRobot robot) {
        Labeled said = robot.lookup("#prompts-said").query();
        return said.getText();
    }

    private static Prompt chosen(FxRobot robot) {
        ListView<Prompt> list = robot.lookup("#prompts-list").query();
        return list.getSelectionModel().getSelectedItem();
    }

    private void loaded(FxRobot robot) throws Exception {
        waitFor(() -> !text(robot).getText().isEmpty());
    }

    private void write(FxRobot robot, String now) {
        robot.interact(() -> text(robot).setText(now));
    }

    @Test
    void aChangeIsSavedComparedAndTakenBack(FxRobot robot) throws Exception {
        loaded(robot);
        String own = prompts.builtIn(Prompt.PLAN, Language.ENGLISH);
        assertThat(text(robot).getText()).isEqualTo(own);
        assertThat(chosen(robot)).isEqualTo(Prompt.PLAN);
        assertThat(said(robot)).startsWith("Agents ask with this text");
        assertThat(robot.lookup("#prompts-save").<Button>query().isDisabled()).isTrue();
        write(robot, own.replace("Improve that outline", "Improve that outline in verse"));
        assertThat(said(robot)).startsWith("Not saved yet");
        assertThat(chosen(robot)).isEqualTo(Prompt.PLAN);

        robot.clickOn("#prompts-compare");
        assertThat(viewModel.differences())
                .anyMatch(p -> p.side() == Side.WRITTEN && p.text().contains("in verse"))
                .anyMatch(p -> p.side() == Side.BOTH);
        Node compared = robot.lookup("#prompts-differences").query();
        assertThat(compared.isVisible()).isTrue();
        robot.clickOn("#prompts-compare");

        robot.clickOn("#prompts-save");
        waitFor(() -> prompts.changed(Prompt.PLAN, Language.ENGLISH).isPresent());
        assertThat(prompts.text(Prompt.PLAN, Language.ENGLISH)).contains("in verse");
        assertThat(viewModel.state(Prompt.PLAN)).isEqualTo(State.CHANGED);

        robot.clickOn("#prompts-original");
        assertThat(prompts.text(Prompt.PLAN, Language.ENGLISH)).contains("in verse");
        robot.clickOn(text(robot)).press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S);
        robot.release(KeyCode.CONTROL);
        waitFor(() -> prompts.changed(Prompt.PLAN, Language.ENGLISH).isEmpty());
        assertThat(viewModel.state(Prompt.PLAN)).isEqualTo(State.ORIGINAL);
    }

    @Test
    void aLackingPlaceholderIsSaidAndWrittenByAClick(FxRobot robot) throws Exception {
        loaded(robot);
        String own = text(robot).getText();
        write(robot, own.replace("{{themes}}", ""));
        assertThat(said(robot)).contains("{{themes}}");
        assertThat(robot.lookup("#prompts-save").<Button>query().isDisabled()).isTrue();
        Node chip = robot.lookup("#placeholder-themes").query();
        assertThat(chip.getStyleClass()).contains("missing");
        robot.interact(() -> text(robot).end());
        robot.clickOn("#placeholder-themes");
        assertThat(text(robot).getText()).endsWith("{{themes}}");
        assertThat(said(robot)).startsWith("Not saved yet");
        robot.clickOn("#prompts-give-up");
        assertThat(text(robot).getText()).isEqualTo(own);
    }

    @Test
    void whatIsWrittenStaysWhileOneLooksElsewhere(FxRobot robot) throws Exception {
        loaded(robot);
        String mine = text(robot).getText() + " Be brief.";
        write(robot, mine);
        ListView<Prompt> list = robot.lookup("#prompts-list").query();
        robot.interact(() -> list.getSelectionModel().select(3));
        assertThat(text(robot).getText())
                .isEqualTo(prompts.text(Prompt.values()[3], Language.ENGLISH));
        robot.clickOn("#prompts-ko");
        assertThat(text(robot).getText())
                .isEqualTo(prompts.text(Prompt.values()[3], Language.KOREAN));
        robot.clickOn("#prompts-en");
        robot.interact(() -> list.getSelectionModel().select(0));
        assertThat(text(robot).getText()).isEqualTo(mine);
    }

    @Test
    void whatCannotBeSavedStaysWrittenAndSaysWhy(FxRobot robot) throws Exception {
        loaded(robot);
        Files.writeString(home.resolve("prompts"), "a file where the folder would be");
        write(robot, text(robot).getText() + " Be brief.");
        robot.clickOn("#prompts-save");
        waitFor(() -> !viewModel.problemProperty().get().isEmpty());
        assertThat(text(robot).getText()).endsWith(" Be brief.");
        assertThat(viewModel.unsavedProperty().get()).isTrue();
        Files.delete(home.resolve("prompts"));
        robot.clickOn("#prompts-save");
        waitFor(() -> prompts.changed(Prompt.PLAN, Language.ENGLISH).isPresent());
        assertThat(said(robot)).startsWith("Agents ask with this text");
    }
}
