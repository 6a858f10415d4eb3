package maestro.rag.document;

/// A heading in a document's text.
///
/// @param level 1 for the outermost; what matters is which is above which
/// @param start first UTF-16 index in the document's text
/// @param end index after the last
public record Heading(int level, int start, int end) {
    /// Deeper ones are taken for as deep.
    public static final int DEEPEST = 9;

    public Heading {
        level = Math.clamp(level, 1, DEEPEST);
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A heading from " + start + " to " + end);
        }
    }
}
