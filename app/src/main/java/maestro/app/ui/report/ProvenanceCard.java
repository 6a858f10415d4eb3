package maestro.app.ui.report;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Note;
import maestro.agents.mission.Support;
import maestro.app.ui.shell.AppraisalWords;
import maestro.app.ui.shell.Texts;

/// Where a sentence comes from: each quote with its document and page, the note it became, and the
/// step that found it.
final class ProvenanceCard extends VBox {
    private static final double TALLEST = 360;

    private final ReportViewModel model;
    private final Texts texts;
    private final Runnable close;
    private final VBox quotes = new VBox();

    /// @param close called before the user is led elsewhere
    ProvenanceCard(Cited cited, ReportViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.close = close;
        getStyleClass().add("provenance");
        Support support = cited.sentence().support();
        if (support != null) {
            Label word = new Label(texts.get(SupportLevel.of(support).word()));
            word.getStyleClass().add("title");
            HBox head = new HBox(8, word, new SupportMark(support, false, texts));
            head.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(head, new SupportParts(support, texts));
        }
        quotes.getStyleClass().add("quotes");
        for (Citation citation : cited.sentence().citations()) {
            cited.source(citation).ifPresent(source -> quote(source, citation, cited));
        }
        ScrollPane scroll = new ScrollPane(quotes);
        scroll.setFitToWidth(true);
        scroll.prefViewportHeightProperty().bind(Bindings.min(quotes.heightProperty(), TALLEST));
        getChildren().add(scroll);
    }

    private void quote(Source source, Citation citation, Cited cited) {
        Label words = new Label(QuoteCard.quoted(citation.quote().text()));
        words.getStyleClass().add("quote");
        words.setWrapText(true);
        String place =
                source.paged()
                        ? texts.get("card.source", source.title(), citation.quote().page())
                        : source.title();
        Label where = new Label("[" + source.number() + "]  " + place);
        where.getStyleClass().add("source");
        where.setWrapText(true);
        HBox ways =
                new HBox(
                        6,
                        way("provenance.page", () -> model.open(source, cited)),
                        way("provenance.note", () -> model.openNote(citation)),
                        way("provenance.step", () -> model.openStep(citation)));
        Label keys = new Label(texts.get("provenance.keys", citation.noteId(), citation.step()));
        keys.getStyleClass().add("quiet");
        keys.setWrapText(true);
        VBox quote = new VBox(4, words, where);
        model.appraisal(citation).ifPresent(found -> quote.getChildren().add(appraisal(found)));
        quote.getChildren().addAll(ways, keys);
        quotes.getChildren().add(quote);
    }

    private Label appraisal(Note.Appraisal found) {
        Label label = new Label(new AppraisalWords(texts.locale()).of(found));
        label.getStyleClass().addAll("quiet", "appraisal");
        label.setWrapText(true);
        return label;
    }

    private Button way(String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.getStyleClass().addAll("small", "way");
        button.setOnAction(_ -> {
            close.run();
            action.run();
        });
        return button;
    }
}
