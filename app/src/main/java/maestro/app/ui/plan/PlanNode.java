package maestro.app.ui.plan;

import java.util.List;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section.Standing;
import org.jspecify.annotations.Nullable;

/// A row of the tree: a section, or a question below it.
///
/// @param text a section's title or a question's words
/// @param purpose of a section; empty for a question
/// @param origin of a question; null for a section
/// @param standing of a section; free for a question
public record PlanNode(
        String id,
        String text,
        String purpose,
        @Nullable Origin origin,
        Standing standing,
        Facts facts,
        Mark mark,
        List<PlanNode> children) {
    public PlanNode {
        children = List.copyOf(children);
    }

    boolean section() {
        return origin == null;
    }

    /// What there is for it so far.
    ///
    /// @param documents that its notes rest on
    /// @param coverage of the last review, 0 to 1; negative before the first
    public record Facts(State state, int notes, int documents, double coverage) {
        static final Facts NONE = new Facts(State.NONE, 0, 0, -1);
    }

    /// How far a section is.
    public enum State {
        /// not told: for questions and older versions
        NONE,
        WAITING,
        RESEARCHING,
        /// there are notes, and nobody is at it now
        RESEARCHED,
        WRITING,
        WRITTEN
    }

    /// How it differs from the version before.
    public enum Mark {
        NONE,
        ADDED,
        REMOVED,
        CHANGED
    }
}
