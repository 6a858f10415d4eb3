package maestro.app.ui.report;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Support;
import maestro.app.ui.shell.Texts;

/// The quotes of a sentence from one document: their words, the document, the page.
final class QuoteCard extends VBox {
    private static final int QUOTES = 3;
    private static final int LENGTH = 420;

    QuoteCard(Source source, Cited cited, Texts texts) {
        getStyleClass().add("quote-card");
        List<Citation> citations = cited.of(source);
        citations.stream().limit(QUOTES).forEach(c -> quote(source, c, texts));
        if (citations.size() > QUOTES) {
            label(texts.get("card.more", citations.size() - QUOTES), "quiet");
        }
        Support support = cited.sentence().support();
        if (support != null) {
            getChildren().add(new SupportParts(support, texts));
        }
        label(texts.get("card.hint"), "quiet");
    }

    private void quote(Source source, Citation citation, Texts texts) {
        label(quoted(citation.quote().text()), "quote");
        label(
                source.paged()
                        ? texts.get("card.source", source.title(), citation.quote().page())
                        : source.title(),
                "source");
    }

    /// In quotation marks, shortened to what can be taken in at a glance.
    static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) > LENGTH) {
            line = line.substring(0, line.offsetByCodePoints(0, LENGTH)).strip() + " …";
        }
        return "“" + line + "”";
    }

    private void label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        getChildren().add(label);
    }
}
