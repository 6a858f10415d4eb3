package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.models.connection.EgressLook;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the form that says who thinks, and what leaves the machine for it. The rest is
/// behind "More about the model", and there only where there is a model.
public final class ThinkerView extends VBox {
    private final ThinkerViewModel viewModel;
    private final Texts texts;
    private final ThinkerWords words;
    private final GridPane more = new GridPane();

    /// @param outside whether the mission sends something away besides
    public ThinkerView(ThinkerViewModel viewModel, ObservableBooleanValue outside, Texts texts) {
        super(4);
        this.viewModel = viewModel;
        this.texts = texts;
        words = new ThinkerWords(texts);
        ComboBox<Thinker> who =
                choice("form-thinker", viewModel.all(), words::name, viewModel.thinkerProperty());
        who.setMaxWidth(Double.MAX_VALUE);
        Label name = new Label(texts.get("form.thinker"));
        name.setLabelFor(who);
        FontIcon icon = new FontIcon();
        Label egress = new Label();
        egress.setId("form-egress");
        egress.setWrapText(true);
        HBox egressLine = new HBox(8, icon, egress);
        egressLine.getStyleClass().add("egress");
        Node masking = masking();
        TitledPane pane = new TitledPane(texts.get("form.model.more"), more());
        pane.setId("form-model-more");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().addAll(Styles.DENSE, "form-more");
        outside.subscribe(
                on -> egress.setText(words.egress(viewModel.thinkerProperty().get(), on)));
        viewModel
                .thinkerProperty()
                .subscribe(thinker -> {
                    egress.setText(words.egress(thinker, outside.get()));
                    EgressLook.show(icon, ThinkerWords.url(thinker));
                    Visible.set(pane, thinker instanceof Thinker.WithModel);
                    Visible.set(masking, viewModel.egress() == Egress.REMOTE);
                });
        getChildren().setAll(name, who, egressLine, masking, pane);
    }

    /// What a model elsewhere is not told.
    private Node masking() {
        CheckBox mask = new CheckBox(texts.get("form.mask"));
        mask.setId("form-mask");
        mask.setWrapText(true);
        mask.selectedProperty().bindBidirectional(viewModel.maskProperty());
        Label hint = new Label(texts.get("form.mask.hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        TextField names = new TextField();
        names.setId("form-mask-names");
        names.setPromptText(texts.get("form.mask.names"));
        names.setAccessibleText(texts.get("form.mask.names"));
        names.textProperty().bindBidirectional(viewModel.namesProperty());
        names.disableProperty().bind(mask.selectedProperty().not());
        return new VBox(4, mask, names, hint);
    }

    private Node more() {
        more.getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        more.getColumnConstraints().setAll(names, fields);
        row(
                "form.thinking",
                choice(
                        "form-thinking",
                        FXCollections.observableArrayList(Thinking.values()),
                        level -> texts.get("thinking." + level.name()),
                        viewModel.thinkingProperty()));
        row(
                "form.temperature",
                decimal("form-temperature", viewModel.temperatureProperty(), 2, 0.1));
        for (AgentKind agent : ThinkerViewModel.ROLES) {
            row(
                    "form.role." + agent.name(),
                    choice(
                            "form-role-" + agent.name().toLowerCase(java.util.Locale.ROOT),
                            viewModel.modelsThere(),
                            model -> model.isEmpty() ? texts.get("form.role.same") : model,
                            viewModel.roleProperty(agent)));
        }
        row("form.calls", number("form-calls", viewModel.callsProperty(), 50));
        row("form.tokens", number("form-tokens", viewModel.kiloTokensProperty(), 100));
        row("form.cost", decimal("form-cost", viewModel.costProperty(), 1e6, 1));
        row("form.price.in", decimal("form-price-in", viewModel.promptPriceProperty(), 1e4, 0.1));
        row(
                "form.price.out",
                decimal("form-price-out", viewModel.completionPriceProperty(), 1e4, 0.1));
        Label note = new Label(texts.get("form.model.note"));
        note.getStyleClass().add("form-hint");
        note.setWrapText(true);
        more.add(note, 0, more.getRowCount(), 2, 1);
        return more;
    }

    private void row(String key, Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        more.addRow(more.getRowCount(), label, field);
    }

    private static <T> ComboBox<T> choice(
            String id, ObservableList<T> values, Function<T, String> words, Property<T> value) {
        ComboBox<T> box = new ComboBox<>(values);
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(words));
        // The control lets go of its value while its list changes, which is nobody's choice.
        value.subscribe(box::setValue);
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        value.setValue(chosen);
                    }
                });
        values.subscribe(() -> box.setValue(value.getValue()));
        return box;
    }

    /// 0 is no limit.
    private Spinner<Integer> number(String id, IntegerProperty value, int step) {
        Spinner<Integer> spinner =
                new Spinner<>(
                        new SpinnerValueFactory.IntegerSpinnerValueFactory(
                                0, 1_000_000, value.get(), step));
        return bound(spinner, id, v -> value.set(v.intValue()));
    }

    private Spinner<Double> decimal(String id, DoubleProperty value, double most, double step) {
        Spinner<Double> spinner =
                new Spinner<>(
                        new SpinnerValueFactory.DoubleSpinnerValueFactory(
                                0, most, value.get(), step));
        return bound(spinner, id, v -> value.set(v.doubleValue()));
    }

    private static <T extends Number> Spinner<T> bound(
            Spinner<T> spinner, String id, java.util.function.Consumer<T> change) {
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setMaxWidth(140);
        spinner.valueProperty()
                .subscribe(value -> {
                    if (value != null) {
                        change.accept(value);
                    }
                });
        spinner.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        spinner.commitValue();
                    }
                });
        return spinner;
    }
}
