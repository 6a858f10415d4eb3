package maestro.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.MissionSummary;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class CompareScreenTest {
    private final MemoryJournal journal = new MemoryJournal(() -> Instant.EPOCH);
    private final FakeMissions missions = new FakeMissions(journal);
    private final Locale before = Locale.getDefault();
    private CompareViewModel viewModel;

    @Start
    void show(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        viewModel = new CompareViewModel(missions, new ToolkitBackground());
        Screens.show(stage, new CompareView(viewModel), 900, 640);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    /// @return a finished mission whose report says these sentences
    private String mission(String... sentences) {
        return mission(Brief.NONE, sentences);
    }

    private String mission(Brief brief, String... sentences) {
        String id = missions.create(MissionRequest.of("Why?").with(brief));
        List<Sentence> said =
                List.of(sentences).stream()
                        .map(s -> new Sentence(s, List.of(), new Support(0.8, 1, 1, 1)))
                        .toList();
        Report report =
                new Report(
                        id,
                        "Why?",
                        Language.ENGLISH,
                        LocalDate.EPOCH,
                        List.of("Why?"),
                        List.of(new Block.Remark("An opening.")),
                        List.of(
                                new Report.ReportSection(
                                        "s1", 1, "Bees", List.of(new Block.Paragraph(said)))),
                        List.of(),
                        new Report.Making("evidence", "e", 1, 2, 3, 4, 5, List.of()),
                        0.9);
        journal.append(
                id,
                List.of(
                        new MissionEvent.StepFinished(
                                "verify",
                                AgentKind.CONTROLLER,
                                new Outcome.Verified(
                                        new Verification(1, 1, 0, 0, List.of()), report),
                                1),
                        new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        return id;
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("not within ten seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String labels(FxRobot robot) {
        return robot.lookup("#compare-grid .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void wordsThatDifferAreMarkedInBothReports(FxRobot robot) {
        String one = mission("Bees fly in summer.", "Mites kill most colonies in winter.");
        String other = mission("Bees fly in summer.", "Mites kill few colonies in winter.");
        robot.interact(() -> viewModel.show(other, Optional.of(one)));
        await(() -> viewModel.comparisonProperty().get().isPresent());
        assertThat(labels(robot)).contains("Sentences", "other words");
        assertThat(robot.lookup(".statement").queryAll()).hasSize(6);
        assertThat(robot.lookup(".words.differs").queryAllAs(Text.class))
                .extracting(t -> t.getText().strip())
                .containsExactlyInAnyOrder("most", "few");
        robot.interact(() -> robot.lookup("#compare-only").queryAs(CheckBox.class).fire());
        assertThat(robot.lookup(".statement").queryAll()).hasSize(2);
    }

    @Test
    void whatWasChosenOtherwiseStandsBelowTheFigures(FxRobot robot) {
        String one = mission("Bees fly in summer.");
        Brief brief =
                new Brief(
                        "",
                        List.of("Mites", "Food"),
                        "",
                        Brief.Unsupported.CUT,
                        List.of(new Brief.Answer("Which region?", "Europe")));
        String other = mission(brief, "Bees fly in summer.");
        robot.interact(() -> viewModel.show(one, Optional.of(other)));
        await(() -> viewModel.comparisonProperty().get().isPresent());
        assertThat(labels(robot))
                .contains("Headings chosen\nnothing\nMites\nFood\n")
                .contains("replaced by the words of their quotes\nleft out\n")
                .contains("Which region?\nnothing\nEurope\n")
                .doesNotContain("Tone", "Kind of research");
    }

    @Test
    void aReportIsSetBesideTheOneOnTheSameQuestions(FxRobot robot) {
        String one = mission("Bees fly in summer.");
        String twin = mission("Bees fly in summer.");
        robot.interact(() -> viewModel.show(one, Optional.empty()));
        await(() -> viewModel.comparisonProperty().get().isPresent());
        assertThat(labels(robot)).contains("The same").doesNotContain("other words");
        ComboBox<MissionSummary> other = robot.lookup("#compare-other").queryComboBox();
        assertThat(other.getValue()).extracting(MissionSummary::id).isEqualTo(twin);
    }

    @Test
    void whereThereIsOnlyOneReportItSaysWhatToDo(FxRobot robot) {
        String one = mission("Bees fly in summer.");
        robot.interact(() -> viewModel.show(one, Optional.empty()));
        await(() -> viewModel.oneProperty().get() != null);
        assertThat(robot.lookup(".face-title").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("Choose two reports");
        assertThat(robot.lookup("#compare-grid").tryQueryAs(Node.class)).isEmpty();
    }
}
