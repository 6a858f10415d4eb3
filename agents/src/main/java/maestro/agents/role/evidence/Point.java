package maestro.agents.role.evidence;

import java.util.List;
import maestro.agents.mission.Note;

/// Notes that make one point, in the order in which they are written.
///
/// @param label what they speak of, empty where no phrase says it well
/// @param agreeing for each of the notes, others that say the same in other documents
record Point(String label, List<Note> notes, List<List<Note>> agreeing) {
    long documents() {
        return notes.stream().map(n -> n.quotes().getFirst().documentId()).distinct().count();
    }
}
