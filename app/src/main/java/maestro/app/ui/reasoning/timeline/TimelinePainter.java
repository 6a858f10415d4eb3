package maestro.app.ui.reasoning.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.reasoning.step.StepStatus;
import maestro.app.ui.reasoning.timeline.TimelineViewModel.Bar;
import maestro.app.ui.reasoning.timeline.TimelineViewModel.Cut;
import maestro.app.ui.shell.TimeWords;
import org.jspecify.annotations.Nullable;

/// Draws the timeline: only what is in sight, and of bars narrower than a pixel only one a pixel,
/// so that ten thousand steps cost as much as the screen is wide.
final class TimelinePainter {
    static final double AXIS = 20;
    private static final double GAP = 6;
    private static final double MOST = 18;
    private static final double LEAST = 3;

    private final TimelineViewModel viewModel;
    private final TimeScale scale;
    private final Palette palette;
    private final TimeWords times;
    private List<Lane> lanes = List.of();
    private double bottom;

    /// @param first whether it is its agent's first
    record Lane(AgentKind agent, int index, boolean first, double y, double height) {}

    TimelinePainter(
            TimelineViewModel viewModel, TimeScale scale, Palette palette, TimeWords times) {
        this.viewModel = viewModel;
        this.scale = scale;
        this.palette = palette;
        this.times = times;
    }

    /// Places the lanes in the height there is; every agent has at least one.
    List<Lane> lay(double height) {
        int count = 0;
        for (AgentKind agent : AgentKind.values()) {
            count += lanes(agent);
        }
        double room = height - AXIS - GAP * AgentKind.values().length;
        double each = Math.clamp(room / count, LEAST, MOST);
        List<Lane> laid = new ArrayList<>();
        double y = AXIS + GAP / 2;
        for (AgentKind agent : AgentKind.values()) {
            int of = lanes(agent);
            for (int i = 0; i < of; i++) {
                laid.add(new Lane(agent, i, i == 0, y, each));
                y += each;
            }
            y += of == 0 ? 0 : GAP;
        }
        bottom = y;
        lanes = laid;
        return laid;
    }

    /// Agents of the user's own take room only where there are some.
    private int lanes(AgentKind agent) {
        int used = viewModel.lanes(agent).size();
        return agent == AgentKind.CUSTOM ? used : Math.max(1, used);
    }

    void draw(GraphicsContext g, double width, double height, double extent, @Nullable Bar marked) {
        g.clearRect(0, 0, width, height);
        axis(g, width);
        for (Cut cut : viewModel.cuts()) {
            cut(g, cut);
        }
        for (Lane lane : lanes) {
            List<List<Bar>> of = viewModel.lanes(lane.agent());
            if (lane.index() < of.size()) {
                bars(g, lane, of.get(lane.index()), extent, marked);
            }
        }
    }

    private void axis(GraphicsContext g, double width) {
        double step = scale.step(72);
        g.setTextAlign(TextAlignment.LEFT);
        g.setLineWidth(1);
        for (double t = Math.ceil(scale.from() / step) * step; ; t += step) {
            double x = Math.floor(scale.x(t));
            if (x > width) {
                break;
            }
            // A filled pixel: a stroke of the same look costs the renderer a hundred times that.
            g.setFill(palette.line());
            g.fillRect(x, AXIS - 4, 1, bottom - AXIS + 4);
            g.setFill(palette.text());
            Duration at = Duration.ofMillis((long) t);
            g.fillText(step < 1_000 ? times.length(at) : times.clock(at), x + 3, AXIS - 7);
        }
    }

    /// Where time was cut out.
    private void cut(GraphicsContext g, Cut cut) {
        double x = Math.floor(scale.x(cut.at() + TimelineViewModel.CUT / 2.0));
        g.setFill(palette.text());
        for (double y = AXIS; y < bottom; y += 6) {
            g.fillRect(x, y, 1, Math.min(3, bottom - y));
        }
    }

    private void bars(
            GraphicsContext g, Lane lane, List<Bar> bars, double extent, @Nullable Bar marked) {
        Paint hue = palette.agent(lane.agent());
        double inset = lane.height() > 6 ? 1 : 0;
        double y = lane.y() + inset;
        double h = Math.max(2, lane.height() - 2 * inset);
        double drawnTo = Double.NEGATIVE_INFINITY;
        for (int i = firstFrom(bars, scale.from()); i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double x = scale.x(bar.start());
            if (bar.start() > scale.until()) {
                break;
            }
            boolean plain = bar.status() == StepStatus.FINISHED;
            double end = scale.x(bar.status() == StepStatus.RUNNING ? extent : bar.end());
            if (plain && bar != marked && end < drawnTo) {
                continue;
            }
            double w = Math.max(1.5, end - x - 0.5);
            paint(g, bar, hue, x, y, w, h);
            drawnTo = x + Math.max(w, 1);
            if (bar == marked) {
                g.setStroke(palette.focus());
                g.setLineWidth(2);
                g.strokeRect(x - 1, y - 1, w + 2, h + 2);
                g.setLineWidth(1);
            }
        }
    }

    private void paint(
            GraphicsContext g, Bar bar, Paint hue, double x, double y, double w, double h) {
        switch (bar.status()) {
            case FINISHED -> {
                g.setFill(hue);
                g.fillRect(x, y, w, h);
            }
            case RUNNING -> {
                g.setFill(hue);
                g.setGlobalAlpha(0.55);
                g.fillRect(x, y, w, h);
                g.setGlobalAlpha(1);
                g.fillRect(x + w - 2, y, 2, h);
            }
            case BROKEN -> {
                g.setStroke(hue);
                g.setLineDashes(2, 2);
                g.strokeRect(x + 0.5, y + 0.5, Math.max(1, w - 1), h - 1);
                g.setLineDashes();
            }
            case FRUITLESS, FAILED -> {
                g.setFill(palette.failed());
                g.fillRect(x, y, w, h);
                g.setStroke(palette.failed());
                g.strokeLine(x, y - 1, x + Math.min(w, h), y + h + 1);
            }
        }
    }

    /// Index of the first bar that may reach into sight.
    private static int firstFrom(List<Bar> bars, double from) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (bars.get(mid).start() < from) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return Math.max(0, low - 1);
    }

    /// The bar at a point, or the nearest within three pixels of it.
    Optional<Bar> at(double x, double y, double extent) {
        for (Lane lane : lanes) {
            List<List<Bar>> of = viewModel.lanes(lane.agent());
            if (y < lane.y() || y >= lane.y() + lane.height() || lane.index() >= of.size()) {
                continue;
            }
            List<Bar> bars = of.get(lane.index());
            double slack = 3 * scale.perPixel();
            double time = scale.at(x);
            for (int i = firstFrom(bars, time + slack); i >= 0; i--) {
                if (i >= bars.size()) {
                    continue;
                }
                Bar bar = bars.get(i);
                double end = bar.status() == StepStatus.RUNNING ? extent : bar.end();
                if (bar.start() <= time + slack && end >= time - slack) {
                    return Optional.of(bar);
                }
                if (end < time - slack) {
                    break;
                }
            }
        }
        return Optional.empty();
    }
}
