package maestro.app.cli.library;

import java.util.List;
import maestro.app.cli.command.UsageException;
import maestro.rag.library.Document;
import maestro.rag.library.Library;

/// Finds the document that a user names by its id or the beginning of it.
final class DocumentArgument {
    private DocumentArgument() {}

    /// @throws UsageException where none or several begin so
    static Document find(Library library, String named) {
        List<Document> found =
                named.length() < 4
                        ? List.of()
                        : library.documents().stream()
                                .filter(d -> d.id().startsWith(named))
                                .toList();
        return switch (found.size()) {
            case 0 ->
                    throw new UsageException(
                            "there is no document " + named + "; 'maestro documents' lists them");
            case 1 -> found.getFirst();
            default -> throw new UsageException("several documents begin with " + named);
        };
    }
}
