package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Brief.Unsupported;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;

/// The part of the form that says how the report is to be: its headings, its tone, and what becomes
/// of sentences that their quotes don't carry. Open where a preset fills it in.
public final class BriefView extends TitledPane {
    public BriefView(BriefViewModel viewModel, ThinkerViewModel thinker, Texts texts) {
        setText(texts.get("brief"));
        setId("form-brief");
        setExpanded(!viewModel.outlineProperty().get().isEmpty());
        setAnimated(false);
        setMinWidth(0);
        getStyleClass().addAll(Styles.DENSE, "form-more");
        TextArea outline = area("form-outline", 5, texts.get("brief.outline.prompt"));
        outline.textProperty().bindBidirectional(viewModel.outlineProperty());
        TextArea tone = area("form-tone", 2, texts.get("brief.tone.prompt"));
        tone.textProperty().bindBidirectional(viewModel.toneProperty());
        Label mute = hint(texts.get("brief.tone.none"));
        mute.setId("form-tone-none");
        var model =
                Bindings.createBooleanBinding(
                        () -> thinker.thinkerProperty().get() instanceof Thinker.WithModel,
                        thinker.thinkerProperty());
        model.subscribe(there -> Visible.set(mute, !there));
        var ahead = viewModel.aheadProperty();
        var unwritten = Bindings.createBooleanBinding(() -> ahead.get().writing(), ahead);
        tone.disableProperty().bind(model.and(unwritten).not());
        ComboBox<Unsupported> unsupported = unsupported(viewModel, texts);
        Label lines = hint(texts.get("brief.outline.hint"));
        Label planned = hint(texts.get("brief.outline.late"));
        Label written = hint(texts.get("brief.tone.late"));
        Label checked = hint(texts.get("brief.unsupported.late"));
        ahead.subscribe(now -> {
            outline.setDisable(!now.planning());
            unsupported.setDisable(!now.checking());
            Visible.set(lines, now.planning());
            Visible.set(planned, !now.planning());
            Visible.set(written, !now.writing());
            Visible.set(checked, !now.checking());
        });
        setContent(
                new VBox(
                        8,
                        new VBox(
                                4,
                                label(texts.get("brief.outline"), outline),
                                outline,
                                lines,
                                planned),
                        new VBox(4, label(texts.get("brief.tone"), tone), tone, mute, written),
                        new VBox(
                                4,
                                label(texts.get("brief.unsupported"), unsupported),
                                unsupported,
                                checked)));
        viewModel
                .chosenProperty()
                .subscribe(preset -> {
                    if (preset.isPresent()) {
                        setExpanded(true);
                    }
                });
    }

    private static TextArea area(String id, int rows, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        area.setPromptText(prompt);
        area.addEventFilter(KeyEvent.KEY_PRESSED, FormParts::traverse);
        return area;
    }

    private static ComboBox<Unsupported> unsupported(BriefViewModel viewModel, Texts texts) {
        ComboBox<Unsupported> box = new ComboBox<>();
        box.setId("form-unsupported");
        box.getItems().setAll(Unsupported.values());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(choice -> texts.get("brief.unsupported." + choice)));
        box.valueProperty().bindBidirectional(viewModel.unsupportedProperty());
        return box;
    }

    private static Label label(String words, javafx.scene.Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        return label;
    }

    private static Label hint(String words) {
        Label hint = new Label(words);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        return hint;
    }
}
