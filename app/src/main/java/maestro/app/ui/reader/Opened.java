package maestro.app.ui.reader;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import maestro.rag.document.Layout;
import maestro.rag.library.Document;
import maestro.rag.passage.Span;

/// The document in the reader.
///
/// @param text the stored text of a format without pages, or the part of it round the first span;
///   empty for one with pages
/// @param textStart where that part begins in the stored text
/// @param whole whether the part is all of it
/// @param again whether it was read again while it was open, and this is the new text
/// @param headings where those of the layout begin, each with what stands under it: the headings
///   above it and itself
record Opened(
        Document document,
        Layout layout,
        String text,
        int textStart,
        boolean whole,
        boolean again,
        NavigableMap<Integer, List<String>> headings) {
    /// The headings that each of a layout's headings stands under, and itself.
    static NavigableMap<Integer, List<String>> headings(Layout layout, String text) {
        NavigableMap<Integer, List<String>> headings = new TreeMap<>();
        layout.headings().forEach(h -> headings.put(h.start(), layout.path(text, h.start())));
        return headings;
    }

    /// The headings that the middle of a span stands under, as for a passage; empty for none.
    String under(Span span) {
        var last = headings.floorEntry((span.start() + span.end()) / 2);
        return last == null ? "" : String.join(" › ", last.getValue());
    }

    boolean paged() {
        return layout.pages().getFirst().width() > 0;
    }

    int pages() {
        return layout.pages().size();
    }
}
