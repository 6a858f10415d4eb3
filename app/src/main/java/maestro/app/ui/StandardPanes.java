package maestro.app.ui;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.dock.Layout;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.theme.AgentLook;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The panes that the window has from its first frame, before their features are there, and where
/// they stand unless the user moves them.
final class StandardPanes {

    /// What gets the room when the window grows: where people read.
    static final Set<String> ELASTIC = Set.of("report", "plan", "evidence");

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
                                            Layout.Leaf.of("agent-controller", "timeline")))));

    private StandardPanes() {}

    /// @param standIn what each shows until its feature comes
    static List<Pane> panes(Supplier<Node> standIn) {
        Texts texts = Texts.of(Pane.class);
        return LAYOUT.panes().stream()
                .map(id -> new Pane(id, texts.get("pane." + id), icon(id), standIn))
                .toList();
    }

    private static Ikon icon(String id) {
        return switch (id) {
            case "library" -> MaterialDesignB.BOOKSHELF;
            case "missions" -> MaterialDesignR.ROCKET_LAUNCH_OUTLINE;
            case "search" -> MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE;
            case "report" -> MaterialDesignF.FILE_DOCUMENT_OUTLINE;
            case "plan" -> MaterialDesignF.FILE_TREE_OUTLINE;
            case "evidence" -> MaterialDesignF.FORMAT_QUOTE_CLOSE;
            case "reader" -> MaterialDesignB.BOOK_OPEN_PAGE_VARIANT_OUTLINE;
            case "timeline" -> MaterialDesignT.TIMELINE_CLOCK_OUTLINE;
            case "agent-planning" -> AgentLook.of(AgentKind.PLANNING).icon();
            case "agent-research" -> AgentLook.of(AgentKind.RESEARCH).icon();
            case "agent-reflection" -> AgentLook.of(AgentKind.REFLECTION).icon();
            case "agent-writing" -> AgentLook.of(AgentKind.WRITING).icon();
            case "agent-controller" -> AgentLook.of(AgentKind.CONTROLLER).icon();
            default -> MaterialDesignM.MENU;
        };
    }
}
