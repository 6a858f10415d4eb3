package maestro.agents.role;

import java.util.List;
import java.util.Map;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;

/// A second opinion on whether quotes say what a sentence says.
public interface Judge {
    /// Has none.
    Judge NONE = (sentences, context) -> Map.of();

    /// @param sentences that are not in the words of their quotes, each once
    /// @return what it thinks of those that it could judge
    Map<Sentence, Support.Verdict> judge(List<Sentence> sentences, StepContext context)
            throws InterruptedException;
}
