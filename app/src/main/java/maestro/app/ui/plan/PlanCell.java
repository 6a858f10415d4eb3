package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section.Standing;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanFacts.Facts;
import maestro.agents.plan.PlanFacts.State;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.theme.AgentLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// A section with its purpose and what it has so far, or a question with who asked it.
final class PlanCell extends TreeCell<PlanNode> {
    private static final double SCROLL_BAR = 14;
    private static final double ARROW = 24;
    private static final double INDENT = 18;

    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Label text = new Label();
    private final Label purpose = new Label();
    private final Label facts = new Label();
    private final HBox content;
    private List<String> classes = List.of();

    PlanCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("plan-cell");
        setPrefWidth(0);
        text.setWrapText(true);
        text.getStyleClass().add("plan-text");
        purpose.setWrapText(true);
        purpose.getStyleClass().add("plan-purpose");
        facts.setWrapText(true);
        facts.getStyleClass().add("plan-facts");
        VBox words = new VBox(text, purpose, facts);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(icon, words);
        content.getStyleClass().add("plan-line");
        content.setMinWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable PlanNode node, boolean none) {
        super.updateItem(node, none);
        if (none || node == null) {
            setGraphic(null);
            style(List.of());
            return;
        }
        text.setText(
                node.text().isBlank()
                        ? texts.get(node.section() ? "untitled" : "unasked")
                        : node.text());
        show(purpose, node.purpose());
        show(facts, facts(node));
        icon.setIconCode(icon(node));
        style(
                List.of(
                        node.section() ? "plan-section" : "plan-question",
                        "standing-" + node.standing().name().toLowerCase(Locale.ROOT),
                        "mark-" + node.mark().name().toLowerCase(Locale.ROOT),
                        "state-" + node.facts().state().name().toLowerCase(Locale.ROOT)));
        setAccessibleText(text.getText() + ". " + facts.getText());
        setGraphic(content);
    }

    /// A wrapped text needs to know how wide it may be; the skin asks without saying.
    @Override
    protected double computePrefHeight(double width) {
        TreeView<PlanNode> tree = getTreeView();
        if (isEmpty() || tree == null) {
            return super.computePrefHeight(width);
        }
        int level = Math.max(1, tree.getTreeItemLevel(getTreeItem()));
        double room = tree.getWidth() - SCROLL_BAR - ARROW - INDENT * (level - 1);
        double inner = Math.max(60, room - snappedLeftInset() - snappedRightInset());
        content.setPrefWidth(inner);
        return snappedTopInset() + content.prefHeight(inner) + snappedBottomInset();
    }

    private static void show(Label label, String words) {
        label.setText(words);
        Visible.set(label, !words.isBlank());
    }

    private void style(List<String> wanted) {
        if (!wanted.equals(classes)) {
            getStyleClass().removeAll(classes);
            getStyleClass().addAll(wanted);
            classes = wanted;
        }
    }

    private String facts(PlanNode node) {
        List<String> parts = new ArrayList<>();
        for (Change change : node.changes()) {
            parts.add(words(change));
        }
        Origin origin = node.origin();
        if (origin != null) {
            parts.add(texts.get("origin." + origin.name()));
        }
        boolean said =
                node.changes().stream()
                        .anyMatch(c -> c.kind().name().equals(node.standing().name()));
        if (node.standing() != Standing.FREE && !said) {
            parts.add(texts.get("standing." + node.standing().name()));
        }
        Facts known = node.facts();
        boolean waits = known.state() == State.WAITING && node.standing() == Standing.PAUSED;
        if (known.state() != State.NONE && !waits) {
            parts.add(texts.get("state." + known.state().name()));
        }
        if (known.notes() > 0) {
            parts.add(texts.get("facts.notes", known.notes(), known.documents()));
        }
        if (known.coverage() >= 0) {
            parts.add(texts.get("facts.coverage", known.coverage()));
        }
        return String.join(" · ", parts);
    }

    private String words(Change change) {
        return switch (change.kind()) {
            case PINNED, PAUSED -> "~ " + texts.get("standing." + change.kind());
            default -> {
                String key = "change." + (change.before().isEmpty() ? "bare." : "");
                yield texts.get(key + change.kind(), change.before());
            }
        };
    }

    private static Ikon icon(PlanNode node) {
        Origin origin = node.origin();
        if (origin != null) {
            return switch (origin) {
                case USER -> MaterialDesignA.ACCOUNT_OUTLINE;
                case PLANNER -> AgentLook.of(AgentKind.PLANNING).icon();
                case GAP -> AgentLook.of(AgentKind.REFLECTION).icon();
            };
        }
        switch (node.standing()) {
            case PINNED -> {
                return MaterialDesignP.PIN_OUTLINE;
            }
            case PAUSED -> {
                return MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            }
            case FREE -> {}
        }
        return switch (node.facts().state()) {
            case NONE -> MaterialDesignF.FORMAT_SECTION;
            case WAITING -> MaterialDesignC.CIRCLE_OUTLINE;
            case RESEARCHING -> MaterialDesignM.MAGNIFY;
            case RESEARCHED -> MaterialDesignN.NOTE_OUTLINE;
            case WRITING -> MaterialDesignF.FOUNTAIN_PEN_TIP;
            case WRITTEN -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
        };
    }
}
