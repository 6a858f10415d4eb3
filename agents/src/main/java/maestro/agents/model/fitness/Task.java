package maestro.agents.model.fitness;

import java.util.Set;

/// What a model is tried at.
public enum Task {
    /// Plans an outline in the form that was asked for, about what was asked.
    SCHEMA(Role.PLANNING, Role.RESEARCH, Role.REFLECTION),
    /// Tells a passage that answers a question from one that doesn't.
    JUDGEMENT(Role.RESEARCH, Role.REFLECTION),
    /// Cites the notes that it was given and no others.
    CITATIONS(Role.WRITING),
    /// Says that the notes hold no answer where they hold none.
    HONESTY(Role.WRITING),
    /// Answers in Korean, from the notes.
    KOREAN();

    private final Set<Role> roles;

    Task(Role... roles) {
        this.roles = Set.of(roles);
    }

    /// The roles that can't do without it.
    public Set<Role> roles() {
        return roles;
    }

    /// What a model may do in a mission.
    public enum Role {
        PLANNING,
        RESEARCH,
        REFLECTION,
        WRITING
    }
}
