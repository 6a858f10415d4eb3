package maestro.app.ui.dock;

import javafx.scene.Scene;
import javafx.scene.control.SplitPane;

/// Of two parts one below the other, one keeps its height while the other takes what the window
/// gains. Where the window becomes lower than it was when the user set them, both give way, each by
/// its share, so that in a small window the one that keeps its height does not have half of it.
final class KeptHeight {
    private final SplitPane split;
    private final boolean lower;

    /// The divider as it was set, and the height of both parts then.
    private double set = -1;

    private double setAt;
    private boolean resizing;

    private KeptHeight(SplitPane split, boolean lower) {
        this.split = split;
        this.lower = lower;
        split.heightProperty().subscribe((_, _) -> resized());
        split.getDividers().getFirst().positionProperty().subscribe((_, _) -> moved());
    }

    /// @param split of two parts, one below the other
    /// @param lower whether the lower one keeps its height, or the upper
    static void watch(SplitPane split, boolean lower) {
        new KeptHeight(split, lower);
    }

    private void moved() {
        if (!resizing) {
            remember();
        }
    }

    private void remember() {
        if (split.getHeight() > 0) {
            set = split.getDividerPositions()[0];
            setAt = split.getHeight();
        }
    }

    /// The split pane moves its divider while it is laid out; what is wanted comes right after,
    /// before anything is painted.
    private void resized() {
        Scene scene = split.getScene();
        if (resizing || scene == null) {
            return;
        }
        resizing = true;
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        place();
                        resizing = false;
                    }
                });
    }

    private void place() {
        double height = split.getHeight();
        if (height <= 0 || split.getDividers().size() != 1) {
            return;
        }
        if (set < 0) {
            remember(); // it was set before there was a height
            return;
        }
        double share = Math.min(1, setAt / height);
        split.setDividerPositions(lower ? 1 - (1 - set) * share : set * share);
        split.layout();
    }
}
