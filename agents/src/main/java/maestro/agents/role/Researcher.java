package maestro.agents.role;

import java.util.List;
import java.util.Optional;
import maestro.agents.mission.Note;
import maestro.agents.mission.Question;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;

/// Finds evidence for a question.
public interface Researcher {

    /// Makes queries for the question and runs them.
    Search search(Section section, Question question, int round, StepContext context)
            throws InterruptedException;

    /// Words for indexes of works in English, for a question in another language.
    ///
    /// @return empty where nobody here can translate
    Optional<String> inEnglish(String question, StepContext context) throws InterruptedException;

    /// Reads what a search found and takes notes, best first.
    ///
    /// @param known notes that the section already has, in order of their ids; what they say is not
    ///   noted again
    List<Note> read(
            Section section,
            Question question,
            Search search,
            List<Note> known,
            StepContext context)
            throws InterruptedException;
}
