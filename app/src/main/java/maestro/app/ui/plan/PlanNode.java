package maestro.app.ui.plan;

import java.util.List;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section.Standing;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanFacts.Facts;
import org.jspecify.annotations.Nullable;

/// A row of the tree: a section, or a question below it.
///
/// @param text a section's title or a question's words
/// @param purpose of a section; why a question is asked, where it is new
/// @param origin of a question; null for a section
/// @param standing of a section; free for a question
/// @param changes since the version that it is compared with
public record PlanNode(
        String id,
        String text,
        String purpose,
        @Nullable Origin origin,
        Standing standing,
        Facts facts,
        List<Change> changes,
        List<PlanNode> children) {
    public PlanNode {
        changes = List.copyOf(changes);
        children = List.copyOf(children);
    }

    boolean section() {
        return origin == null;
    }

    /// How it differs from what it is compared with, in a word.
    Mark mark() {
        return changes.isEmpty()
                ? Mark.NONE
                : switch (changes.getFirst().kind()) {
                    case ADDED -> Mark.ADDED;
                    case REMOVED -> Mark.REMOVED;
                    default -> Mark.CHANGED;
                };
    }

    /// How it differs from another version.
    public enum Mark {
        NONE,
        ADDED,
        REMOVED,
        CHANGED
    }
}
