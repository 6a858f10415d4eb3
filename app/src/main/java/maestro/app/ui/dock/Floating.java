package maestro.app.ui.dock;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import maestro.app.ui.dock.SavedLayout.WindowLayout;
import software.coley.bentofx.Bento;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/// The windows that panes are torn off into.
record Floating(Bento bento, Containers containers) {

    static List<SavedLayout.Bounds> screens() {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .map(r ->
                        new SavedLayout.Bounds(
                                r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight()))
                .toList();
    }

    void tearOff(DockContainerLeaf leaf, Dockable dockable) {
        Bounds at = leaf.localToScreen(leaf.getBoundsInLocal());
        Scene scene = leaf.getScene();
        leaf.removeDockable(dockable);
        open(
                scene,
                Layout.Leaf.of(dockable.getIdentifier()),
                new SavedLayout.Bounds(
                                at.getMinX() + 32,
                                at.getMinY() + 32,
                                Math.max(480, at.getWidth()),
                                Math.max(360, at.getHeight()))
                        .within(screens()));
    }

    void open(Scene source, Layout layout, SavedLayout.Bounds bounds) {
        List<Runnable> later = new ArrayList<>();
        DockContainerRootBranch root = containers.root(layout, later);
        root.setPruneWhenEmpty(true);
        DragDropStage stage = new DragDropStage(true);
        Scene scene = new Scene(root, bounds.width(), bounds.height());
        scene.getStylesheets().setAll(source.getStylesheets());
        if (source.getWindow() instanceof Stage owner) {
            stage.initOwner(owner);
            stage.getIcons().setAll(owner.getIcons());
            stage.setTitle(
                    containers.dockables().apply(layout.panes().getFirst()).getTitle()
                            + " – "
                            + owner.getTitle());
        }
        stage.setScene(scene);
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.show();
        later.forEach(Runnable::run);
    }

    List<WindowLayout> capture() {
        List<WindowLayout> windows = new ArrayList<>();
        for (DockContainerRootBranch root : bento.getRootContainers()) {
            if (root.getScene() != null
                    && root.getScene().getWindow() instanceof DragDropStage stage
                    && stage.isShowing()) {
                windows.add(
                        new WindowLayout(
                                new SavedLayout.Bounds(
                                        stage.getX(),
                                        stage.getY(),
                                        stage.getWidth(),
                                        stage.getHeight()),
                                false,
                                Containers.capture(root)));
            }
        }
        return windows;
    }

    /// Takes all panes out of the windows, which then close by themselves.
    void empty() {
        for (DockContainerRootBranch root : List.copyOf(bento.getRootContainers())) {
            if (root.getScene() != null
                    && root.getScene().getWindow() instanceof DragDropStage stage) {
                for (DockContainerLeaf leaf : Containers.leaves(root)) {
                    leaf.setPruneWhenEmpty(false);
                    List.copyOf(leaf.getDockables()).forEach(leaf::removeDockable);
                }
                stage.hide();
            }
        }
    }

    static boolean is(Window window) {
        return window instanceof DragDropStage;
    }

    void raise(DockContainerLeaf leaf) {
        if (leaf.getScene() != null && leaf.getScene().getWindow() instanceof DragDropStage stage) {
            stage.toFront();
            stage.requestFocus();
        }
    }
}
