package maestro.agents.role.evidence;

import java.util.List;
import maestro.agents.mission.Note;

/// Notes that make one point, in the order in which they are written.
///
/// @param agreeing for each of the notes, others that say the same in other documents
record Point(List<Note> notes, List<List<Note>> agreeing) {}
