package maestro.agents.journal;

import java.util.List;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Verification;

/// What a finished step produced. It is journalled before it is used.
public sealed interface Outcome {

    /// @param reason why the plan is as it is, or what changed
    record Planned(Plan plan, String reason) implements Outcome {}

    record Searched(Search search) implements Outcome {}

    record NotesTaken(List<Note> notes) implements Outcome {
        public NotesTaken {
            notes = List.copyOf(notes);
        }
    }

    record Reviewed(Review review) implements Outcome {}

    record Drafted(Draft draft) implements Outcome {}

    /// Complaints about drafts that were read as a whole.
    record Criticised(List<Complaint> complaints) implements Outcome {
        public Criticised {
            complaints = List.copyOf(complaints);
        }
    }

    /// @param sectionId of the draft that should be revised
    record Complaint(String sectionId, String text) {}

    record Verified(Verification verification, Report report) implements Outcome {}
}
