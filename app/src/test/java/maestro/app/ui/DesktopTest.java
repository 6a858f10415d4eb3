package maestro.app.ui;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import maestro.app.ui.fixture.FileDrop;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.settings.ResearchDefaults;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@Timeout(60)
class DesktopTest extends OnDesktop {

    @Test
    void theWindowShowsBeforeTheLibraryIsOpen(FxRobot robot) throws Exception {
        CompletableFuture<Services> opening = new CompletableFuture<>();
        start(robot, opening::get, List.of());
        assertThat(stage.isShowing()).isTrue();
        assertThat(robot.lookup("#library").tryQuery()).isEmpty();
        opening.complete(services());
        waitFor(() -> robot.lookup("#library").tryQuery().isPresent());
    }

    @Test
    void whatCannotBeOpenedIsSaidInWordsAndTriedAgain(FxRobot robot) throws Exception {
        boolean[] fail = {true};
        start(
                robot,
                () -> {
                    if (fail[0]) {
                        throw new LibraryException(
                                Message.plain("The folder is locked."), null, true);
                    }
                    return services();
                },
                List.of());
        waitFor(() -> robot.lookup("The folder is locked.").tryQuery().isPresent());
        fail[0] = false;
        robot.clickOn("Try again");
        waitFor(() -> robot.lookup("#library").tryQuery().isPresent());
    }

    @Test
    void anEmptyLibrarySaysWhatToDo(FxRobot robot) throws Exception {
        open(robot);
        waitFor(() -> robot.lookup("Your library is empty").tryQuery().isPresent());
        assertThat(robot.lookup("#add-files").tryQuery()).isPresent();
    }

    @Test
    void filesDroppedAnywhereAreAdded(FxRobot robot) throws Exception {
        open(robot);
        boolean[] taken = {false};
        robot.interact(() ->
                taken[0] =
                        FileDrop.drop(
                                stage.getScene().lookup("#status"),
                                List.of(new File("a.pdf"), new File("folder"))));
        assertThat(taken[0]).isTrue();
        waitFor(() -> !library.ingested.isEmpty());
        IngestRequest request = library.ingested.getFirst();
        assertThat(request.paths()).containsExactly(Path.of("a.pdf"), Path.of("folder"));
    }

    @Test
    void filesOfTheCommandLineAreAddedOnceTheLibraryIsOpen(FxRobot robot) throws Exception {
        start(robot, this::services, List.of(Path.of("given.pdf")));
        waitFor(() -> !library.ingested.isEmpty());
        assertThat(library.ingested.getFirst().paths()).containsExactly(Path.of("given.pdf"));
    }

    @Test
    void thePaletteDoesWhatIsTyped(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Node palette = robot.lookup("#palette-field").query();
        waitFor(palette::isFocused);
        robot.write("dark col").push(KeyCode.ENTER);
        waitFor(() -> desktop.theme().darkProperty().get());
        assertThat(palette.getParent().getParent().isVisible()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.push(KeyCode.ESCAPE);
        assertThat(palette.getParent().getParent().isVisible()).isFalse();
    }

    @Test
    void textGrowsWithTheKeyboard(FxRobot robot) throws Exception {
        open(robot);
        double normal = statusFont(robot).getSize();
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desktop.settings().appearance().get().textSize()).isEqualTo(120);
        waitFor(() -> statusFont(robot).getSize() > normal * 1.15);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        waitFor(() -> Math.abs(statusFont(robot).getSize() - normal) < 0.01);
        assertThat(statusFont(robot).getFamily()).isEqualTo("Maestro Sans");
    }

    @Test
    void allDigitsAreOfOneWidth(FxRobot robot) throws Exception {
        open(robot);
        for (String face : List.of("Maestro Sans", "Maestro Sans SemiBold")) {
            assertThat(List.of("111111", "000000", "444444", "777777"))
                    .map(digits -> width(digits, face))
                    .containsOnly(width("888888", face));
        }
    }

    private static double width(String text, String face) {
        Text shown = new Text(text);
        shown.setFont(new Font(face, 13));
        return shown.getLayoutBounds().getWidth();
    }

    @Test
    void onlyThePaneWithTheKeyboardLooksActive(FxRobot robot) throws Exception {
        open(robot);
        for (String id : List.of("report", "reader", "agent-writing", "library")) {
            robot.interact(() -> desktop.workbench().dock().focus(id));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> stage.getScene().getRoot().applyCss());
        assertThat(
                        robot.lookup(".header")
                                .match((Node n) ->
                                        n.getPseudoClassStates()
                                                        .contains(
                                                                PseudoClass.getPseudoClass(
                                                                        "selected"))
                                                && accented(n))
                                .queryAll())
                .hasSize(1);
        robot.clickOn("No document is open");
        assertThat(desktop.workbench().dock().focused()).contains("reader");
        assertThat(marked(robot)).hasSize(1);
        // The focus may move while it is moving: no second mark stays behind.
        boolean[] once = {false};
        robot.interact(() -> {
            var scene = stage.getScene();
            scene.focusOwnerProperty()
                    .addListener((_, _, _) -> {
                        if (!once[0]) {
                            once[0] = true;
                            desktop.workbench().dock().focus("library");
                        }
                    });
            desktop.workbench().dock().focus("report");
        });
        assertThat(marked(robot)).hasSize(1);
    }

    private static Set<Node> marked(FxRobot robot) {
        return robot.lookup(".container-leaf")
                .match((Node n) ->
                        n.getPseudoClassStates().contains(PseudoClass.getPseudoClass("keyboard")))
                .queryAll();
    }

    private static boolean accented(Node header) {
        return header instanceof Region region
                && region.getBackground() != null
                && region.getBackground().getFills().size() > 1
                && region.getBackground().getFills().get(1).getInsets().getTop() == 2;
    }

