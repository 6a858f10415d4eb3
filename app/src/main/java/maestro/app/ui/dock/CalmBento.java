package maestro.app.ui.dock;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import software.coley.bentofx.Bento;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.canvas.PixelCanvas;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.dockable.DockableClickBehavior;
import software.coley.bentofx.dockable.DockableMenuFactory;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/// BentoFX with the manners of an editor: a click on a tab selects it (and never folds it away), a
/// double click gives it the whole window, and the hint while dragging is the accent colour rather
/// than red.
final class CalmBento extends Bento {

    private final java.util.function.Consumer<String> doubleClicked;

    CalmBento(java.util.function.Consumer<String> doubleClicked) {
        this.doubleClicked = doubleClicked;
        controlsBuilding().setCanvasFactory(_ -> new HintCanvas());
    }

    @Override
    protected DockableClickBehavior newClickBehavior() {
        return new DockableClickBehavior() {
            @Override
            public void onMouseClick(
                    DockContainerLeaf container, Dockable pane, Header header, MouseEvent e) {
                if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                    doubleClicked.accept(pane.getIdentifier());
                } else if (e.getButton() == MouseButton.PRIMARY) {
                    container.selectDockable(pane);
                    header.requestFocus();
                } else if (e.getButton() == MouseButton.SECONDARY) {
                    DockableMenuFactory factory = pane.getContextMenuFactory();
                    ContextMenu menu = factory == null ? null : factory.build(pane);
                    if (menu != null) {
                        menu.setAutoHide(true);
                        menu.show(header, e.getScreenX(), e.getScreenY());
                    }
                }
            }
        };
    }

    private static final class HintCanvas extends PixelCanvas {
        private static final Color ACCENT = Color.web("#388bfd");

        @Override
        public void fillBorderedRect(
                double x, double y, double width, double height, int border, int fill, int line) {
            double left = Math.max(0, x);
            double top = Math.max(0, y);
            double right = Math.min(Math.floor(getWidth()), x + width);
            double bottom = Math.min(Math.floor(getHeight()), y + height);
            if (right - left <= 2 * border || bottom - top <= 2 * border) {
                return;
            }
            try {
                super.fillBorderedRect(
                        left, top, right - left, bottom - top, border, argb(0x33), argb(0xCC));
            } catch (IndexOutOfBoundsException e) {
                // The canvas paints into an image that it sizes anew only after a layout: where
                // that is
                // still to come, the hint is missed once and comes with the pointer's next move.
                clear();
            }
        }

        private static int argb(int alpha) {
            return alpha << 24
                    | (int) (ACCENT.getRed() * 255) << 16
                    | (int) (ACCENT.getGreen() * 255) << 8
                    | (int) (ACCENT.getBlue() * 255);
        }
    }
}
