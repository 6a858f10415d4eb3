package maestro.app.ui.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.rag.document.Layout;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;

/// A document as it was read from the library, off the screen's thread.
///
/// @param moved quotes that stand elsewhere than they were noted
/// @param text all of it, as it is stored
record Loaded(Opened opened, Map<Span, Span> moved, String text) {

    /// Characters of a long text that are shown before and after the first span.
    private static final int AROUND = 250_000;

    /// @param spans what it is opened at
    /// @param again whether it was open before
    /// @return empty where it is not in the library
    static Optional<Loaded> of(
            Library library,
            String documentId,
            List<Span> spans,
            List<Quoted> quoted,
            boolean again) {
        Optional<Document> document = library.document(documentId);
        Optional<Layout> layout = library.layout(documentId);
        if (document.isEmpty() || layout.isEmpty()) {
            return Optional.empty();
        }
        String text = library.text(documentId).orElse("");
        Map<Span, Span> now =
                quoted.isEmpty() ? Map.of() : Quoted.moved(quoted, text, layout.get());
        Span first = spans.isEmpty() ? new Span(0, 0) : spans.getFirst();
        int at = Math.min(now.getOrDefault(first, first).start(), text.length());
        boolean paged = layout.get().pages().getFirst().width() > 0;
        int from = paged ? 0 : lineStart(text, Math.max(0, at - AROUND));
        int to = paged ? 0 : Math.min(text.length(), at + AROUND);
        Opened found =
                new Opened(
                        document.get(),
                        layout.get(),
                        text.substring(from, to),
                        from,
                        paged || from == 0 && to == text.length(),
                        again,
                        Opened.headings(layout.get(), text));
        return Optional.of(new Loaded(found, now, text));
    }

    private static int lineStart(String text, int at) {
        return at == 0 ? 0 : Math.max(0, text.lastIndexOf('\n', at) + 1);
    }
}
