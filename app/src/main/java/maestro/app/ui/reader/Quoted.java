package maestro.app.ui.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.passage.Span;
import maestro.rag.passage.Whereabouts;

/// A place in a document that the open mission quotes.
///
/// @param by the sentence of the report that cites it; of the note, before there is a report
/// @param text the quoted words
/// @param page on which they stood
record Quoted(Span span, String by, String text, int page) {

    /// Where quotes stand now whose document was read again since and has another text; where the
    /// words are found no more, the beginning of their page.
    ///
    /// @param text of the document now
    static Map<Span, Span> moved(List<Quoted> quotes, String text, Layout layout) {
        Whereabouts places = new Whereabouts(text);
        Map<Span, Span> moved = new HashMap<>();
        for (Quoted quote : quotes) {
            if (!text.startsWith(quote.text, quote.span.start())) {
                moved.put(
                        quote.span,
                        places.of(quote.text, quote.span.start())
                                .orElseGet(() -> top(quote, text, layout)));
            }
        }
        return Map.copyOf(moved);
    }

    private static Span top(Quoted quote, String text, Layout layout) {
        List<Page> pages = layout.pages();
        boolean paged = pages.getFirst().width() > 0;
        int start =
                paged
                        ? pages.get(Math.clamp(quote.page - 1, 0, pages.size() - 1)).start()
                        : Math.min(quote.span.start(), text.length());
        return new Span(start, start);
    }
}
