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

    public Optional<Section> section(String id) {
        return stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
