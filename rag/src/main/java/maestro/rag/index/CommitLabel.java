package maestro.rag.index;

import java.util.Map;
import maestro.rag.embedding.Fingerprint;
import org.jspecify.annotations.Nullable;

/// What is written beside every commit: which model made the vectors, and how fields are laid out.
///
/// @param dimension of the vectors
record CommitLabel(Fingerprint fingerprint, int dimension) {
    /// Changes whenever an index of before could not be searched properly: other fields, other
    /// analysis.
    private static final String LAYOUT = "1";

    Map<String, String> toMap() {
        return Map.of(
                "layout", LAYOUT,
                "model", fingerprint.model(),
                "pooling", fingerprint.pooling(),
                "maxTokens", Integer.toString(fingerprint.maxTokens()),
                "precision", fingerprint.precision(),
                "dimension", Integer.toString(dimension));
    }

    /// @throws IndexMismatchException when the vectors are of another model
    /// @throws IndexDamagedException when there is no label, or one of another layout
    void check(Map<String, String> stored) {
        if (!LAYOUT.equals(stored.get("layout"))) {
            throw new IndexDamagedException(
                    "The index was made by another version of the program. It has to be made again"
                            + " from the stored documents.",
                    null);
        }
        Fingerprint made =
                new Fingerprint(
                        word(stored.get("model")),
                        word(stored.get("pooling")),
                        number(stored.get("maxTokens")),
                        word(stored.get("precision")));
        if (!made.equals(fingerprint) || number(stored.get("dimension")) != dimension) {
            throw new IndexMismatchException(made, fingerprint);
        }
    }

    private static String word(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    }
}
