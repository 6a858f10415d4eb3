package maestro.agents.role;

import java.util.List;
import java.util.Map;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;

/// Judges evidence and drafts.
public interface Reflector {

    /// After a round: what is covered, what is missing, what to ask next.
    ///
    /// @param notes all notes so far, in order of their ids
    /// @param searches all so far, in order of their questions' ids
    /// @param previous reviews of earlier rounds, oldest first
    Review review(
            Plan plan,
            List<Note> notes,
            List<Search> searches,
            int round,
            List<Review> previous,
            StepContext context)
            throws InterruptedException;

    /// Reads all drafts as a whole.
    ///
    /// @param drafts newest draft of each section, by section id
    List<Outcome.Complaint> criticise(
            Plan plan, Map<String, Draft> drafts, List<Note> notes, StepContext context)
            throws InterruptedException;
}
