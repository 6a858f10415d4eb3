package maestro.app.ui.prompts;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import maestro.agents.mission.Language;
import maestro.agents.role.prompted.Prompt;
import maestro.app.ui.prompts.PromptsViewModel.Key;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;

/// The window of prompts: on the left the agents' tasks, on the right what a model is asked for the
/// chosen one, to be written in, or what differs from the program's own text.
public final class PromptsView extends BorderPane {
    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final PromptsViewModel viewModel;
    private final Texts texts = Texts.of(PromptsView.class);
    private final TextArea text = new TextArea();
    private final TextFlow differences = new TextFlow();
    private final FlowPane placeholders = new FlowPane();
    private final ToggleButton compare = new ToggleButton(texts.get("compare"));

    public PromptsView(PromptsViewModel viewModel) {
        this.viewModel = viewModel;
        setId("prompts");
        getStyleClass().add("prompts");
        getStylesheets().add(FeatureFile.stylesheet(PromptsView.class, "prompts.css"));
        setLeft(list());
        setCenter(new VBox(head(), body(), placeholders(), foot()));
        setOnKeyPressed(event -> {
            if (SAVE.match(event)) {
                viewModel.save();
                event.consume();
            }
        });
    }

    public String title() {
        return texts.get("title");
    }

    private ListView<Prompt> list() {
        ListView<Prompt> made = new ListView<>();
        made.setId("prompts-list");
        made.getItems().setAll(Prompt.values());
        made.getStyleClass().addAll("plain", "edge-to-edge", "prompts-list");
        made.setCellFactory(_ -> new PromptCell(texts, viewModel::state));
        made.getSelectionModel().select(viewModel.chosenProperty().get().prompt());
        made.getSelectionModel()
                .selectedItemProperty()
                .subscribe(prompt -> {
                    if (prompt != null) {
                        viewModel.choose(prompt);
                    }
                });
        viewModel.statesProperty().subscribe(made::refresh);
        return made;
    }

    private Node head() {
        Label name = new Label();
        name.getStyleClass().add("prompts-heading");
        Label about = new Label();
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox languages = languages();
        viewModel
                .chosenProperty()
                .subscribe(key -> {
                    name.setText(texts.get("name." + key.prompt().name()));
                    about.setText(texts.get("about." + key.prompt().name()));
                });
        HBox head = new HBox(12, words, languages);
        head.getStyleClass().add("prompts-head");
        return head;
    }

