package maestro.app.ui.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import maestro.rag.library.Document;
import maestro.rag.library.Library;

/// Documents by the titles that the library has for them. Safe for use by several threads.
public final class DocumentTitles {

    private final Library library;
    private final String removed = Texts.of(DocumentTitles.class).get("document.removed");
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public DocumentTitles(Library library) {
        this.library = library;
    }

    /// The title, or words for a document that is no longer there. Blocks where it isn't known yet.
    public String of(String documentId) {
        String title = known.get(documentId);
        if (title == null) {
            Optional<Document> found = library.document(documentId);
            title = found.map(Document::title).orElse(removed);
            if (found.isPresent()) {
                known.put(documentId, title);
            }
        }
        return title;
    }
}
