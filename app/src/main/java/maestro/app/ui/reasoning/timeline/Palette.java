package maestro.app.ui.reasoning.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.theme.AgentLook;

/// The theme's colours for a drawing. A canvas has no style sheet, so each colour is the background
/// of a small invisible region, which the theme sets and changes.
final class Palette {
    private final Map<AgentKind, Region> agents = new EnumMap<>(AgentKind.class);
    private final Region text = probe("probe-text");
    private final Region line = probe("probe-line");
    private final Region failed = probe("probe-failed");
    private final Region focus = probe("probe-focus");

    Palette() {
        for (AgentKind agent : AgentKind.values()) {
            Region probe = probe("probe-agent");
            probe.getStyleClass().add(AgentLook.of(agent).styleClass());
            agents.put(agent, probe);
        }
    }

    private static Region probe(String styleClass) {
        Region probe = new Region();
        probe.getStyleClass().add(styleClass);
        Visible.set(probe, false);
        return probe;
    }

    /// To be put somewhere in the scene.
    List<Region> probes() {
        List<Region> all = new ArrayList<>(List.of(text, line, failed, focus));
        all.addAll(agents.values());
        return all;
    }

    void onChange(Runnable redraw) {
        probes().forEach(p -> p.backgroundProperty().subscribe(redraw));
    }

    Paint agent(AgentKind agent) {
        return colour(Objects.requireNonNull(agents.get(agent)));
    }

    Paint text() {
        return colour(text);
    }

    Paint line() {
        return colour(line);
    }

    Paint failed() {
        return colour(failed);
    }

    Paint focus() {
        return colour(focus);
    }

    private static Paint colour(Region probe) {
        return probe.getBackground() == null || probe.getBackground().getFills().isEmpty()
                ? Color.GRAY
                : probe.getBackground().getFills().getFirst().getFill();
    }
}
