package maestro.rag.library;

/// A named group of documents. A document may be in several.
public record Collection(String name, int documents) {}
