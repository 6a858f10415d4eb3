package maestro.rag.library;

import java.time.Instant;
import java.util.List;
import maestro.rag.bibliography.Publication;
import maestro.rag.label.Facts;
import maestro.rag.label.Marks;
import maestro.rag.message.Message;
import maestro.rag.message.Shown;

/// One document of the library.
///
/// @param id SHA-256 of its bytes, in lower-case hexadecimal
/// @param title from the file, else the file's name without its ending
/// @param file the name it was added under, without folders
/// @param format "pdf", "docx", "html", "md", "txt"
/// @param language BCP 47 primary tag, or "und"
/// @param publication when and where it came out, as far as file, first pages or the user say
/// @param marks what the user has put on it
/// @param pages at least 1; formats without pages count as one
/// @param message what is wrong with a partial document; nothing otherwise
public record Document(
        String id,
        String title,
        List<String> authors,
        String file,
        String format,
        String language,
        long bytes,
        int pages,
        int passages,
        Status status,
        Message message,
        Instant added,
        Publication publication,
        Marks marks) {

    /// A document of which nobody knows where it came out.
    public Document(
            String id,
            String title,
            List<String> authors,
            String file,
            String format,
            String language,
            long bytes,
            int pages,
            int passages,
            Status status,
            Message message,
            Instant added) {
        this(
                id,
                title,
                authors,
                file,
                format,
                language,
                bytes,
                pages,
                passages,
                status,
                message,
                added,
                Publication.UNKNOWN,
                Marks.NONE);
    }

    public Document {
        title = Shown.name(title);
        file = Shown.name(file);
        authors = authors.stream().map(Shown::name).toList();
    }

    /// How much of the document can be found.
    public enum Status {
        INDEXED,
        PARTIAL
    }

    /// To hold a line against.
    public Facts facts() {
        return new Facts(
                title,
                authors,
                publication.venue(),
                publication.doi(),
                file,
                publication.year(),
                language,
                marks);
    }
}