    private HBox languages() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Language language : Language.values()) {
            ToggleButton button = new ToggleButton(texts.get("language." + language.name()));
            button.setId("prompts-" + language.tag());
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass()
                    .add(language == Language.ENGLISH ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
            button.setOnAction(_ -> {
                button.setSelected(true);
                viewModel.choose(language);
            });
            viewModel
                    .chosenProperty()
                    .subscribe(key -> button.setSelected(key.language() == language));
            box.getChildren().add(button);
        }
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.TOP_RIGHT);
        return box;
    }

    private Node body() {
        text.setId("prompts-text");
        text.setWrapText(true);
        text.textProperty().bindBidirectional(viewModel.textProperty());
        text.setAccessibleText(texts.get("text"));
        differences.getStyleClass().add("differences");
        ScrollPane compared = new ScrollPane(differences);
        compared.setFitToWidth(true);
        compared.setId("prompts-differences");
        compared.getStyleClass().addAll("prompts-differences", "edge-to-edge");
        compared.setFocusTraversable(true);
        StackPane body = new StackPane(text, compared);
        body.getStyleClass().add("prompts-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        text.visibleProperty().bind(compare.selectedProperty().not());
        compared.visibleProperty().bind(compare.selectedProperty());
        compare.selectedProperty().subscribe(this::difference);
        viewModel.textProperty().subscribe(this::difference);
        viewModel.originalProperty().subscribe(this::difference);
        return body;
    }

    private void difference() {
        differences.getChildren().clear();
        if (!compare.isSelected()) {
            return;
        }
        for (Piece piece : viewModel.differences()) {
            Text shown = new Text(piece.text());
            shown.getStyleClass().add("piece");
            switch (piece.side()) {
                case BOTH -> {}
                case ORIGINAL -> {
                    shown.getStyleClass().add("piece-original");
                    shown.setStrikethrough(true);
                }
                case WRITTEN -> {
                    shown.getStyleClass().add("piece-written");
                    shown.setUnderline(true);
                }
            }
            differences.getChildren().add(shown);
        }
    }

    /// Names of what the program puts in; a click writes one at the caret.
    private Node placeholders() {
        placeholders.getStyleClass().add("prompts-placeholders");
        viewModel.chosenProperty().subscribe(this::chips);
        viewModel.textProperty().subscribe(() -> chips(viewModel.chosenProperty().get()));
        placeholders.visibleProperty().bind(compare.selectedProperty().not());
        placeholders.managedProperty().bind(placeholders.visibleProperty());
        return placeholders;
    }

    private void chips(Key key) {
        Label label = new Label(texts.get("placeholders"));
        label.getStyleClass().addAll("muted", "small");
        placeholders.getChildren().setAll(label);
        var missing = viewModel.missing();
        List<String> names = new ArrayList<>(key.prompt().placeholders());
        names.addAll(key.prompt().optional());
        for (String name : names) {
            Button chip = new Button("{{" + name + "}}");
            chip.setId("placeholder-" + name);
            chip.getStyleClass().addAll("placeholder");
            if (missing.contains(name)) {
                chip.getStyleClass().add("missing");
            }
            String about = texts.get("placeholder." + name);
            chip.setTooltip(new Tooltip(about));
            chip.setAccessibleHelp(about);
            chip.setOnAction(_ -> {
                text.insertText(text.getCaretPosition(), "{{" + name + "}}");
                text.requestFocus();
            });
            placeholders.getChildren().add(chip);
        }
    }

    private Node foot() {
        Label said = new Label();
        said.setId("prompts-said");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Runnable say =
                () -> {
                    String problem = viewModel.problemProperty().get();
                    String fault = viewModel.faultProperty().get();
                    boolean wrong = !problem.isEmpty() || !fault.isEmpty();
                    said.setText(
                            !problem.isEmpty()
                                    ? problem
                                    : !fault.isEmpty()
                                            ? fault
                                            : texts.get(
                                                    viewModel.unsavedProperty().get()
                                                            ? "unsaved"
                                                            : "saved"));
                    said.getStyleClass().removeAll("text-danger", "muted");
                    said.getStyleClass().add(wrong ? "text-danger" : "muted");
                };
        viewModel.problemProperty().subscribe(say);
        viewModel.faultProperty().subscribe(say);
        viewModel.unsavedProperty().subscribe(say);
        say.run();
        compare.setId("prompts-compare");
        compare.setTooltip(new Tooltip(texts.get("compare.tip")));
        Button original = new Button(texts.get("original"));
        original.setId("prompts-original");
        original.setTooltip(new Tooltip(texts.get("original.tip")));
        original.setOnAction(_ -> viewModel.writeOriginal());
        var same = viewModel.textProperty().isEqualTo(viewModel.originalProperty());
        original.disableProperty().bind(same);
        compare.disableProperty().bind(Bindings.and(same, compare.selectedProperty().not()));
        Button giveUp = new Button(texts.get("giveUp"));
        giveUp.setId("prompts-give-up");
        giveUp.setOnAction(_ -> viewModel.giveUp());
        giveUp.disableProperty().bind(viewModel.unsavedProperty().not());
        Button save = new Button(texts.get("save"));
        save.setId("prompts-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setTooltip(new Tooltip(texts.get("save.tip", SAVE.getDisplayText())));
        save.setOnAction(_ -> viewModel.save());
        save.disableProperty()
                .bind(viewModel.unsavedProperty().not().or(viewModel.faultProperty().isNotEmpty()));
        for (Region button : new Region[] {compare, original, giveUp, save}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox buttons = new HBox(8, compare, original, giveUp, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, said, buttons);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("prompts-foot");
        return foot;
    }
}
