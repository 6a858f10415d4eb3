package maestro.rag.index.lucene;

import java.util.Map;
import java.util.Set;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexMismatchException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What is written beside every commit: which model made the vectors, and how fields are laid out.
///
/// @param dimension of the vectors
record CommitLabel(Fingerprint fingerprint, int dimension) {
    /// Changes whenever an index of before finds less than one made anew: other fields, other
    /// analysis.
    private static final String LAYOUT = "3";

    /// Layouts that serve until the index has been made again: 1 lacks `Fields.EOJEOL`, 2
    /// `Fields.LISTED`.
    private static final Set<String> OLDER = Set.of("1", "2");

    Map<String, String> toMap() {
        return toMap(LAYOUT);
    }

    /// @param layout of the index, which stays what it was until the whole of it is made again
    Map<String, String> toMap(String layout) {
        return Map.of(
                "layout", layout,
                "model", fingerprint.model(),
                "pooling", fingerprint.pooling(),
                "maxTokens", Integer.toString(fingerprint.maxTokens()),
                "precision", fingerprint.precision(),
                "dimension", Integer.toString(dimension));
    }

    /// Whether the index is to be made again in time.
    static boolean outdated(String layout) {
        return !layout.equals(LAYOUT);
    }

    /// The layout of an index that can be searched.
    ///
    /// @throws IndexMismatchException when the vectors are of another model
    /// @throws IndexDamagedException when there is no label, or one of an unknown layout
    String check(Map<String, String> stored) {
        String layout = word(stored.get("layout"));
        if (!layout.equals(LAYOUT) && !OLDER.contains(layout)) {
            throw new IndexDamagedException(Message.of("index.version"), null);
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
        return layout;
    }

    private static String word(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    }
}
