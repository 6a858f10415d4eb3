package maestro.rag.label;

import java.util.List;

/// What the user has put on a document.
///
/// @param tags by name, each once
/// @param note of any length, in lines
public record Marks(List<String> tags, String note) {
    public static final Marks NONE = new Marks(List.of(), "");

    public Marks {
        tags = List.copyOf(tags);
    }
}