    @Test
    void theReportKeepsRoomInASmallWindow(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> stage.setWidth(1024));
        waitFor(() -> stage.getScene().getWidth() <= 1024);
        robot.interact(() -> stage.getScene().getRoot().layout());
        assertThat(widthOfPaneWith(robot, "No report yet")).isGreaterThan(320);
        assertThat(widthOfPaneWith(robot, "Your library is empty")).isGreaterThan(150);
        assertThat(widthOfPaneWith(robot, "No document is open")).isGreaterThan(150);
    }

    private static double widthOfPaneWith(FxRobot robot, String text) {
        Node place = robot.lookup(text).query();
        while (!place.getStyleClass().contains("pane-host")) {
            place = place.getParent();
        }
        return place.getLayoutBounds().getWidth();
    }

    @Test
    void theLayoutComesBackAtTheNextStart(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> {
            desktop.workbench().dock().close("plan");
            desktop.workbench().dock().show("evidence");
        });
        robot.interact(() -> desktop.quit());
        waitFor(() -> desktop.hasEnded());
        assertThat(home.resolve("config/layout.json")).isNotEmptyFile();
        open(robot);
        assertThat(desktop.workbench().dock().isOpen("plan")).isFalse();
        assertThat(desktop.workbench().dock().closed()).containsExactly("plan");
        robot.interact(() -> desktop.workbench().commands().run("reset-layout"));
        assertThat(desktop.workbench().dock().closed()).isEmpty();
    }

    @Test
    void aDamagedLayoutIsPutAsideForTheDefault(FxRobot robot) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/layout.json"), "{\"version\":1,\"main\":7}");
        open(robot);
        assertThat(desktop.workbench().dock().closed()).isEmpty();
        assertThat(home.resolve("config/layout.json.damaged")).exists();
    }

    @Test
    void damagedSettingsAreToldOf(FxRobot robot) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/appearance.json"), "{\"theme\":");
        open(robot);
        waitFor(() -> robot.lookup("Some settings were damaged").tryQuery().isPresent());
        assertThat(
                        robot.lookup((Node n) ->
                                        n instanceof Labeled l
                                                && l.getText() != null
                                                && l.getText().contains("appearance.json.damaged"))
                                .tryQuery())
                .isPresent();
    }

    @Test
    void theFirstFrameShowsThePartsOfTheWindowAndThenThePanes(FxRobot robot) throws Exception {
        boolean[] skeleton = {false};
        desktop = new Desktop(home, this::services, List.of(), null);
        robot.interact(() -> {
            stage = new Stage();
            desktop.start(stage);
            skeleton[0] = stage.getScene().lookup("#skeleton .container-leaf") != null;
        });
        assertThat(skeleton[0]).isTrue();
        waitFor(() -> robot.lookup("#library").tryQuery().isPresent());
        assertThat(robot.lookup("#skeleton").tryQuery()).isEmpty();
    }

    @Test
    void shortcutsWorkInAWindowOfATornOffPane(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> {
            desktop.workbench().dock().focus("plan");
            desktop.workbench().commands().run("tear-off-pane");
        });
        Stage torn =
                Window.getWindows().stream()
                        .filter(w -> w != stage && w instanceof Stage)
                        .map(Stage.class::cast)
                        .findFirst()
                        .orElseThrow();
        robot.interact(() ->
                Event.fireEvent(
                        torn.getScene(),
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.K,
                                false,
                                true,
                                false,
                                false)));
        Node palette = robot.lookup("#palette-field").query();
        waitFor(palette::isFocused);
    }

    @Test
    void aNewMissionStartsFromTheSettings(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> {
            desktop.settings().research().set(new ResearchDefaults(7, 45, 900, 2, true));
            desktop.workbench().commands().run("mission.new");
        });
        waitFor(() ->
                robot.lookup((Node n) -> n instanceof Spinner<?> s && s.getValue().equals(7))
                        .tryQuery()
                        .isPresent());
    }

    @Test
    void aPlanUnderReviewHasTheKeyboard(FxRobot robot) throws Exception {
        open(robot);
        journal.append(
                "m",
                SampleMission.events("m", false, true).stream()
                        .map(SampleMission.Timed::event)
                        .toList());
        robot.interact(() -> {
            desktop.workbench().navigator().openMission("m");
            desktop.workbench().dock().show("missions");
        });
        waitFor(() -> robot.lookup("#mission-review").tryQuery().isPresent());
        robot.clickOn("#mission-review");
        waitFor(() -> robot.lookup("#plan-tree").query().isFocused());
        assertThat(robot.lookup("#plan-approve").query().isVisible()).isTrue();
    }

    @Test
    void aNewMissionHasTheKeyboardWhateverHadItBefore(FxRobot robot) throws Exception {
        open(robot);
        for (int i = 0; i < 2; i++) {
            robot.interact(() -> desktop.workbench().dock().focus("library"));
            robot.push(KeyCode.CONTROL, KeyCode.N);
            waitFor(() ->
                    stage.getScene().getFocusOwner() instanceof Node owner
                            && "form-questions".equals(owner.getId()));
        }
    }

    @Test
    void everyCommandWithAShortcutIsListedInTheHelp(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.F1);
        waitFor(() -> robot.lookup("Ctrl+K").tryQuery().isPresent());
        assertThat(
                        robot.lookup((Node n) ->
                                        n instanceof Labeled l && "F11".equals(l.getText()))
                                .tryQuery())
                .isPresent();
    }

    private Font statusFont(FxRobot robot) {
        return ((Labeled) robot.lookup("#status .label").query()).getFont();
    }
}
