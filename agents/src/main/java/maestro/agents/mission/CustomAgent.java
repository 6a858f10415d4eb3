package maestro.agents.mission;

import org.jspecify.annotations.Nullable;

/// An agent that a user adds between the five.
///
/// @param name as its steps are headed, one line
/// @param prompt what it is told to do, in the user's words; may be empty for one of a plug-in
/// @param model of its own; null for the mission's
/// @param plugin name of the plug-in whose code it is; empty for one that thinks with a model
public record CustomAgent(
        String name, String prompt, @Nullable String model, Place place, String plugin) {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_PROMPT = 6_000;

    public CustomAgent {
        name = name.replaceAll("\\s+", " ").strip();
        prompt = prompt.strip();
        model = model == null || model.isBlank() ? null : model.strip();
        if (name.isEmpty() || (prompt.isEmpty() && plugin.isEmpty())) {
            throw new IllegalArgumentException("An agent has a name, and is told what to do");
        }
        if (name.length() > LONGEST_NAME || prompt.length() > LONGEST_PROMPT) {
            throw new IllegalArgumentException(
                    "An agent's name has at most %d letters, and what it is told %d"
                            .formatted(LONGEST_NAME, LONGEST_PROMPT));
        }
    }

    /// One that thinks with a language model.
    public CustomAgent(String name, String prompt, @Nullable String model, Place place) {
        this(name, prompt, model, place, "");
    }

    /// The model that it thinks with in a mission with these.
    public String model(ModelProfile models) {
        return model == null ? models.model(AgentKind.CUSTOM) : model;
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
