package maestro.app.ui.models;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.model.ModelInfo;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;

/// What is known of the chosen model, and the button that deletes it.
final class ModelDetails extends HBox {
    private final Texts texts;
    private final ModelWords words;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Button check = new Button();
    private final Button delete = new Button();
    private String shown = "";

    /// @param check given the model's name, as delete is
    ModelDetails(Texts texts, ModelWords words, Consumer<String> check, Consumer<String> delete) {
        super(12);
        this.texts = texts;
        this.words = words;
        getStyleClass().add("model-details");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("strong");
        facts.setId("model-facts");
        facts.getStyleClass().add("muted");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox lines = new VBox(2, name, facts);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        this.delete.setId("model-delete");
        this.delete.setMinWidth(Region.USE_PREF_SIZE);
        this.delete.setOnAction(_ -> delete.accept(shown));
        this.check.setId("model-check");
        this.check.setText(texts.get("check"));
        this.check.setTooltip(new Tooltip(texts.get("check.tooltip")));
        this.check.setMinWidth(Region.USE_PREF_SIZE);
        this.check.setOnAction(_ -> check.accept(shown));
        getChildren().setAll(lines, this.check, this.delete);
        Visible.set(this, false);
    }

    void show(@Nullable ModelInfo model, @Nullable Server server) {
        Visible.set(this, model != null && server != null);
        if (model == null || server == null) {
            shown = "";
            return;
        }
        boolean again = model.name().equals(shown);
        shown = model.name();
        boolean named = server.connection().models().contains(model.name());
        boolean kept = server.contact() instanceof Contact.Ready ready && ready.keepsModels();
        Visible.set(delete, named || kept);
        delete.setText(texts.get(named ? "unname" : "delete"));
        name.setText(model.name());
        if (!again) {
            facts.setText(facts(model));
        }
    }

    /// The server has told more about the model.
    void more(ModelInfo model) {
        if (model.name().equals(shown)) {
            facts.setText(facts(model));
        }
    }

    private String facts(ModelInfo model) {
        List<String> parts = new ArrayList<>();
        add(parts, words.bytes(model.bytes()));
        add(parts, model.family());
        add(parts, ModelWords.kind(model));
        add(parts, words.context(model.contextTokens()));
        model.abilities().stream().sorted().map(this::ability).forEach(a -> add(parts, a));
        if (model.changed() != null) {
            add(
                    parts,
                    texts.get(
                            "details.changed",
                            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                    .withLocale(texts.locale())
                                    .withZone(ZoneId.systemDefault())
                                    .format(model.changed())));
        }
        return parts.isEmpty() ? texts.get("details.none") : String.join("  ·  ", parts);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    private String ability(String ability) {
        return switch (ability) {
            case "completion", "tools", "thinking", "vision", "embedding" ->
                    texts.get("ability." + ability);
            default -> ability;
        };
    }
}
