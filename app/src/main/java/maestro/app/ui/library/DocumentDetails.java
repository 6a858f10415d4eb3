package maestro.app.ui.library;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What is known of the document that is chosen.
final class DocumentDetails extends ScrollPane {

    private static final String RESOLVER = "https://doi.org/";

    private final Texts texts;
    private final VBox lines = new VBox();

    DocumentDetails(Texts texts) {
        this.texts = texts;
        setId("document-details");
        getStyleClass().addAll("plain", "details");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        lines.getStyleClass().add("lines");
        show(null);
    }

    /// @param document null for none
    void show(@Nullable Document document) {
        lines.getChildren().clear();
        setVisible(document != null);
        setManaged(document != null);
        if (document == null) {
            return;
        }
        Publication publication = document.publication();
        add(document.title(), "strong");
        add(String.join(", ", document.authors()));
        String year = publication.year() == 0 ? "" : String.valueOf(publication.year());
        add(
                Stream.of(publication.venue(), year)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", ")));
        if (!publication.doi().isEmpty()) {
            lines.getChildren().add(doi(publication.doi()));
        }
        add(publication.summary());
        add(about(document), "small", "muted");
        setVvalue(0);
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
