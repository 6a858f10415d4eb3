package maestro.app.ui.agents;

import atlantafx.base.theme.Styles;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.custom.Template;
import maestro.agents.mission.CustomAgent.Place;
import maestro.agents.mission.Language;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import org.jspecify.annotations.Nullable;

/// The window of the user's agents: on the left all of them, on the right the one that is chosen.
public final class AgentsView extends BorderPane {
    private final AgentsViewModel viewModel;
    private final Texts texts = Texts.of(AgentsView.class);
    private final ListView<Draft> list = new ListView<>();
    private final TextField name = new TextField();
    private final TextArea told = new TextArea();
    private final TextField model = new TextField();
    private final ChoiceBox<Place> place = new ChoiceBox<>();
    private final CheckBox on = new CheckBox(texts.get("on"));
    private boolean showing;

    public AgentsView(AgentsViewModel viewModel) {
        this.viewModel = viewModel;
        setId("agents");
        getStyleClass().add("agents");
        getStylesheets().add(FeatureFile.stylesheet(AgentsView.class, "agents.css"));
        setLeft(list());
        setCenter(new VBox(intro(), fields(), foot()));
        viewModel.selectedProperty().subscribe(this::show);
        viewModel.drafts().addListener((Observable _) -> list.refresh());
        show();
    }

    public String title() {
        return texts.get("title");
    }

    private Node list() {
        list.setId("agents-list");
        list.setItems(viewModel.drafts());
        list.getStyleClass().addAll("plain", "edge-to-edge", "agents-list");
        Label none = new Label(texts.get("none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setCellFactory(_ ->
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable Draft draft, boolean empty) {
                        super.updateItem(draft, empty);
                        setText(
                                empty || draft == null
                                        ? ""
                                        : draft.name().isBlank()
                                                ? texts.get("unnamed")
                                                : draft.name());
                    }
                });
        list.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (!showing && index.intValue() >= 0) {
                        viewModel.select(index.intValue());
                    }
                });
        MenuButton add = new MenuButton(texts.get("add"));
        add.setId("agents-add");
        add.getItems().add(item("add-empty", texts.get("add.empty"), viewModel::add));
        Language language =
                texts.locale().getLanguage().equals(Language.KOREAN.tag())
                        ? Language.KOREAN
                        : Language.ENGLISH;
        for (Template template : Template.values()) {
            add.getItems()
                    .add(
                            item(
                                    "add-" + template.name(),
                                    template.agent(language).name(),
                                    () -> viewModel.add(template, language)));
        }
        int own = add.getItems().size();
        Runnable plugged =
                () -> {
                    add.getItems().remove(own, add.getItems().size());
                    viewModel
                            .plugged()
                            .forEach(plugin ->
                                    add.getItems()
                                            .add(
                                                    item(
                                                            "add-plugin-" + plugin,
                                                            texts.get("add.plugin", plugin),
                                                            () -> viewModel.addPlugged(plugin))));
                };
        viewModel.plugged().addListener((Observable _) -> plugged.run());
        plugged.run();
        Button duplicate = new Button(texts.get("duplicate"));
        duplicate.setId("agents-duplicate");
        duplicate.setOnAction(_ -> viewModel.duplicate());
        Button delete = new Button(texts.get("delete"));
        delete.setId("agents-delete");
        delete.setOnAction(_ -> viewModel.delete());
        for (Region button : new Region[] {duplicate, delete}) {
            button.disableProperty()
                    .bind(viewModel.selectedProperty().isEqualTo(AgentsViewModel.NONE));
        }
        FlowPane buttons = new FlowPane(6, 6, add, duplicate, delete);
        buttons.getStyleClass().add("agents-buttons");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(list, buttons);
        side.getStyleClass().add("agents-side");
        return side;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Node intro() {
        Label intro = new Label(texts.get("intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        intro.getStyleClass().addAll("muted", "agents-intro");
        return intro;
    }

    private Node fields() {
        name.setId("agents-name");
        told.setId("agents-told");
        told.setWrapText(true);
        told.setPromptText(texts.get("told.prompt"));
        model.setId("agents-model");
        model.setPromptText(texts.get("model.prompt"));
        place.setId("agents-place");
        place.setMaxWidth(Double.MAX_VALUE);
        place.setItems(FXCollections.observableArrayList(Place.values()));
        place.setConverter(new ChoiceWords<>(value -> texts.get("place." + value.name())));
        on.setId("agents-on");
        on.setWrapText(true);
        name.textProperty().subscribe((_, now) -> change(draft -> draft.named(now)));
        told.textProperty().subscribe((_, now) -> change(draft -> draft.told(now)));
        model.textProperty().subscribe((_, now) -> change(draft -> draft.model(now)));
        place.valueProperty()
                .subscribe((_, now) -> change(draft -> now == null ? draft : draft.place(now)));
        on.selectedProperty().subscribe((_, now) -> change(draft -> draft.on(now)));
        VBox.setVgrow(told, Priority.ALWAYS);
        Label toldLabel = label("told", told);
        VBox fields =
                new VBox(
                        label("name", name),
                        name,
                        toldLabel,
                        told,
                        label("place", place),
                        place,
                        label("model", model),
                        model,
                        on);
        fields.getStyleClass().add("agents-fields");
        fields.disableProperty().bind(viewModel.selectedProperty().isEqualTo(AgentsViewModel.NONE));
        VBox.setVgrow(fields, Priority.ALWAYS);
        return fields;
    }

    private Label label(String key, Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        return label;
    }

    private void change(UnaryOperator<Draft> how) {
        if (!showing) {
            showing = true;
            viewModel.current().ifPresent(draft -> viewModel.change(how.apply(draft)));
            list.getSelectionModel().select(viewModel.selectedProperty().get());
            showing = false;
        }
    }

    private void show() {
        if (showing) {
            return;
        }
        showing = true;
        Draft draft =
                viewModel.current().orElse(new Draft("", "", "", Place.AFTER_RESEARCH, false, ""));
        name.setText(draft.name());
        told.setText(draft.told());
        model.setText(draft.model());
        place.setValue(draft.place());
        on.setSelected(draft.on());
        model.setDisable(!draft.plugin().isEmpty());
        list.getSelectionModel().clearSelection();
        list.getSelectionModel().select(viewModel.selectedProperty().get());
        showing = false;
    }

    private Node foot() {
        Label said = new Label();
        said.setId("agents-said");
        said.setWrapText(true);
        said.setAlignment(Pos.CENTER_LEFT);
        viewModel
                .problemProperty()
                .subscribe(problem -> {
                    said.setText(problem.isEmpty() ? texts.get("kept") : problem);
                    said.getStyleClass().removeAll(Styles.TEXT_MUTED, "text-danger", "muted");
                    said.getStyleClass().add(problem.isEmpty() ? "muted" : "text-danger");
                });
        VBox foot = new VBox(said);
        foot.getStyleClass().add("agents-foot");
        return foot;
    }
}
