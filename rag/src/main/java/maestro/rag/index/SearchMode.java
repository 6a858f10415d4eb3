package maestro.rag.index;

/// Which rankings a search uses.
public enum SearchMode {
    /// BM25 and vectors, fused.
    HYBRID,
    /// BM25 alone.
    KEYWORD,
    /// Vectors alone.
    SEMANTIC
}
