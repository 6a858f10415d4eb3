package maestro.agents.role;

import maestro.agents.mission.Mission;
import maestro.agents.source.Source;

/// What a role has at hand while it does one step. Long work answers an interrupt within a second.
public interface StepContext {

    Mission mission();

    Source source();

    /// Says what the agent does and why, in the mission's language, from its own numbers. It is
    /// journalled and shown as it happens.
    void reason(String text);
}
