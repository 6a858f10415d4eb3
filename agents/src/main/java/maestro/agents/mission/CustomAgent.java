package maestro.agents.mission;

import org.jspecify.annotations.Nullable;

/// An agent that a user adds between the five.
///
/// @param name as its pane is headed
/// @param prompt what it is told to do, in the user's words
/// @param model of its own; null for the mission's
public record CustomAgent(String name, String prompt, @Nullable String model, Place place) {
    public CustomAgent {
        if (name.isBlank() || prompt.isBlank()) {
            throw new IllegalArgumentException("An agent has a name, and is told what to do");
        }
    }

    /// When it works.
    public enum Place {
        /// In each round, between research and reflection.
        AFTER_RESEARCH,
        /// Once, with all notes.
        BEFORE_WRITING,
        /// Once, with the draft.
        AFTER_WRITING
    }
}
