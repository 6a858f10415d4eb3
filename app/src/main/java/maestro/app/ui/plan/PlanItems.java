package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// Brings a tree of items in line with new nodes, keeping the items that stay, so that what is
/// selected and folded stays too.
final class PlanItems {
    private PlanItems() {}

    /// @return whether rows came, went or moved
    static boolean update(TreeItem<PlanNode> parent, List<PlanNode> nodes) {
        boolean moved = false;
        Map<String, TreeItem<PlanNode>> old = new HashMap<>();
        parent.getChildren().forEach(item -> old.put(item.getValue().id(), item));
        ObservableList<TreeItem<PlanNode>> items = parent.getChildren();
        List<TreeItem<PlanNode>> next = new ArrayList<>();
        for (PlanNode node : nodes) {
            TreeItem<PlanNode> item = old.get(node.id());
            if (item == null) {
                item = new TreeItem<>(node);
                item.setExpanded(true);
            } else if (!node.equals(item.getValue())) {
                item.setValue(node);
            }
            moved |= update(item, node.children());
            next.add(item);
        }
        if (!items.equals(next)) {
            items.setAll(next);
            moved = true;
        }
        return moved;
    }

    static Optional<TreeItem<PlanNode>> find(TreeItem<PlanNode> from, String id) {
        if (from.getValue() != null && from.getValue().id().equals(id)) {
            return Optional.of(from);
        }
        return from.getChildren().stream().flatMap(child -> find(child, id).stream()).findFirst();
    }
}
