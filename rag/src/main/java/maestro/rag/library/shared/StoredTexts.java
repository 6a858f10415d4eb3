package maestro.rag.library.shared;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import maestro.rag.document.Layout;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;

/// Texts, layouts and spans as stored, the last few of them kept in memory, since whoever reads a
/// document reads it again soon.
public final class StoredTexts {
    private static final int ENTRIES = 8;
    private static final long CHARACTERS = 8_000_000;

    private final DocumentFolders folders;
    private final IdLocks locks;
    private final Map<String, Content> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// @param locks held while parts of a document change places
    StoredTexts(DocumentFolders folders, IdLocks locks) {
        this.folders = folders;
        this.locks = locks;
    }

    /// Everything but the vectors.
    public record Content(String id, String text, Layout layout, List<Span> spans) {
        /// The passages of this text.
        public List<Passage> passages() {
            return StoredPassages.passages(id, text, layout, spans);
        }
    }

    /// Empty where there is no such document.
    Optional<Content> content(String id) {
        Content known = known(id);
        if (known != null) {
            return Optional.of(known);
        }
        ReentrantLock lock = locks.of(id);
        lock.lock();
        try {
            if (folders.original(id).isEmpty()) {
                return Optional.empty();
            }
            Content read = new Content(id, folders.text(id), folders.layout(id), folders.spans(id));
            keep(read);
            return Optional.of(read);
        } catch (FileNotFoundException e) {
            return Optional.empty(); // removed meanwhile, or damaged, which opening will find
        } catch (IOException e) {
            throw new LibraryException(Message.of("document.text", Words.of(e)), e, true);
        } finally {
            lock.unlock();
        }
    }

    /// Reads the document's text again when it is next asked for.
    public synchronized void forget(String id) {
        kept.remove(id);
    }

    private synchronized @Nullable Content known(String id) {
        return kept.get(id);
    }

    private synchronized void keep(Content content) {
        kept.put(content.id, content);
        long characters = kept.values().stream().mapToLong(c -> c.text.length()).sum();
        var oldest = kept.values().iterator();
        while (kept.size() > 1 && (kept.size() > ENTRIES || characters > CHARACTERS)) {
            characters -= oldest.next().text.length();
            oldest.remove();
        }
    }
}
