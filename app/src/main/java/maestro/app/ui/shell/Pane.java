package maestro.app.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.theme.AgentLook;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A dockable part of the window.
///
/// @param id stable, kept in saved layouts: "library", "report", "agent-planning"
/// @param title in the user's language
/// @param content made when the pane is first shown, on the screen's thread, and kept
public record Pane(String id, String title, Ikon icon, Supplier<Node> content) {

    /// A pane of the desktop. It is named here and nowhere else, so that it looks the same before
    /// its feature is there and after.
    public static Pane of(String id, Supplier<Node> content) {
        return new Pane(id, titleOf(id), icon(id), content);
    }

    /// A pane's title in the user's language.
    public static String titleOf(String id) {
        return Texts.of(Pane.class).get("pane." + id);
    }

    private static Ikon icon(String id) {
        return switch (id) {
            case "library" -> MaterialDesignB.BOOKSHELF;
            case "missions" -> MaterialDesignF.FLAG_OUTLINE;
            case "search" -> MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE;
            case "report" -> MaterialDesignF.FILE_DOCUMENT_OUTLINE;
            case "plan" -> MaterialDesignF.FILE_TREE_OUTLINE;
            case "evidence" -> MaterialDesignF.FORMAT_QUOTE_CLOSE;
            case "reader" -> MaterialDesignB.BOOK_OPEN_PAGE_VARIANT_OUTLINE;
            case "timeline" -> MaterialDesignC.CHART_GANTT;
            case "agent-planning" -> AgentLook.of(AgentKind.PLANNING).icon();
            case "agent-research" -> AgentLook.of(AgentKind.RESEARCH).icon();
            case "agent-reflection" -> AgentLook.of(AgentKind.REFLECTION).icon();
            case "agent-writing" -> AgentLook.of(AgentKind.WRITING).icon();
            case "agent-controller" -> AgentLook.of(AgentKind.CONTROLLER).icon();
            case "agent-custom" -> AgentLook.of(AgentKind.CUSTOM).icon();
            default -> throw new IllegalArgumentException("no pane " + id);
        };
    }
}
