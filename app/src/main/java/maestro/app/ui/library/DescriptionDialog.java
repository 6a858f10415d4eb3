package maestro.app.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import maestro.app.ui.shell.Texts;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;

/// Asks what a document is called, who wrote it and where it came out, as it stands now at first.
final class DescriptionDialog extends Dialog<Description> {
    private static final String UNKNOWN = "und";
    private static final List<String> LANGUAGES =
            List.of(
                    "en", "ko", "ja", "zh", "de", "fr", "es", "it", "pt", "nl", "ru", "sv",
                    UNKNOWN);

    private final Texts texts;
    private final TextField title = new TextField();
    private final TextArea authors = new TextArea();
    private final TextField year = new TextField();
    private final ComboBox<String> language = new ComboBox<>();
    private final TextField venue = new TextField();
    private final TextField doi = new TextField();
    private final TextArea summary = new TextArea();

    DescriptionDialog(Document document, Window window, Texts texts) {
        this.texts = texts;
        initOwner(window);
        setTitle(texts.get("describe.heading"));
        setHeaderText(null);
        fill(document);
        Label file = new Label(texts.get("describe.file", document.file()));
        file.getStyleClass().addAll("small", "muted");
        file.setWrapText(true);
        HBox when = new HBox(12, field("column.year", year), field("describe.language", language));
        HBox where = new HBox(12, field("describe.venue", venue), field("describe.doi", doi));
        where.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        VBox fields =
                new VBox(
                        8,
                        field("column.title", title),
                        field("describe.authors", authors),
                        when,
                        where,
                        field("describe.abstract", summary),
                        file);
        fields.getStyleClass().add("dialog-fields");
        getDialogPane().setContent(fields);
        ButtonType keep = new ButtonType(texts.get("describe.do"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(keep, ButtonType.CANCEL);
        getDialogPane()
                .lookupButton(keep)
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !possible(),
                                title.textProperty(),
                                year.textProperty(),
                                doi.textProperty()));
        setOnShown(_ -> title.requestFocus());
        setResultConverter(button -> button == keep ? description() : null);
    }

    private void fill(Document document) {
        Publication publication = document.publication();
        title.setId("description-title");
        title.setText(document.title());
        title.setPrefColumnCount(40);
        authors.setId("description-authors");
        authors.setText(String.join("\n", document.authors()));
        authors.setPrefRowCount(4);
        authors.setPrefColumnCount(40);
        year.setId("description-year");
        year.setPrefColumnCount(6);
        year.setText(publication.year() == 0 ? "" : String.valueOf(publication.year()));
        language.setId("description-language");
        language.getItems()
                .setAll(
                        Stream.concat(Stream.of(document.language()), LANGUAGES.stream())
                                .distinct()
                                .toList());
        language.setConverter(names());
        language.setValue(document.language());
        venue.setId("description-venue");
        venue.setText(publication.venue());
        doi.setId("description-doi");
        doi.setText(publication.doi());
        summary.setId("description-abstract");
        summary.setText(publication.summary());
        summary.setWrapText(true);
        summary.setPrefRowCount(6);
        summary.setPrefColumnCount(40);
    }

    private Description description() {
        int known = year.getText().isEmpty() ? 0 : Integer.parseInt(year.getText());
        return new Description(
                title.getText(),
                authors.getText().lines().toList(),
                new Publication(known, venue.getText(), doi.getText(), summary.getText()),
                language.getValue());
    }

    private boolean possible() {
        boolean known =
                doi.getText().isBlank()
                        || !new Publication(0, "", doi.getText(), "").doi().isEmpty();
        return known && !title.getText().isBlank() && year.getText().matches("\\d{0,4}");
    }

    private Node field(String key, Control control) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }

    private StringConverter<String> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String tag) {
                return tag == null || tag.equals(UNKNOWN)
                        ? texts.get("describe.language.unknown")
                        : Locale.forLanguageTag(tag).getDisplayName(texts.locale());
            }

            @Override
            public String fromString(String name) {
                return name;
            }
        };
    }
}
