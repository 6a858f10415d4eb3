package maestro.rag.duplicate;

import java.util.List;
import maestro.rag.library.Document;

/// Documents that are the same work.
///
/// @param documents at least two, oldest first
public record DuplicateSet(List<Document> documents) {
    public DuplicateSet {
        documents = List.copyOf(documents);
    }
}
