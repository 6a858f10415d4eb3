package maestro.app.ui.evidence;

import javafx.beans.value.ObservableNumberValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import maestro.agents.mission.Note;
import maestro.agents.mission.Note.Relevance;
import maestro.app.ui.shell.AppraisalWords;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A group's heading, or a quote with where it stands and how well it answers its question.
final class RowCell extends ListCell<Row> {
    private static final double ROOM = 52;
    private static final int ASPECTS = 6;

    private final EvidenceViewModel model;
    private final Texts texts;

    private final AppraisalWords appraisals;

    private final FontIcon fold = new FontIcon(MaterialDesignC.CHEVRON_DOWN);
    private final Label group = new Label();
    private final Label count = new Label();
    private final HBox heading = new HBox(fold, group, count);

    private final Text quote = new Text();
    private final RelevanceBars relevance = new RelevanceBars();
    private final Tooltip parts = new Tooltip();
    private final Label place = new Label();
    private final Label page = new Label();
    private final Label cited = new Label();
    private final HBox source = new HBox(relevance, place, page);
    private final FlowPane meta = new FlowPane();
    private final Label judged = new Label();
    private final VBox entry = new VBox(quote, source, meta);
    private final ContextMenu menu = new ContextMenu();

    RowCell(EvidenceViewModel model, Texts texts, ObservableNumberValue listWidth) {
        this.model = model;
        this.texts = texts;
        appraisals = new AppraisalWords(texts.locale());
        getStyleClass().add("evidence-cell");
        heading.getStyleClass().add("group");
        heading.setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("count");
        entry.getStyleClass().add("entry");
        quote.getStyleClass().add("quote");
        quote.wrappingWidthProperty()
                .bind(
                        javafx.beans.binding.Bindings.createDoubleBinding(
                                () -> Math.clamp(listWidth.doubleValue() - ROOM, 80, 760),
                                listWidth));
        meta.getStyleClass().add("meta");
        meta.prefWrapLengthProperty().bind(quote.wrappingWidthProperty());
        meta.maxWidthProperty().bind(quote.wrappingWidthProperty());
        source.getStyleClass().add("meta");
        page.setMinWidth(Region.USE_PREF_SIZE);
        source.maxWidthProperty().bind(quote.wrappingWidthProperty());
        cited.setText(texts.get("cited"));
        cited.setGraphic(new FontIcon(MaterialDesignC.CHECK));
        cited.getStyleClass().add("cited");
        judged.getStyleClass().add("judged");
        Tooltip.install(source, parts);
        Tooltip.install(meta, parts);
        menu.getItems()
                .addAll(
                        item("menu.open", this::open),
                        item("menu.copy", this::copy),
                        item("menu.step", this::step));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open();
            }
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void open() {
        switch (getItem()) {
            case Row.Group shown -> model.toggle(shown);
            case Row.Entry(Item shown) -> model.open(shown);
            case null -> {}
        }
    }

    private void copy() {
        if (getItem() instanceof Row.Entry(Item shown)) {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(shown.quote().text());
            Clipboard.getSystemClipboard().setContent(clip);
        }
    }

    private void step() {
        if (getItem() instanceof Row.Entry(Item shown)) {
            model.openStep(shown);
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setContextMenu(row instanceof Row.Entry ? menu : null);
        pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("heading"), row instanceof Row.Group);
        switch (empty ? null : row) {
            case Row.Group shown -> {
                fold.setIconCode(
                        shown.open()
                                ? MaterialDesignC.CHEVRON_DOWN
                                : MaterialDesignC.CHEVRON_RIGHT);
                group.setText(shown.title());
                count.setText(texts.get("count", shown.quotes()));
                setGraphic(heading);
            }
            case Row.Entry(Item shown) -> {
                show(shown);
                setGraphic(entry);
            }
            case null -> setGraphic(null);
        }
    }

    private void show(Item shown) {
        quote.setText(shown.quote().text().replaceAll("\\s+", " ").strip());
        Relevance r = shown.note().relevance();
        relevance.show(r.total());
        parts.setText(
                texts.get(
                        "relevance",
                        r.total(),
                        r.meaning(),
                        r.words(),
                        r.place(),
                        r.completeness(),
                        shown.question()));
        String where =
                model.groupingProperty().get() == Grouping.SECTION
                        ? shown.document()
                        : shown.section();
        place.setText(where);
        page.setText(shown.paged() ? texts.get("page", shown.quote().page()) : "");
        meta.getChildren().clear();
        if (shown.cited()) {
            meta.getChildren().add(cited);
        }
        Note.Appraisal appraisal = shown.note().appraisal();
        if (appraisal != null) {
            parts.setText(parts.getText() + "\n" + appraisals.of(appraisal));
            judged.setText(appraisals.brief(appraisal));
            meta.getChildren().add(judged);
        }
        shown.note().aspects().stream()
                .limit(ASPECTS)
                .forEach(aspect -> meta.getChildren().add(chip(aspect)));
        Visible.set(meta, !meta.getChildren().isEmpty());
    }

    private Label chip(String aspect) {
        Label chip = new Label(aspect);
        chip.getStyleClass().add("aspect");
        chip.setOnMouseClicked(event -> {
            model.searchProperty().set(aspect);
            event.consume();
        });
        return chip;
    }
}
