package maestro.agents.role;

import java.util.List;
import java.util.Optional;

/// Finds out before a mission what its questions leave open.
public interface Clarifier {
    /// At most so many questions, so that answering takes a minute.
    int MOST = 4;

    /// Asks nothing, where there is no model.
    Clarifier NONE = _ -> Optional.of(List.of());

    /// @return none where nothing is unclear; empty where there is no answer that can be used,
    ///   which the context is told
    Optional<List<Unclear>> clarify(StepContext context) throws InterruptedException;
}
