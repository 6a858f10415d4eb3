package maestro.rag.library;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Documents to read once more.
///
/// @param passwords tried on each document that is protected; they are not kept
/// @param quoting whether somebody is at work who relies on texts staying as they are: then a
///   document whose text has become another is left for later
public record AgainRequest(
        List<String> documentIds, List<String> passwords, BooleanSupplier quoting) {
    public AgainRequest {
        documentIds = List.copyOf(documentIds);
        passwords = List.copyOf(passwords);
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "AgainRequest[documentIds=" + documentIds + "]";
    }
}
