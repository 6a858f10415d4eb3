package maestro.agents.mission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The outline as a tree.
///
/// @param version from 1, one more at every change
public record Plan(int version, List<Section> sections) {
    public Plan {
        sections = List.copyOf(sections);
    }

    /// All sections, parents before their children, in reading order.
    public Stream<Section> stream() {
        return sections.stream().flatMap(Section::stream);
    }

    /// Without what is paused.
    public Plan active() {
        return new Plan(version, active(sections));
    }

    private static List<Section> active(List<Section> all) {
        return all.stream()
                .filter(s -> !s.paused())
                .map(s -> s.withChildren(active(s.children())))
                .toList();
    }

    public Optional<Section> section(String id) {
        return stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
