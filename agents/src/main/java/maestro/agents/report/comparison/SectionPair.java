package maestro.agents.report.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section of one report beside that of the other.
///
/// @param one heading in the one report, empty for its opening; null where it has no such section
/// @param other likewise
/// @param level 1 for a top section
public record SectionPair(
        @Nullable String one, @Nullable String other, int level, List<Line> lines) {
    public SectionPair {
        lines = List.copyOf(lines);
    }

    /// Whether each says exactly what the other says, under the same heading.
    public boolean same() {
        return one != null
                && one.equals(other)
                && lines.stream().allMatch(Line.Same.class::isInstance);
    }

    /// How many lines are of a kind.
    public int count(Class<? extends Line> kind) {
        return (int) lines.stream().filter(kind::isInstance).count();
    }
}
