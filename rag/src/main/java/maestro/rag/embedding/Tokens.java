package maestro.rag.embedding;

/// A text as the model's vocabulary sees it, without the marks that begin and end a sequence.
///
/// @param ids vocabulary numbers
/// @param starts for each token, its first UTF-16 index in the text
/// @param ends for each token, the index after its last
public record Tokens(int[] ids, int[] starts, int[] ends) {
    public int count() {
        return ids.length;
    }
}
