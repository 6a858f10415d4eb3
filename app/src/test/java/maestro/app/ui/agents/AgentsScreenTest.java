package maestro.app.ui.agents;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import maestro.agents.custom.OwnAgents;
import maestro.agents.custom.Template;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Language;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AgentsScreenTest {
    @TempDir Path home;
    private OwnAgents files;
    private AgentsViewModel viewModel;
    private final SimpleBooleanProperty withModel = new SimpleBooleanProperty(true);

    @Start
    void start(Stage stage) throws Exception {
        Files.writeString(home.resolve("agents.json"), "{}");
        files = OwnAgents.in(home.resolve("agents.json"));
        viewModel =
                new AgentsViewModel(
                        files,
                        new ToolkitBackground(),
                        Texts.of(AgentsViewModel.class, Locale.ENGLISH));
        viewModel.load();
        Screens.show(
                stage,
                new VBox(
                        new AgentsView(viewModel),
                        new AgentsSection(viewModel, withModel, () -> {})),
                880,
                800);
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#agents-said").<Labeled>query().getText();
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).<TextInputControl>query().setText(text));
    }

    private List<String> names() {
        return files.read().agents().stream().map(e -> e.agent().name()).toList();
    }

    @Test
    void oneIsMadeChangedDuplicatedChosenAndDeleted(FxRobot robot) throws Exception {
        waitFor(() -> said(robot).contains("agents.json"));
        robot.interact(() -> viewModel.add(Template.FACT_CHECK, Language.ENGLISH));
        waitFor(() -> names().equals(List.of("Fact check")));
        assertThat(home.resolve("agents.json.damaged")).hasContent("{}");
        assertThat(said(robot)).startsWith("Kept");
        assertThat(viewModel.chosen(true)).hasSize(1);
        assertThat(viewModel.chosen(false)).isEmpty();

        robot.interact(viewModel::duplicate);
        write(robot, "#agents-name", "Zahlen 확인");
        write(robot, "#agents-told", "Look at numbers.");
        waitFor(() -> names().equals(List.of("Fact check", "Zahlen 확인")));
        CustomAgent second = files.read().agents().getLast().agent();
        assertThat(second.prompt()).isEqualTo("Look at numbers.");
        assertThat(second.place()).isEqualTo(CustomAgent.Place.AFTER_WRITING);

        write(robot, "#agents-name", "fact CHECK");
        assertThat(said(robot)).contains("fact CHECK");
        assertThat(names()).containsExactly("Fact check", "Zahlen 확인");
        write(robot, "#agents-name", "");
        assertThat(said(robot)).startsWith("Give it a name");
        write(robot, "#agents-name", "Third");
        waitFor(() -> names().equals(List.of("Fact check", "Third")));

        CheckBox box =
                robot.lookup("#form-agents").<VBox>query().lookupAll(".check-box").stream()
                        .map(CheckBox.class::cast)
                        .filter(b -> b.getText().equals("Third"))
                        .findFirst()
                        .orElseThrow();
        assertThat(box.isSelected()).isTrue();
        robot.interact(box::fire);
        assertThat(viewModel.chosen(true))
                .extracting(CustomAgent::name)
                .containsExactly("Fact check");

        robot.interact(() -> withModel.set(false));
        assertThat(robot.lookup("#form-agents-hint").<Labeled>query().getText())
                .contains("language model");
        robot.interact(viewModel::delete);
        waitFor(() -> names().equals(List.of("Fact check")));
    }
}
