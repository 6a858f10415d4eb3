package maestro.rag.library.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import maestro.rag.document.PageImage;
import maestro.rag.document.pdf.PictureReader;
import maestro.rag.document.pdf.drawing.PageRenderer;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.library.Document;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;

/// What is kept of each document beside its row in the catalogue: text, passages, vectors, pages.
public record StoredDocuments(Catalogue catalogue, DocumentFolders folders, StoredTexts texts) {

    /// Only what the catalogue knows is there.
    public Optional<StoredTexts.Content> content(String id) {
        return catalogue
                .entry(id)
                .filter(entry -> !entry.lost())
                .flatMap(entry -> texts.content(id));
    }

    /// Whether words stand, or stood before it was read again, at a place of a document's text.
    public boolean stood(String id, int start, int end, String words) {
        if (words.length() != end - start) {
            return false;
        }
        Optional<StoredTexts.Content> content = content(id);
        if (content.isEmpty()) {
            return false;
        }
        try {
            return content.get().text().startsWith(words, start)
                    || folders.earlier(id).stream().anyMatch(text -> text.startsWith(words, start));
        } catch (IOException e) {
            throw new LibraryException(Message.of("document.text", Words.of(e)), e, true);
        }
    }

    /// The copy of the document's file, if there is one.
    public Optional<Path> original(String id) {
        try {
            return catalogue.entry(id).isPresent() ? folders.original(id) : Optional.empty();
        } catch (IOException e) {
            throw new LibraryException(Message.of("document.text", Words.of(e)), e, true);
        }
    }

    /// Asked for hundreds of passages in a row: the catalogue is asked only where the files fail.
    ///
    /// @param model that the vector is to be of
    public Optional<float[]> vector(String documentId, int ordinal, Fingerprint model) {
        try {
            return folders.vector(documentId, ordinal, model);
        } catch (IOException e) {
            if (content(documentId).isEmpty()) {
                return Optional.empty(); // removed meanwhile
            }
            throw new LibraryException(Message.of("document.vectors", Words.of(e)), e, true);
        }
    }

    /// A page drawn; empty where it cannot be.
    ///
    /// @param page from 1
    /// @param scale pixels for each point
    public Optional<PageImage> page(String documentId, int page, double scale) {
        if (!(scale >= 0.1 && scale <= 8)) {
            throw new IllegalArgumentException(
                    "The scale must be between 0.1 and 8 pixels for each point, not " + scale);
        }
        Optional<Document> document = catalogue.entry(documentId).map(Catalogue.Entry::document);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        String format = document.get().format();
        try {
            Optional<Path> original = folders.readable(documentId);
            if (original.isEmpty()) {
                return Optional.empty();
            }
            return PictureReader.reads(format)
                    ? PictureReader.render(original.get(), page, scale)
                    : format.equals("pdf")
                            ? PageRenderer.render(original.get(), page, scale)
                            : Optional.empty();
        } catch (IOException e) {
            throw new LibraryException(Message.of("document.page", Words.of(e)), e, true);
        }
    }
}
