package maestro.agents.mission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a mission looks for evidence.
///
/// @param library whether the user's documents are used; those that the mission itself brought into
///   the library are in any case
/// @param indexes searched for each question, each once
/// @param web how the web is searched; null unless it is among the indexes
public record Sources(boolean library, List<Index> indexes, @Nullable WebSearch web) {
    /// The user's documents and nothing else.
    public static final Sources LIBRARY = new Sources(true, List.of(), null);

    public Sources {
        indexes = indexes.stream().distinct().sorted().toList();
        if (!library && indexes.isEmpty()) {
            throw new IllegalArgumentException("A mission looks somewhere");
        }
        if (indexes.contains(Index.WEB) && web == null) {
            throw new IllegalArgumentException("The web is searched by a SearXNG, which is named");
        }
    }

    /// Whether words leave this machine for it.
    public boolean outside() {
        return !indexes.isEmpty();
    }
}
