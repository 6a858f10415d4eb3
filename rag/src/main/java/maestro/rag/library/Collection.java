package maestro.rag.library;

/// A named group of documents. A document may be in several.
///
/// @param name of one that is in another after that one's, behind a slash
public record Collection(String name, int documents) {

    /// A name as it is kept: without blanks round it and its slashes.
    ///
    /// @throws CollectionNameException where none can have it
    public static String named(String name) {
        return CollectionName.of(name);
    }

    /// Its own name.
    public String leaf() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /// Name of the collection that it is in; empty for none.
    public String parent() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /// Whether a collection is this one or in it.
    public boolean holds(String other) {
        return other.equals(name) || other.startsWith(name + "/");
    }
}
