package maestro.agents.mission;

/// A sentence's pointer to evidence.
///
/// @param number of the document in the bibliography, by order of first appearance; 0 in a draft
/// @param noteId the note it was taken from
/// @param quote the words it rests on
/// @param step key of the step that took the note
public record Citation(int number, String noteId, Quote quote, String step) {}
