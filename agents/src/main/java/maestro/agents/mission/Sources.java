package maestro.agents.mission;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a mission looks for evidence.
///
/// @param library whether the user's documents are used; those that the mission itself brought into
///   the library are in any case
/// @param indexes searched for each question, each once
/// @param web how the web is searched; null unless it is among the indexes
/// @param plugins asked for each question as well, each once
public record Sources(
        boolean library,
        List<Index> indexes,
        @Nullable WebSearch web,
        List<PluggedSource> plugins) {
    /// The user's documents and nothing else.
    public static final Sources LIBRARY = new Sources(true, List.of(), null);

    public Sources {
        indexes = indexes.stream().distinct().sorted().toList();
        plugins =
                plugins.stream()
                        .distinct()
                        .sorted(Comparator.comparing(PluggedSource::id))
                        .toList();
        if (!library && indexes.isEmpty() && plugins.isEmpty()) {
            throw new IllegalArgumentException("A mission looks somewhere");
        }
        if (indexes.contains(Index.WEB) && web == null) {
            throw new IllegalArgumentException("The web is searched by a SearXNG, which is named");
        }
    }

    /// Without plug-ins.
    public Sources(boolean library, List<Index> indexes, @Nullable WebSearch web) {
        this(library, indexes, web, List.of());
    }

    /// Whether words leave this machine for it. Plug-ins are taken at their word.
    public boolean outside() {
        return !indexes.isEmpty() || plugins.stream().anyMatch(plugin -> !plugin.local());
    }

    /// Whether there is anything beyond the library, on this machine or elsewhere.
    public boolean beyond() {
        return !indexes.isEmpty() || !plugins.isEmpty();
    }
}
