package maestro.agents.role;

import java.util.Optional;
import maestro.agents.mission.CustomAgent;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.Matter;

/// Does the work of agents that users add between the five.
public interface Adviser {
    /// Nobody, where there is no model.
    Adviser NONE = (_, _, _) -> Optional.empty();

    /// @param advice unchecked
    /// @param shown the part of the matter that it was made from
    record Advised(Advice advice, Matter shown) {}

    /// @return empty where there is no answer that can be used, which the journal says
    Optional<Advised> advise(CustomAgent agent, Matter matter, StepContext context)
            throws InterruptedException;
}
