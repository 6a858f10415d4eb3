package maestro.agents.role.prompted;

import maestro.agents.role.Roles;

/// Puts the roles with a language model together.
public final class PromptedRoles {
    private PromptedRoles() {}

    /// @param twins who do a step where no model can
    public static Roles create(Prompts prompts, Roles twins) {
        return new Roles(
                new PromptedPlanner(prompts, twins.planner()),
                new PromptedResearcher(prompts, twins.researcher()),
                new PromptedReflector(prompts, twins.reflector()),
                new PromptedWriter(prompts, twins.writer()),
                new PromptedAdviser(prompts),
                new PromptedClarifier(prompts));
    }
}
