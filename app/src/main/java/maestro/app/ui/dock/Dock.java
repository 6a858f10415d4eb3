package maestro.app.ui.dock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.event.DockEvent;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/// All panes of the desktop and where they are. Lives on the screen's thread.
///
/// Panes are given in two steps, so that the window shows before the library is open: first with a
/// stand-in for their content ([#Dock]), then in earnest ([#provide]).
public final class Dock {

    /// Style class of what gets the keyboard when its pane does.
    public static final String KEYBOARD = "takes-keyboard";

    private final Bento bento = new CalmBento(this::toggleMaximized);
    private final Texts texts = Texts.of(Dock.class);
    private final Map<String, Dockable> panes = new LinkedHashMap<>();
    private final Layout byDefault;
    private final Containers containers;
    private final Floating floating;
    private final StackPane node = new StackPane();
    private final KeyboardMark keyboard = new KeyboardMark();
    private final ChangeListener<Number> dividerMoved = (_, _, _) -> changed();
    private Runnable onChange = () -> {};
    private ListChangeListener<Window> windows = _ -> {};
    private DockContainerRootBranch root;
    private @Nullable Layout beforeMaximized;
    private boolean arranging;

    /// @param elastic ids of the panes that take the room when the window grows
    public Dock(List<Pane> known, Layout byDefault, Set<String> elastic) {
        this.byDefault = byDefault;
        known.forEach(pane -> panes.put(pane.id(), dockable(pane)));
        containers = new Containers(bento, this::pane, elastic::contains);
        floating = new Floating(bento, containers);
        node.getStyleClass().add("dock");
        node.sceneProperty().subscribe(keyboard::watch);
        root = containers.root(new Layout.Leaf("", List.of()), new ArrayList<>());
        bento.events()
                .addEventListener(event -> {
                    changed();
                    if (event instanceof DockEvent.DockableAdded added && !arranging) {
                        moved(added.dockable());
                    }
                });
        arrange(known(byDefault));
    }

    public Region node() {
        return node;
    }

    /// Called after anything about the layout has changed.
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /// The content in earnest of a pane that was given before; one that wasn't is added closed.
    public void provide(Pane pane) {
        Dockable dockable = panes.get(pane.id());
        if (dockable == null) {
            panes.put(pane.id(), dockable(pane));
            return;
        }
        host(dockable).provide(pane.content());
    }

    /// Ids of all panes, open or not.
    public List<String> ids() {
        return List.copyOf(panes.keySet());
    }

    public String title(String id) {
        return pane(id).getTitle();
    }

    public boolean isOpen(String id) {
        Dockable dockable = panes.get(id);
        return dockable != null
                && (dockable.getContainer() != null
                        || beforeMaximized != null && beforeMaximized.panes().contains(id));
    }

    /// Opens a pane where it is closed, and brings it to the front.
    public void show(String id) {
        Dockable dockable = panes.get(id);
        if (dockable == null) {
            return;
        }
        if (dockable.getContainer() == null) {
            endMaximized();
        }
        if (dockable.getContainer() == null) {
            arrange(Layout.with(layout(), id, byDefault));
        }
        DockContainerLeaf leaf = dockable.getContainer();
        if (leaf != null) {
            leaf.selectDockable(dockable);
            floating.raise(leaf);
        }
    }

    /// Gives the keyboard to a pane, opening it where needed: to what in it has the style class
    /// [#KEYBOARD], else to the first that takes it.
    public void focus(String id) {
        show(id);
        Node content = host(pane(id));
        Node first = content.lookup("." + KEYBOARD);
        if (first != null && first.isVisible()) {
            first.requestFocus();
        } else {
            content.requestFocus();
            content.requestFocusTraversal(TraversalDirection.NEXT);
            if (!KeyboardMark.in(content)) {
                content.requestFocus(); // nothing in it takes the keyboard
            }
        }
    }

