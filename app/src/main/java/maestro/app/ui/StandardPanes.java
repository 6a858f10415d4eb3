package maestro.app.ui;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import maestro.app.ui.dock.Layout;
import maestro.app.ui.shell.Pane;

/// The panes that the window has from its first frame, before their features are there, and where
/// they stand unless the user moves them.
final class StandardPanes {

    /// What gets the room when the window grows: where people read.
    static final Set<String> ELASTIC = Set.of("report", "plan", "evidence", "reader");

    static final Layout LAYOUT =
            new Layout.Split(
                    true,
                    List.of(0.70),
                    List.of(
                            new Layout.Split(
                                    false,
                                    List.of(0.23, 0.67),
                                    List.of(
                                            Layout.Leaf.of("library", "missions", "search"),
                                            Layout.Leaf.of("report", "plan", "evidence"),
                                            Layout.Leaf.of("reader"))),
                            new Layout.Split(
                                    false,
                                    List.of(0.2, 0.4, 0.6, 0.8),
                                    List.of(
                                            Layout.Leaf.of("agent-planning"),
                                            Layout.Leaf.of("agent-research"),
                                            Layout.Leaf.of("agent-reflection"),
                                            Layout.Leaf.of("agent-writing"),
                                            Layout.Leaf.of(
                                                    "agent-controller",
                                                    "agent-custom",
                                                    "timeline")))));

    private StandardPanes() {}

    /// @param standIn what each shows until its feature comes
    static List<Pane> panes(Supplier<Node> standIn) {
        return LAYOUT.panes().stream().map(id -> Pane.of(id, standIn)).toList();
    }
}
