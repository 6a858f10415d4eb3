package maestro.agents.role;

import java.util.List;
import java.util.Map;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;

/// Writes sections from notes, citing nothing else.
public interface Writer {

    /// Tokens of context below which a model writes nothing, nor plans and reads, which take more;
    /// 0 where there is no model.
    ///
    /// @param thinks whether it thinks before it answers
    default int leastContext(Language language, boolean thinks) {
        return 0;
    }

    /// A section from its notes.
    ///
    /// @param notes of this section, in order of their ids, redundant ones left out
    /// @param taken step key of each note, by note id
    Draft write(
            Plan plan,
            Section section,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException;

    /// A better draft of the same section. The controller keeps it only where support does not
    /// fall.
    Draft revise(
            Plan plan,
            Section section,
            Draft draft,
            List<String> complaints,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException;

    /// The opening: what was asked, what the library holds, the strongest findings. Id
    /// [Draft#SUMMARY].
    Draft open(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException;

    /// The close: what was not found, and where documents differ. Id [Draft#CONCLUSION].
    Draft close(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException;
}