    /// The pane that has the keyboard.
    public Optional<String> focused() {
        return panes.values().stream()
                .filter(dockable -> KeyboardMark.in(host(dockable)) || headerFocused(dockable))
                .map(Dockable::getIdentifier)
                .findFirst();
    }

    /// Gives the keyboard to the next pane in front, in the order on screen.
    ///
    /// @param step 1 for the next, -1 for the one before
    public void focusNext(int step) {
        List<String> inFront = new ArrayList<>();
        for (String id : layout().panes()) {
            DockContainerLeaf leaf = pane(id).getContainer();
            if (leaf != null && leaf.getSelectedDockable() == pane(id)) {
                inFront.add(id);
            }
        }
        if (!inFront.isEmpty()) {
            int at = focused().map(inFront::indexOf).orElse(step > 0 ? -1 : 0);
            focus(inFront.get(Math.floorMod(at + step, inFront.size())));
        }
    }

    private static boolean headerFocused(Dockable dockable) {
        DockContainerLeaf leaf = dockable.getContainer();
        return leaf != null && KeyboardMark.in(leaf) && leaf.getSelectedDockable() == dockable;
    }

    public void close(String id) {
        Dockable dockable = panes.get(id);
        if (dockable != null && dockable.getContainer() != null) {
            KeyboardMark.release(host(dockable));
            dockable.getContainer().closeDockable(dockable);
        }
    }

    /// Moves a pane into a window of its own, which is on a screen.
    public void tearOff(String id) {
        endMaximized();
        Dockable dockable = pane(id);
        DockContainerLeaf leaf = dockable.getContainer();
        if (leaf != null && leaf.getScene() != null) {
            floating.tearOff(leaf, dockable);
            moved(dockable);
        }
    }

    /// Gives a pane of the main window all of it, or ends that.
    public void toggleMaximized(String id) {
        if (beforeMaximized != null) {
            endMaximized();
        } else if (layout().panes().contains(id) && layout().panes().size() > 1) {
            Layout before = layout();
            arrange(Layout.Leaf.of(id));
            beforeMaximized = before;
        } else {
            return;
        }
        focus(id); // what is arranged anew has lost the keyboard, and with it the way back
    }

    /// Back to how it was at the very first start, torn off panes included.
    public void reset() {
        Optional<String> had = focused();
        beforeMaximized = null;
        floating.empty();
        arrange(known(byDefault));
        changed();
        had.ifPresent(this::focus);
    }

    /// Called with every window that panes are torn off into, before it shows.
    public void onWindow(Consumer<Scene> made) {
        windows =
                change -> {
                    while (change.next()) {
                        change.getAddedSubList().stream()
                                .filter(Floating::is)
                                .map(Window::getScene)
                                .filter(Objects::nonNull)
                                .forEach(scene -> {
                                    keyboard.watch(scene);
                                    made.accept(scene);
                                });
                    }
                };
        Window.getWindows().addListener(windows);
    }

    /// Closes the windows of torn off panes, without forgetting them in what was captured before.
    public void closeWindows() {
        arranging = true;
        floating.empty();
        Window.getWindows().removeListener(windows);
    }

    /// The main window's layout.
    public Layout layout() {
        return beforeMaximized != null ? beforeMaximized : Containers.capture(root);
    }

    /// What is in windows of their own.
    public List<SavedLayout.WindowLayout> floating() {
        return floating.capture();
    }

    /// Ids of the panes that are not open.
    public List<String> closed() {
        return panes.keySet().stream().filter(id -> !isOpen(id)).toList();
    }

