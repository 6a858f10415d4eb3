package maestro.app.ui.library;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.NullUnmarked;

/// Drops files on a node as the system would, without a pointer. On the screen's thread.
@NullUnmarked
public final class FileDrop {

    private FileDrop() {}

    /// @return whether they were taken
    public static boolean drop(Node target, List<File> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files);
        return drop(target, content);
    }

    /// @return whether it was taken
    static boolean drop(Node target, ClipboardContent content) {
        Dragboard board = DragboardHelper.createDragboard(new MemoryClipboard());
        board.setContent(content);
        DragEvent over = event(target, DragEvent.DRAG_OVER, board);
        Event.fireEvent(target, over);
        if (!over.isAccepted()) {
            return false;
        }
        DragEvent dropped = event(target, DragEvent.DRAG_DROPPED, board);
        Event.fireEvent(target, dropped);
        return dropped.isDropCompleted();
    }

    private static DragEvent event(Node target, EventType<DragEvent> type, Dragboard board) {
        return new DragEvent(
                null,
                target,
                type,
                board,
                5,
                5,
                5,
                5,
                TransferMode.COPY,
                null,
                target,
                new PickResult(target, 5, 5));
    }

    private static final class MemoryClipboard implements TKClipboard {
        private final Map<DataFormat, Object> content = new HashMap<>();

        @Override
        public Set<DataFormat> getContentTypes() {
            return content.keySet();
        }

        @Override
        @SafeVarargs
        public final boolean putContent(Pair<DataFormat, Object>... pairs) {
            for (Pair<DataFormat, Object> pair : pairs) {
                content.put(pair.getKey(), pair.getValue());
            }
            return true;
        }

        @Override
        public Object getContent(DataFormat format) {
            return content.get(format);
        }

        @Override
        public boolean hasContent(DataFormat format) {
            return content.containsKey(format);
        }

        @Override
        public Set<TransferMode> getTransferModes() {
            return EnumSet.allOf(TransferMode.class);
        }

        @Override
        public void setDragView(Image image) {}

        @Override
        public void setDragViewOffsetX(double x) {}

        @Override
        public void setDragViewOffsetY(double y) {}

        @Override
        public Image getDragView() {
            return null;
        }

        @Override
        public double getDragViewOffsetX() {
            return 0;
        }

        @Override
        public double getDragViewOffsetY() {
            return 0;
        }
    }
}
