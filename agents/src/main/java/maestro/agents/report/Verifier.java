package maestro.agents.report;

import java.util.List;
import java.util.Map;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Support;
import maestro.agents.role.StepContext;

/// Checks every sentence before a report is finished, and puts the report together.
public interface Verifier {

    /// Support of each sentence of a draft, averaged; what a revision is compared by. 1 for a draft
    /// without sentences.
    double support(Draft draft, StepContext context) throws InterruptedException;

    /// Resolves each citation, checks each quote against the stored text and each number against
    /// the quotes, computes support, numbers the citations by first appearance, and returns the
    /// report with what it repaired or marked.
    Outcome.Verified verify(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            Report.Making making,
            double score,
            StepContext context)
            throws InterruptedException;

    /// How well a sentence is backed by quotes.
    Support support(String sentence, List<String> quotes, StepContext context);
}
