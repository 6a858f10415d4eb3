package maestro.app.ui.library.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What is known of the document that is chosen.
public final class DocumentDetails extends ScrollPane {

    /// Of the height that there is, at most.
    private static final double SHARE = 0.42;

    /// What the list of documents and what stands above it have first, pixels.
    private static final double OTHERS = 190;

    /// The rest is in the dialog.
    private static final int MOST_AUTHORS = 6;

    private static final String RESOLVER = "https://doi.org/";

    private final LibraryModel model;
    private final Texts texts;
    private final VBox lines = new VBox();
    private final TextArea note = new TextArea();
    private @Nullable Document shown;

    /// @param room height that the list of documents and this have
    public DocumentDetails(LibraryModel model, ObservableValue<Number> room, Texts texts) {
        this.model = model;
        this.texts = texts;
        note.setId("document-note");
        note.setPromptText(texts.get("note"));
        note.setAccessibleText(texts.get("note"));
        note.setWrapText(true);
        note.setPrefRowCount(2);
        note.setMinHeight(USE_PREF_SIZE);
        note.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        keepNote();
                    }
                });
        setId("document-details");
        getStyleClass().addAll("plain", "details");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        maxHeightProperty().bind(room.map(height -> height.doubleValue() * SHARE));
        minHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        Math.clamp(
                                                Math.min(lines.getHeight(), getMaxHeight()),
                                                0,
                                                Math.max(
                                                        0, room.getValue().doubleValue() - OTHERS)),
                                room,
                                lines.heightProperty(),
                                maxHeightProperty()));
        lines.getStyleClass().add("lines");
        show(null);
    }

    /// @param document null for none
    public void show(@Nullable Document document) {
        if (shown != null && (document == null || !document.id().equals(shown.id()))) {
            keepNote();
        }
        boolean writing =
                document != null
                        && shown != null
                        && document.id().equals(shown.id())
                        && note.isFocused();
        shown = document;
        if (writing) {
            return; // what is typed is not to be taken away
        }
        lines.getChildren().clear();
        Visible.set(this, document != null);
        if (document == null) {
            return;
        }
        Publication publication = document.publication();
        add(document.title(), "strong");
        List<String> authors = document.authors();
        add(
                String.join(", ", authors.subList(0, Math.min(MOST_AUTHORS, authors.size())))
                        + (authors.size() > MOST_AUTHORS ? " …" : ""));
        String year = publication.year() == 0 ? "" : String.valueOf(publication.year());
        add(
                Stream.of(publication.venue(), year)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", ")));
        if (!publication.doi().isEmpty()) {
            lines.getChildren().add(doi(publication.doi()));
        }
        if (!document.marks().tags().isEmpty()) {
            FlowPane tags = new FlowPane();
            tags.getStyleClass().add("tag-chips");
            document.marks().tags().forEach(tag -> tags.getChildren().add(tag(document, tag)));
            lines.getChildren().add(tags);
        }
        note.setText(document.marks().note());
        lines.getChildren().add(note); // above what may be long
        add(publication.summary());
        add(about(document), "small", "muted");
        add(document.message().text(texts.locale()), "small", "muted");
        setVvalue(0);
    }

    private void keepNote() {
        if (shown != null && !note.getText().strip().equals(shown.marks().note())) {
            model.note(shown.id(), note.getText());
        }
    }

    private Button tag(Document document, String tag) {
        Button chip = new Button(tag, new FontIcon(MaterialDesignC.CLOSE));
        chip.setMnemonicParsing(false);
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.getStyleClass().add("tag-chip");
        chip.setTooltip(new Tooltip(texts.get("tag.remove", tag)));
        chip.setOnAction(_ -> model.untag(Set.of(document.id()), tag));
        return chip;
    }

    private String about(Document document) {
        Locale language = Locale.forLanguageTag(document.language());
        return texts.get(
                "details.file",
                document.file(),
                document.pages(),
                document.language().equals("und") ? "" : language.getDisplayName(texts.locale()));
    }

    /// Copies the address: the program opens none on its own.
    private Hyperlink doi(String doi) {
        Hyperlink link = new Hyperlink(doi, new FontIcon(MaterialDesignC.CONTENT_COPY));
        link.setId("details-doi");
        link.setTooltip(new Tooltip(texts.get("details.doi", RESOLVER + doi)));
        link.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(RESOLVER + doi);
            Clipboard.getSystemClipboard().setContent(content);
            link.setVisited(false);
        });
        return link;
    }

    private void add(String text, String... styles) {
        if (!text.isBlank()) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().addAll(styles);
            lines.getChildren().add(label);
        }
    }
}
