package maestro.rag.embedding;

/// A text as the model's vocabulary sees it, without the marks that begin and end a sequence.
///
/// @param ids vocabulary numbers
/// @param starts for each token, its first UTF-16 index in the text
/// @param ends for each token, the index after its last
public record Tokens(String text, int[] ids, int[] starts, int[] ends) {
    public int count() {
        return ids.length;
    }

    /// The text from one token to another.
    ///
    /// @param to the one after the last
    public String text(int from, int to) {
        return from < to ? text.substring(starts[from], ends[to - 1]) : "";
    }
}
