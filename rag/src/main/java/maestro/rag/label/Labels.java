package maestro.rag.label;

import java.util.List;
import java.util.Set;

/// Tags, notes and saved searches of a library. Like the library it blocks, and may be used by
/// several threads.
public interface Labels {

    /// All tags by name.
    List<Tag> tags();

    /// Puts a tag on documents; ids of no document are passed over, and so is a name of nothing.
    void tag(Set<String> documentIds, String tag);

    void untag(Set<String> documentIds, String tag);

    /// Gives a document a note in the stead of the one it has; an empty one takes it away.
    void note(String documentId, String note);

    /// By name.
    List<SavedSearch> savedSearches();

    /// Keeps it in the stead of one of the same name.
    void save(SavedSearch search);

    void forget(String savedSearch);
}
