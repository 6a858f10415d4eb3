package maestro.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import maestro.app.ui.dock.Layout;

/// What the window shows in its first frame: its parts where they will be, still without words. It
/// needs a tenth of the time that the panes take.
final class Skeleton extends BorderPane {
    private static final double GAP = 6;

    /// @param layout of the panes
    Skeleton(Layout layout) {
        setId("skeleton");
        setTop(part("shell-top"));
        setCenter(new Parts(layout));
        setBottom(part("status-line"));
    }

    private static Region part(String styleClass) {
        Region part = new Region();
        part.getStyleClass().add(styleClass);
        return part;
    }

    private static final class Parts extends Region {
        private final Layout layout;

        Parts(Layout layout) {
            this.layout = layout;
            getStyleClass().add("parts");
            List<Bounds> leaves = new ArrayList<>();
            place(layout, new BoundingBox(0, 0, 1, 1), leaves);
            leaves.forEach(_ -> getChildren().add(part("container-leaf")));
        }

        @Override
        protected void layoutChildren() {
            List<Bounds> places = new ArrayList<>();
            place(layout, new BoundingBox(0, 0, getWidth(), getHeight()), places);
            for (int i = 0; i < places.size(); i++) {
                Bounds at = places.get(i);
                getChildren()
                        .get(i)
                        .resizeRelocate(
                                Math.rint(at.getMinX() + GAP / 2),
                                Math.rint(at.getMinY() + GAP / 2),
                                Math.rint(Math.max(0, at.getWidth() - GAP)),
                                Math.rint(Math.max(0, at.getHeight() - GAP)));
            }
        }

        private static void place(Layout layout, Bounds in, List<Bounds> to) {
            switch (layout) {
                case Layout.Leaf _ -> to.add(in);
                case Layout.Split split -> {
                    double from = 0;
                    for (int i = 0; i < split.children().size(); i++) {
                        boolean last = i >= split.dividers().size();
                        double until = last ? 1 : Math.clamp(split.dividers().get(i), from, 1);
                        place(split.children().get(i), share(split, in, from, until), to);
                        from = until;
                    }
                }
            }
        }

        private static Bounds share(Layout.Split split, Bounds in, double from, double until) {
            return split.vertical()
                    ? new BoundingBox(
                            in.getMinX(),
                            in.getMinY() + from * in.getHeight(),
                            in.getWidth(),
                            (until - from) * in.getHeight())
                    : new BoundingBox(
                            in.getMinX() + from * in.getWidth(),
                            in.getMinY(),
                            (until - from) * in.getWidth(),
                            in.getHeight());
        }
    }
}
