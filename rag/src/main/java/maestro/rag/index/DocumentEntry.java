package maestro.rag.index;

/// What the index is told of a document besides its passages.
///
/// @param id SHA-256 of its bytes, in lower-case hexadecimal
/// @param title may be empty; its words count for each of its passages
/// @param language ISO 639-1 code where known ("ja" and "zh" write the same characters), else empty
public record DocumentEntry(String id, String title, String language) {}
