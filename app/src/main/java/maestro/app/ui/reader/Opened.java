package maestro.app.ui.reader;

import maestro.rag.document.Layout;
import maestro.rag.library.Document;

/// The document in the reader.
///
/// @param text the stored text of a format without pages, or the part of it round the first span;
///   empty for one with pages
/// @param textStart where that part begins in the stored text
/// @param whole whether the part is all of it
record Opened(Document document, Layout layout, String text, int textStart, boolean whole) {
    boolean paged() {
        return layout.pages().getFirst().width() > 0;
    }

    int pages() {
        return layout.pages().size();
    }
}
