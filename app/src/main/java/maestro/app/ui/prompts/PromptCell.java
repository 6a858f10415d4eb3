package maestro.app.ui.prompts;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.agents.role.prompted.Prompt;
import maestro.app.ui.prompts.PromptsViewModel.State;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.theme.AgentLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the prompts: whose task it is, its name, and whether the user has changed it.
final class PromptCell extends ListCell<Prompt> {
    private final Texts texts;
    private final Function<Prompt, State> states;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label state = new Label();
    private final HBox content;
    private String look = "";

    PromptCell(Texts texts, Function<Prompt, State> states) {
        this.texts = texts;
        this.states = states;
        state.getStyleClass().addAll("muted", "small");
        icon.getStyleClass().add("prompt-icon");
        VBox lines = new VBox(name, state);
        lines.setMinWidth(0);
        lines.setAlignment(Pos.CENTER_LEFT);
        content = new HBox(8, icon, lines);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMinWidth(0);
        content.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Prompt prompt, boolean none) {
        super.updateItem(prompt, none);
        if (none || prompt == null) {
            setGraphic(null);
            return;
        }
        AgentLook agent = AgentLook.of(agent(prompt));
        icon.setIconCode(agent.icon());
        content.getStyleClass().remove(look);
        look = agent.styleClass();
        content.getStyleClass().add(look);
        name.setText(texts.get("name." + prompt.name()));
        state.setText(texts.get("state." + states.apply(prompt).name()));
        setGraphic(content);
    }

    private static AgentKind agent(Prompt prompt) {
        return switch (prompt) {
            case PLAN, CLARIFY -> AgentKind.PLANNING;
            case SEARCH, READ -> AgentKind.RESEARCH;
            case REVIEW, CRITICISE -> AgentKind.REFLECTION;
            case WRITE, REVISE, SUMMARY, CONTRAST -> AgentKind.WRITING;
            case CHECK -> AgentKind.CONTROLLER;
            case ADVISE, EXAMINE -> AgentKind.CUSTOM;
        };
    }
}
