package maestro.agents.journal;

import java.time.Instant;
import java.util.List;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Verification;
import org.jspecify.annotations.Nullable;

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

    /// What a question in another language is in English, for indexes that hold little else.
    ///
    /// @param words empty where they could not be found
    record Worded(String question, String words) implements Outcome {}

    /// What an index or a plug-in beyond the library named.
    ///
    /// @param index null where it was a plug-in
    /// @param plugin its name; empty where it was an index
    /// @param words that it was asked for
    /// @param leads best first
    /// @param unresponsive engines behind it that gave nothing, each with its reason
    /// @param problem why it was not searched, in the mission's language; empty where all is well
    record Sought(
            @Nullable Index index,
            String plugin,
            String words,
            List<Lead> leads,
            List<String> unresponsive,
            String problem)
            implements Outcome {
        public Sought {
            leads = List.copyOf(leads);
            unresponsive = List.copyOf(unresponsive);
        }
    }

    /// What became of a lead.
    ///
    /// @param documentId null where it did not become a document
    /// @param url it came from
    /// @param at when it was fetched
    /// @param summary whether it is the abstract alone
    /// @param problem in the mission's language; empty where all is well
    record Fetched(
            Lead lead,
            @Nullable String documentId,
            String url,
            Instant at,
            boolean summary,
            String problem)
            implements Outcome {}

    /// What an agent of the user's own gave, as far as it stands up.
    ///
    /// @param agent its name
    /// @param remarks that other agents read in their next steps
    /// @param questions for the next round
    /// @param dropped notes that are not used any more
    /// @param notes of its own
    /// @param complaints about drafts
    /// @param skipped why it did nothing, in the mission's language; empty where it worked
    record Advised(
            String agent,
            List<Remark> remarks,
            List<Review.Gap> questions,
            List<Dropped> dropped,
            List<Note> notes,
            List<Complaint> complaints,
            String skipped)
            implements Outcome {
        public Advised {
            remarks = List.copyOf(remarks);
            questions = List.copyOf(questions);
            dropped = List.copyOf(dropped);
            notes = List.copyOf(notes);
            complaints = List.copyOf(complaints);
        }

        /// @param why in the mission's language
        public static Advised skipped(String agent, String why) {
            return new Advised(agent, List.of(), List.of(), List.of(), List.of(), List.of(), why);
        }
    }

    /// What an agent of the user's own tells another.
    record Remark(AgentKind to, String text) {}

    /// A note that is not used any more, and why.
    record Dropped(String noteId, String reason) {}

    record Verified(Verification verification, Report report) implements Outcome {}
}
