package maestro.app.ui.dock;

import java.util.List;

/// What is remembered of the windows.
///
/// @param floating windows that panes were torn off into
/// @param closed panes the user closed; a pane that is neither here nor shown is new
public record SavedLayout(WindowLayout main, List<WindowLayout> floating, List<String> closed) {

    public SavedLayout {
        floating = List.copyOf(floating);
        closed = List.copyOf(closed);
    }

    /// @param bounds in screen coordinates
    public record WindowLayout(Bounds bounds, boolean maximized, Layout layout) {}

    /// @param x NaN where the window has not been placed yet
    public record Bounds(double x, double y, double width, double height) {

        public static final Bounds UNPLACED = new Bounds(Double.NaN, Double.NaN, 1600, 1000);

        /// The same, or moved and shrunk so that all of it is on the screen that shows most of it;
        /// on the first screen where none shows any.
        public Bounds within(List<Bounds> screens) {
            if (screens.isEmpty()) {
                return this;
            }
            Bounds best = screens.getFirst();
            for (Bounds screen : screens) {
                if (screen.shared(this) > best.shared(this)) {
                    best = screen;
                }
            }
            double w = Math.min(width, best.width);
            double h = Math.min(height, best.height);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return new Bounds(
                        best.x + (best.width - w) / 2, best.y + (best.height - h) / 2, w, h);
            }
            return new Bounds(
                    Math.clamp(x, best.x, best.x + best.width - w),
                    Math.clamp(y, best.y, best.y + best.height - h),
                    w,
                    h);
        }

        private double shared(Bounds other) {
            double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            return w > 0 && h > 0 ? w * h : 0;
        }
    }
}