    /// Arranges panes as saved, as far as they exist; those that the layout does not know of are
    /// shown where they stand by default. Windows of their own open once the main one shows.
    public void restore(SavedLayout saved) {
        List<String> inWindows =
                saved.floating().stream().flatMap(w -> w.layout().panes().stream()).toList();
        Layout layout =
                Layout.keep(saved.main().layout(), id -> known(id) && !inWindows.contains(id))
                        .orElseGet(() -> new Layout.Leaf("", List.of()));
        for (String id : byDefault.panes()) {
            if (known(id)
                    && !saved.closed().contains(id)
                    && !inWindows.contains(id)
                    && !layout.panes().contains(id)) {
                layout = Layout.behind(layout, id, byDefault);
            }
        }
        arrange(layout);
    }

    /// The screens there are.
    public static List<SavedLayout.Bounds> screens() {
        return Floating.screens();
    }

    /// Opens the saved windows of their own. The main window must be shown.
    public void restoreFloating(SavedLayout saved) {
        for (SavedLayout.WindowLayout window : saved.floating()) {
            Layout.keep(window.layout(), id -> known(id) && !isOpen(id))
                    .ifPresent(layout ->
                            floating.open(
                                    node.getScene(), layout, window.bounds().within(screens())));
        }
    }

    private void arrange(Layout layout) {
        arranging = true;
        beforeMaximized = null;
        KeyboardMark.release(node);
        for (DockContainerLeaf leaf : Containers.leaves(root)) {
            leaf.setPruneWhenEmpty(false);
            List.copyOf(leaf.getDockables()).forEach(leaf::removeDockable);
        }
        List<Runnable> later = new ArrayList<>();
        root = containers.root(layout, later);
        node.getChildren().setAll(root);
        node.applyCss(); // the panes are in the window only once the parts round them are dressed
        node.layout();
        watchDividers(root);
        Platform.runLater(() -> {
            later.forEach(Runnable::run);
            Platform.runLater(() -> {
                later.forEach(Runnable::run);
                arranging = false;
            });
        });
    }

    /// Gives the keyboard to a pane that was put somewhere, once it stands there.
    private void moved(Dockable dockable) {
        Platform.runLater(() -> {
            if (!arranging && dockable.getContainer() != null) {
                focus(dockable.getIdentifier());
            }
        });
    }

    private void endMaximized() {
        if (beforeMaximized != null) {
            arrange(beforeMaximized);
        }
    }

    private void changed() {
        if (!arranging) {
            watchDividers(root);
            onChange.run();
        }
    }

    private void watchDividers(DockContainerBranch branch) {
        for (SplitPane.Divider divider : branch.getDividers()) {
            divider.positionProperty().removeListener(dividerMoved);
            divider.positionProperty().addListener(dividerMoved);
        }
        for (var child : branch.getChildContainers()) {
            if (child instanceof DockContainerBranch inner) {
                watchDividers(inner);
            }
        }
    }

    private Layout known(Layout layout) {
        Optional<Layout> kept = Layout.keep(layout, this::known);
        return kept.orElseGet(() -> new Layout.Leaf("", List.of()));
    }

    private boolean known(String id) {
        return panes.containsKey(id);
    }

    private Dockable pane(String id) {
        Dockable dockable = panes.get(id);
        if (dockable == null) {
            throw new IllegalArgumentException("no pane " + id);
        }
        return dockable;
    }

    private static PaneHost host(Dockable dockable) {
        return (PaneHost) Objects.requireNonNull(dockable.getNode());
    }

    private Dockable dockable(Pane pane) {
        Dockable dockable = bento.dockBuilding().dockable(pane.id());
        dockable.setTitle(pane.title());
        dockable.setIconFactory(_ -> new FontIcon(pane.icon()));
        dockable.setDragGroupMask(1);
        dockable.setNode(new PaneHost(pane.content()));
        dockable.setContextMenuFactory(this::menu);
        return dockable;
    }

    private ContextMenu menu(Dockable dockable) {
        String id = dockable.getIdentifier();
        return new ContextMenu(
                item(beforeMaximized == null ? "maximize" : "restore", () -> toggleMaximized(id)),
                item("tear-off", () -> tearOff(id)),
                new SeparatorMenuItem(),
                item("close", () -> close(id)));
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
