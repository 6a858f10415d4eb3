package maestro.app.ui.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.control.SplitPane;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/// Between our layouts and BentoFX's containers.
///
/// @param dockables the pane of an id
/// @param elastic the panes that take the room when the window grows
record Containers(Bento bento, Function<String, Dockable> dockables, Predicate<String> elastic) {

    /// @param later gets what must be done once the window has been laid out: a split pane forgets
    ///   dividers that were set before
    DockContainerRootBranch root(Layout layout, List<Runnable> later) {
        DockContainerRootBranch root = bento.dockBuilding().root();
        root.setPruneWhenEmpty(false);
        switch (layout) {
            case Layout.Split split -> fill(root, split, later);
            case Layout.Leaf leaf -> root.addContainer(leaf(leaf));
        }
        return root;
    }

    static Layout capture(DockContainer container) {
        return switch (container) {
            case DockContainerLeaf leaf -> {
                Dockable selected = leaf.getSelectedDockable();
                yield new Layout.Leaf(
                        selected == null ? "" : selected.getIdentifier(),
                        leaf.getDockables().stream().map(Dockable::getIdentifier).toList());
            }
            // The order on screen: the list of child containers does not follow insertions.
            case DockContainerBranch branch ->
                    new Layout.Split(
                            branch.getOrientation() == Orientation.VERTICAL,
                            DoubleStream.of(branch.getDividerPositions()).boxed().toList(),
                            branch.getItems().stream()
                                    .filter(DockContainer.class::isInstance)
                                    .map(item -> capture((DockContainer) item))
                                    .toList());
            default -> throw new IllegalStateException("unknown container " + container);
        };
    }

    static List<DockContainerLeaf> leaves(DockContainer container) {
        List<DockContainerLeaf> leaves = new ArrayList<>();
        switch (container) {
            case DockContainerLeaf leaf -> leaves.add(leaf);
            case DockContainerBranch branch ->
                    branch.getChildContainers().forEach(child -> leaves.addAll(leaves(child)));
            default -> {}
        }
        return leaves;
    }

    private void fill(DockContainerBranch branch, Layout.Split split, List<Runnable> later) {
        branch.setOrientation(split.vertical() ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        for (Layout child : split.children()) {
            DockContainer container =
                    switch (child) {
                        case Layout.Leaf leaf -> leaf(leaf);
                        case Layout.Split inner -> {
                            DockContainerBranch made = bento.dockBuilding().branch();
                            fill(made, inner, later);
                            yield made;
                        }
                    };
            boolean grows = grows(child);
            SplitPane.setResizableWithParent(container.asRegion(), grows);
            if (grows) {
                container.asRegion().getStyleClass().add("elastic"); // keeps a least size
            }
            branch.addContainer(container);
        }
        double[] dividers = split.dividers().stream().mapToDouble(Double::doubleValue).toArray();
        branch.setDividerPositions(dividers);
        later.add(() -> branch.setDividerPositions(dividers));
        if (split.vertical() && dividers.length == 1) {
            boolean upper = grows(split.children().getFirst());
            if (upper != grows(split.children().getLast())) {
                KeptHeight.watch(branch, upper);
            }
        }
    }

    private boolean grows(Layout part) {
        return part.panes().stream().anyMatch(elastic);
    }

    private DockContainerLeaf leaf(Layout.Leaf layout) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf();
        leaf.setSide(Side.TOP);
        for (String id : layout.panes()) {
            leaf.addDockable(dockables.apply(id));
        }
        leaf.getDockables().stream()
                .filter(d -> d.getIdentifier().equals(layout.selected()))
                .findFirst()
                .ifPresent(leaf::selectDockable);
        return leaf;
    }
}
