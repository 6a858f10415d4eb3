package maestro.rag.label;

/// A filter that is kept under a name.
///
/// @param filter as it is typed, see [QueryLine#parse]
public record SavedSearch(String name, String filter) {}
