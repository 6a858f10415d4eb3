package maestro.app.ui.reader;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import maestro.app.ui.shell.Background.Cancellable;
import maestro.rag.document.Page;
import org.jspecify.annotations.Nullable;

/// One page on screen: its image, the marks over its words, and a bar beside them in the margin.
final class PageSheet extends Pane {
    /// A little air round a line of words.
    private static final double AIR = 1.2;

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Page page;
    private final ImageView image = new ImageView();
    private final Pane marks = new Pane();
    private final Label note = new Label();
    private double zoom = 1;
    private @Nullable Cancellable drawing;
    private int drawingWidth;

    PageSheet(Page page) {
        this.page = page;
        getStyleClass().add("page-sheet");
        image.setPreserveRatio(false);
        image.setSmooth(true);
        marks.setMouseTransparent(true);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setVisible(false);
        getChildren().addAll(image, marks, note);
    }

    Page page() {
        return page;
    }

    void zoom(double next) {
        zoom = next;
        double width = page.width() * zoom;
        double height = page.height() * zoom;
        setPrefSize(width, height);
        resize(width, height);
        image.setFitWidth(width);
        image.setFitHeight(height);
        note.setMaxWidth(width - 32);
        note.relocate(16, 16);
        for (var node : marks.getChildren()) {
            place((Mark) node);
        }
    }

    /// @param remark on what the image lacks; empty for nothing
    void show(Image drawn, String remark) {
        drawn();
        image.setImage(drawn);
        say(remark, true);
        note.setVisible(!remark.isEmpty());
    }

    void fail(String why) {
        drawn();
        say(why, true);
    }

    private void say(String words, boolean failed) {
        note.setText(words);
        note.setVisible(true);
        note.pseudoClassStateChanged(FAILED, failed);
    }

    /// Whether it is being drawn as wide as this, in pixels.
    boolean drawingAt(int width) {
        return drawing != null && drawingWidth == width;
    }

    /// Gives up the drawing that goes on, for this one.
    ///
    /// @param words shown until there is an image
    void drawing(int width, Cancellable next, String words) {
        endDrawing();
        if (image.getImage() == null) {
            say(words, false);
        }
        drawing = next;
        drawingWidth = width;
    }

    void endDrawing() {
        if (drawing != null) {
            drawing.cancel();
            drawing = null;
        }
    }

    private void drawn() {
        drawing = null;
    }

    /// @param found has no bars in the margin
    void mark(
            List<maestro.rag.document.Region> current,
            List<maestro.rag.document.Region> others,
            List<maestro.rag.document.Region> found) {
        marks.getChildren().clear();
        others.forEach(r -> add(r, "other", true));
        found.forEach(r -> add(r, "found", false));
        current.forEach(r -> add(r, "current", true));
    }

    private void add(maestro.rag.document.Region region, String style, boolean bar) {
        if (region.page() == page.number()) {
            add(new Mark(region, false), "mark", style);
            if (bar) {
                add(new Mark(region, true), "margin-bar", style);
            }
        }
    }

    private void add(Mark mark, String kind, String style) {
        mark.getStyleClass().addAll(kind, style);
        marks.getChildren().add(mark);
        place(mark);
    }

    private void place(Mark mark) {
        maestro.rag.document.Region r = mark.region;
        double y = (r.y() - AIR) * zoom;
        double height = (r.height() + 2 * AIR) * zoom;
        if (mark.bar) {
            mark.resizeRelocate(6, y - 1, 4, height + 2);
        } else {
            mark.resizeRelocate((r.x() - AIR) * zoom, y, (r.width() + 2 * AIR) * zoom, height);
        }
    }

    private static final class Mark extends Region {
        private final maestro.rag.document.Region region;
        private final boolean bar;

        Mark(maestro.rag.document.Region region, boolean bar) {
            this.region = region;
            this.bar = bar;
            setManaged(false);
        }
    }
}
