package maestro.agents.role;

import java.util.List;
import java.util.Map;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;

/// A second opinion on whether quotes say what a sentence says.
public interface Judge {
    /// @param corrected the sentence as its quotes do say it; empty where that is left open
    record Opinion(Support.Verdict verdict, String corrected) {}

    /// Has none.
    Judge NONE = (sentences, context) -> Map.of();

    /// @param sentences that are not in the words of their quotes, each once
    /// @return what it thinks of those that it could judge
    Map<Sentence, Opinion> judge(List<Sentence> sentences, StepContext context)
            throws InterruptedException;
}
