package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Index;
import maestro.agents.preset.Preset;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// The top of the form: the kind of research, by a preset; there presets are kept, renamed and
/// deleted, too.
public final class PresetView extends VBox {
    private final BriefViewModel viewModel;
    private final Texts texts;
    private final TextField name = new TextField();
    private final Button keep = new Button();
    private final FlowPane naming;
    private final MenuButton more = new MenuButton();
    private Predicate<String> named = _ -> false;

    PresetView(BriefViewModel viewModel, Texts texts) {
        super(4);
        this.viewModel = viewModel;
        this.texts = texts;
        ComboBox<Optional<Preset>> choice = choice("form-preset", "preset.none", viewModel, texts);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setMinWidth(0);
        HBox.setHgrow(choice, Priority.ALWAYS);
        Label label = new Label(texts.get("preset"));
        label.setLabelFor(choice);
        naming = naming();
        Label about = new Label();
        about.setId("form-preset-about");
        about.getStyleClass().add("form-hint");
        about.setWrapText(true);
        Label problem = new Label();
        problem.setId("form-preset-problem");
        problem.getStyleClass().add("ask-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(viewModel.problemProperty());
        viewModel.problemProperty().subscribe(w -> Visible.set(problem, !w.isEmpty()));
        viewModel
                .chosenProperty()
                .subscribe(chosen -> {
                    about.setText(chosen.map(viewModel::spoken).map(Preset::about).orElse(""));
                    Visible.set(about, !about.getText().isEmpty());
                    Visible.set(naming, false);
                    viewModel.decline();
                });
        HBox line = new HBox(8, choice, actions());
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(label, line, naming, deletion(), about, proposal(), problem);
    }

    /// A choice among presets.
    ///
    /// @param none what it is called where there is none
    public static ComboBox<Optional<Preset>> choice(
            String id, String none, BriefViewModel viewModel, Texts texts) {
        ComboBox<Optional<Preset>> box = new ComboBox<>(viewModel.all());
        box.setId(id);
        box.setAccessibleText(texts.get("preset"));
        box.setVisibleRowCount(12);
        box.setConverter(
                new ChoiceWords<>(preset ->
                        preset.map(viewModel::spoken)
                                .map(Preset::name)
                                .orElseGet(() -> texts.get(none))));
        box.setOnShowing(_ -> viewModel.load());
        // The control lets go of its value while its list changes, which is nobody's choice.
        viewModel.chosenProperty().subscribe(box::setValue);
        viewModel.all().subscribe(() -> box.setValue(viewModel.chosenProperty().get()));
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null && viewModel.all().contains(chosen)) {
                        viewModel.choose(chosen);
                    }
                });
        return box;
    }

    private Node actions() {
        MenuItem save = new MenuItem(texts.get("preset.save"));
        save.setId("preset-save");
        save.setOnAction(_ ->
                ask(
                        viewModel
                                .chosenProperty()
                                .get()
                                .filter(Preset::own)
                                .map(Preset::name)
                                .orElse(""),
                        "preset.save.yes",
                        viewModel::save));
        MenuItem rename = new MenuItem(texts.get("preset.rename"));
        rename.setId("preset-rename");
        rename.setOnAction(_ ->
                ask(
                        viewModel.chosenProperty().get().map(Preset::name).orElse(""),
                        "preset.rename.yes",
                        viewModel::rename));
        MenuItem delete = new MenuItem(texts.get("preset.delete"));
        delete.setId("preset-delete");
        delete.setOnAction(_ -> viewModel.askDelete());
        viewModel
                .chosenProperty()
                .subscribe(chosen -> {
                    boolean own = chosen.filter(Preset::own).isPresent();
                    rename.setDisable(!own);
                    delete.setDisable(!own);
                });
        more.setGraphic(new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
        more.setId("form-preset-more");
        more.getItems().setAll(save, rename, delete);
        more.setTooltip(new Tooltip(texts.get("preset.more")));
        more.setAccessibleText(texts.get("preset.more"));
        more.getStyleClass().add("no-arrow");
        return more;
    }

    /// Asks once, in place, with the harmless answer focused.
    private Node deletion() {
        Label words = new Label();
        words.setWrapText(true);
        Button no = new Button(texts.get("preset.delete.no"));
        no.setId("preset-delete-no");
        no.getStyleClass().add("compact");
        no.setOnAction(_ -> {
            viewModel.decline();
            more.requestFocus();
        });
        Button yes = new Button(texts.get("preset.delete.yes"));
        yes.setId("preset-delete-yes");
        yes.getStyleClass().addAll("compact", Styles.DANGER);
        yes.setOnAction(_ -> {
            viewModel.delete();
            more.requestFocus();
        });
        FlowPane buttons = new FlowPane(8, 4, no, yes);
        VBox question = new VBox(words, buttons);
        question.setId("preset-delete-question");
        question.getStyleClass().addAll("notice", "notice-warning");
        viewModel
                .deletingProperty()
                .subscribe(asked -> {
                    Visible.set(question, asked.isPresent());
                    asked.ifPresent(preset -> {
                        words.setText(texts.get("preset.delete.ask", preset.name()));
                        no.requestFocus();
                    });
                });
        return question;
    }

    /// Escape leaves what is being asked here, and nothing else.
    boolean left() {
        boolean asking = naming.isVisible() || viewModel.deletingProperty().get().isPresent();
        if (asking) {
            Visible.set(naming, false);
            viewModel.decline();
            more.requestFocus();
        }
        return asking;
    }

    private void ask(String now, String yes, Predicate<String> what) {
        named = what;
        keep.setText(texts.get(yes));
        name.setText(now);
        viewModel.decline();
        Visible.set(naming, true);
        name.requestFocus();
        name.selectAll();
    }

    private FlowPane naming() {
        name.setId("form-preset-name");
        name.setPromptText(texts.get("preset.name"));
        name.setAccessibleText(texts.get("preset.name"));
        keep.setId("form-preset-keep");
        keep.disableProperty()
                .bind(
                        name.textProperty()
                                .map(t -> t.isBlank() || t.strip().length() > Preset.LONGEST_NAME));
        keep.setOnAction(_ -> keep());
        Button leave = new Button(texts.get("form.cancel"));
        leave.getStyleClass().add(Styles.FLAT);
        FlowPane line = new FlowPane(8, 4, name, keep, leave);
        leave.setOnAction(_ -> Visible.set(line, false));
        line.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                        keep();
                        event.consume();
                    }
                });
        return line;
    }

    private void keep() {
        if (named.test(name.getText())) {
            Visible.set(naming, false);
        }
    }

    /// Sources that need egress are only proposed.
    private Node proposal() {
        Label words = new Label();
        words.getStyleClass().add("form-hint");
        words.setWrapText(true);
        Hyperlink accept = new Hyperlink(texts.get("preset.proposed.yes"));
        accept.setId("form-preset-accept");
        accept.setOnAction(_ -> viewModel.accept());
        VBox line = new VBox(words, accept);
        line.setId("form-preset-proposed");
        viewModel
                .proposedProperty()
                .subscribe(proposed -> {
                    words.setText(
                            texts.get(
                                    "preset.proposed",
                                    proposed.stream()
                                            .map(i ->
                                                    i == Index.WEB
                                                            ? texts.get("form.web")
                                                            : i.title())
                                            .collect(Collectors.joining(", "))));
                    Visible.set(line, !proposed.isEmpty());
                });
        return line;
    }
}
