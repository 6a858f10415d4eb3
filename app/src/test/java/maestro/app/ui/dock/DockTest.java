package maestro.app.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import maestro.app.ui.shell.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.coley.bentofx.control.Header;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class DockTest {

    private static final Layout DEFAULT =
            new Layout.Split(
                    false,
                    List.of(0.25, 0.75),
                    List.of(Layout.Leaf.of("a", "b"), Layout.Leaf.of("c"), Layout.Leaf.of("d")));

    private final List<String> made = new ArrayList<>();
    private Dock dock;

    @Start
    void start(Stage primary) {
        dock = new Dock(List.of(pane("a"), pane("b"), pane("c"), pane("d")), DEFAULT, Set.of("c"));
        primary.setScene(new Scene(dock.node(), 1000, 600));
        primary.show();
    }

    @AfterEach
    void closeWindows(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void onlyWhatIsSeenIsMade(FxRobot robot) {
        assertThat(made).containsExactlyInAnyOrder("a", "c", "d");
        robot.interact(() -> dock.show("b"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(made).contains("b");
        robot.interact(() -> dock.show("a"));
        robot.interact(() -> dock.show("b"));
        assertThat(made).hasSize(4);
    }

    @Test
    void dividersStandWhereTheLayoutSays(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        Layout.Split split = (Layout.Split) dock.layout();
        assertThat(split.dividers().get(0)).isBetween(0.24, 0.26);
        assertThat(split.dividers().get(1)).isBetween(0.74, 0.76);
    }

    @Test
    void whatKeepsItsHeightGivesWayInALowWindowAndComesBack(FxRobot robot) {
        Layout below =
                new Layout.Split(
                        true, List.of(0.7), List.of(Layout.Leaf.of("c"), Layout.Leaf.of("a")));
        SavedLayout saved =
                new SavedLayout(
                        new SavedLayout.WindowLayout(SavedLayout.Bounds.UNPLACED, false, below),
                        List.of(),
                        List.of("b", "d"));
        robot.interact(() -> dock.restore(saved));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(divider()).isBetween(0.69, 0.71);
        height(robot, 300);
        assertThat(divider()).as("low").isBetween(0.69, 0.71);
        height(robot, 200);
        height(robot, 600);
        assertThat(divider()).as("as before").isBetween(0.69, 0.71);
        height(robot, 900);
        assertThat(divider()).as("high: it keeps its height").isBetween(0.79, 0.81);
    }

    private void height(FxRobot robot, double height) {
        Window window = dock.node().getScene().getWindow();
        robot.interact(() -> window.setHeight(height));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {});
        WaitForAsyncUtils.waitForFxEvents();
    }

    private double divider() {
        return ((Layout.Split) dock.layout()).dividers().getFirst();
    }

    @Test
    void aClosedPaneReopensInItsPlace(FxRobot robot) {
        robot.interact(() -> dock.close("d"));
        assertThat(dock.isOpen("d")).isFalse();
        assertThat(dock.closed()).containsExactly("d");
        robot.interact(() -> dock.show("d"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.isOpen("d")).isTrue();
        assertThat(dock.layout().panes()).containsExactly("a", "b", "c", "d");
        robot.interact(() -> dock.close("b"));
        robot.interact(() -> dock.show("b"));
        assertThat(Layout.leafOf(dock.layout(), "b").orElseThrow().panes())
                .containsExactly("a", "b");
    }

    @Test
    void everyPaneMayBeClosed(FxRobot robot) {
        for (String id : List.of("a", "b", "c", "d")) {
            robot.interact(() -> dock.close(id));
        }
        assertThat(dock.layout().panes()).isEmpty();
        robot.interact(() -> dock.show("c"));
        assertThat(dock.layout().panes()).containsExactly("c");
        robot.interact(dock::reset);
        assertThat(dock.layout().panes()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aPaneTakesTheWholeWindowAndGivesItBack(FxRobot robot) {
        Layout before = dock.layout();
        robot.interact(() -> dock.toggleMaximized("c"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.layout()).isEqualTo(before);
        assertThat(dock.isOpen("a")).isTrue();
        robot.interact(() -> dock.toggleMaximized("c"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.layout().panes()).isEqualTo(before.panes());
        robot.interact(() -> dock.toggleMaximized("c"));
        robot.interact(() -> dock.show("a"));
        assertThat(dock.layout().panes()).isEqualTo(before.panes());
    }

    @Test
    void aPaneKeepsTheKeyboardInTheWholeWindowAndBack(FxRobot robot) {
        robot.interact(() -> {
            dock.provide(new Pane("d", "Pane d", MaterialDesignC.CHECK, () -> new Button("d")));
            dock.focus("d");
            dock.toggleMaximized("d");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.focused()).contains("d");
        robot.interact(() -> dock.toggleMaximized("d"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.focused()).contains("d");
    }

    @Test
    void theWindowOfATornOffPaneHasItsName(FxRobot robot) {
        robot.interact(() -> dock.tearOff("d"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Window.getWindows())
                .filteredOn(w -> w instanceof Stage)
                .extracting(w -> String.valueOf(((Stage) w).getTitle()))
                .anyMatch(title -> title.startsWith("Pane d"));
    }

    @Test
    void whatAPaneNamesGetsItsKeyboard(FxRobot robot) {
        TextField first = new TextField();
        TextField main = new TextField();
        main.getStyleClass().add(Dock.KEYBOARD);
        robot.interact(() -> {
            dock.provide(
                    new Pane("c", "Pane c", MaterialDesignC.CHECK, () -> new VBox(first, main)));
            dock.focus("c");
        });
        assertThat(main.isFocused()).isTrue();
        robot.interact(() -> {
            main.setVisible(false);
            dock.focus("c");
        });
        assertThat(first.isFocused()).isTrue();
    }

    @Test
    void tabPassesOverTheTabsBehindAndArrowsReachThem(FxRobot robot) {
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            dock.node().getScene().getRoot().setStyle("-maestro-chrome: white;");
            dock.node()
                    .getScene()
                    .getStylesheets()
                    .add(String.valueOf(Dock.class.getResource("dock.css")));
            dock.provide(new Pane("a", "Pane a", MaterialDesignC.CHECK, () -> new TextField()));
            header(robot, "a").requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.TAB);
        assertThat(dock.node().getScene().getFocusOwner()).isInstanceOf(TextField.class);
        robot.interact(() -> header(robot, "a").requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(header(robot, "b").isFocused()).isTrue();
    }

    @Test
    void theKeyboardStaysWithItsPaneAndLeavesOneThatIsClosed(FxRobot robot) {
        Button button = new Button("b");
        robot.interact(() -> {
            dock.provide(new Pane("d", "Pane d", MaterialDesignC.CHECK, () -> button));
            dock.focus("d");
        });
        assertThat(button.isFocused()).isTrue();
        robot.interact(dock::reset);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.focused()).contains("d");
        robot.interact(() -> dock.close("d"));
        robot.interact(() -> dock.show("d"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(button.isFocused()).isFalse();
    }

    @Test
    void aPaneThatIsMovedHasTheKeyboard(FxRobot robot) throws Exception {
        robot.interact(() -> dock.focus("a"));
        robot.drag(header(robot, "b")).dropTo(header(robot, "d"));
        WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                () ->
                        Layout.leafOf(dock.layout(), "b").orElseThrow().panes().contains("d")
                                && dock.focused().equals(Optional.of("b")));
    }

    @Test
    void aTornOffPaneHasAWindowThatIsRememberedAndComesBack(FxRobot robot) {
        robot.interact(() -> dock.tearOff("d"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.isOpen("d")).isTrue();
        assertThat(dock.layout().panes()).containsExactly("a", "b", "c");
        assertThat(dock.floating()).hasSize(1);
        SavedLayout saved =
                new SavedLayout(
                        new SavedLayout.WindowLayout(
                                new SavedLayout.Bounds(0, 0, 1000, 600), false, dock.layout()),
                        dock.floating(),
                        dock.closed());

        robot.interact(dock::reset);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.floating()).isEmpty();
        assertThat(dock.layout().panes()).contains("d");

        robot.interact(() -> {
            dock.restore(saved);
            dock.restoreFloating(saved);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dock.layout().panes()).containsExactly("a", "b", "c");
        assertThat(dock.floating())
                .singleElement()
                .satisfies(w -> assertThat(w.layout().panes()).containsExactly("d"));
    }

    @Test
    void aPaneThatALayoutDoesNotKnowIsShownWhereItStandsByDefault(FxRobot robot) {
        SavedLayout saved =
                new SavedLayout(
                        new SavedLayout.WindowLayout(
                                new SavedLayout.Bounds(0, 0, 1000, 600),
                                false,
                                new Layout.Split(
                                        false,
                                        List.of(0.5),
                                        List.of(
                                                Layout.Leaf.of("b", "unknown"),
                                                Layout.Leaf.of("c")))),
                        List.of(),
                        List.of("d"));
        robot.interact(() -> dock.restore(saved));
        assertThat(dock.layout().panes()).containsExactly("b", "a", "c");
        assertThat(dock.closed()).containsExactly("d");
    }

    @Test
    void aTabIsDraggedToAnotherRow(FxRobot robot) throws Exception {
        Node tab = header(robot, "b");
        Node target = header(robot, "d");
        robot.drag(tab).dropTo(target);
        WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                () -> Layout.leafOf(dock.layout(), "b").orElseThrow().panes().contains("d"));
    }

    @Test
    void aClickOnTheSelectedTabLeavesItOpen(FxRobot robot) {
        robot.clickOn(header(robot, "c"));
        robot.clickOn(header(robot, "c"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Layout.leafOf(dock.layout(), "c").orElseThrow().selected()).isEqualTo("c");
    }

    @Test
    void contentThatComesLaterReplacesTheStandIn(FxRobot robot) {
        robot.interact(() ->
                dock.provide(
                        new Pane("c", "Pane c", MaterialDesignC.CHECK, () -> new Label("real"))));
        assertThat(robot.lookup("real").tryQuery()).isPresent();
    }

    @Test
    void changesAreTold(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        int[] told = {0};
        robot.interact(() -> dock.onChange(() -> told[0]++));
        robot.interact(() -> dock.close("d"));
        assertThat(told[0]).isPositive();
    }

    private static Node header(FxRobot robot, String id) {
        return robot.lookup((Node n) ->
                        n instanceof Header h && h.getDockable().getIdentifier().equals(id))
                .query();
    }

    private Pane pane(String id) {
        return new Pane(
                id,
                "Pane " + id,
                MaterialDesignC.CHECK,
                () -> {
                    made.add(id);
                    return new Label("content of " + id);
                });
    }
}
