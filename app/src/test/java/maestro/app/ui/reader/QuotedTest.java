package maestro.app.ui.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

/// Quotes of a document that was read again since.
class QuotedTest {
    private static final String TEXT = "One page on bees.\n\nAnother page on the waggle dance.";

    private static final Layout LAYOUT =
            new Layout(
                    List.of(new Page(1, 595, 842, 0, 17), new Page(2, 595, 842, 19, 53)),
                    List.of());

    private static Quoted quoted(int start, String words, int page) {
        return new Quoted(new Span(start, start + words.length()), "", words, page);
    }

    @Test
    void whatStandsInItsPlaceStaysThere() {
        assertThat(Quoted.moved(List.of(quoted(12, "bees.", 1)), TEXT, LAYOUT)).isEmpty();
    }

    @Test
    void whatStandsElsewhereIsFound() {
        Quoted quote = quoted(80, "on the waggle\ndance", 2);
        Map<Span, Span> moved = Quoted.moved(List.of(quote), TEXT, LAYOUT);
        assertThat(moved.getOrDefault(quote.span(), quote.span()).of(TEXT))
                .isEqualTo("on the waggle dance");
    }

    @Test
    void whatIsReadOtherwiseNowLeadsToItsPage() {
        Quoted quote = quoted(300, "the woggle donce of forager bees", 2);
        assertThat(Quoted.moved(List.of(quote), TEXT, LAYOUT))
                .containsEntry(quote.span(), new Span(19, 19));
        Layout shorter = Layout.unpaged(TEXT.length());
        assertThat(Quoted.moved(List.of(quote), TEXT, shorter))
                .containsEntry(quote.span(), new Span(TEXT.length(), TEXT.length()));
    }
}
