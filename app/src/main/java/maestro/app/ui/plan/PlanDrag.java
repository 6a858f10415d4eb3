package maestro.app.ui.plan;

import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Dragging of a plan's rows.
final class PlanDrag {
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");
    private static final String TYPE = "application/x-maestro-plan-row";

    private PlanDrag() {}

    /// What a drop does.
    interface Drop {
        boolean drop(String id, String target, boolean into, boolean after);
    }

    /// A format exists once for each name in a process.
    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(TYPE);
        return known == null ? new DataFormat(TYPE) : known;
    }

    static void install(TreeCell<PlanNode> cell, BooleanSupplier allowed, Drop drop) {
        cell.setOnDragDetected(event -> {
            PlanNode node = cell.getItem();
            if (node != null && allowed.getAsBoolean()) {
                Dragboard board = cell.startDragAndDrop(TransferMode.MOVE);
                ClipboardContent content = new ClipboardContent();
                content.put(format(), node.id());
                board.setContent(content);
                board.setDragView(cell.snapshot(null, null));
                event.consume();
            }
        });
        cell.setOnDragOver(event -> {
            String id = dragged(event);
            PlanNode target = cell.getItem();
            if (id != null && target != null && !id.equals(target.id())) {
                event.acceptTransferModes(TransferMode.MOVE);
                mark(cell, place(cell, event));
            }
            event.consume();
        });
        cell.setOnDragExited(_ -> mark(cell, null));
        cell.setOnDragDropped(event -> {
            String id = dragged(event);
            PlanNode target = cell.getItem();
            boolean done = false;
            if (id != null && target != null) {
                PseudoClass where = place(cell, event);
                done = drop.drop(id, target.id(), where == INTO, where == AFTER);
            }
            event.setDropCompleted(done);
            event.consume();
        });
    }

    private static @Nullable String dragged(DragEvent event) {
        return event.getDragboard().getContent(format()) instanceof String id ? id : null;
    }

    private static PseudoClass place(TreeCell<PlanNode> cell, DragEvent event) {
        double share = event.getY() / Math.max(1, cell.getHeight());
        PlanNode target = cell.getItem();
        if (target == null || !target.section()) {
            return share < 0.5 ? BEFORE : AFTER;
        }
        return share < 0.3 ? BEFORE : share > 0.7 ? AFTER : INTO;
    }

    private static void mark(TreeCell<PlanNode> cell, @Nullable PseudoClass now) {
        for (PseudoClass each : new PseudoClass[] {BEFORE, INTO, AFTER}) {
            cell.pseudoClassStateChanged(each, each == now);
        }
    }
}
