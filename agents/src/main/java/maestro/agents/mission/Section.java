package maestro.agents.mission;

import java.util.List;
import java.util.stream.Stream;

/// A node of the plan.
///
/// @param id unique in the mission and never reused: "s1", "s1.2"
/// @param purpose what the section is for, one sentence
/// @param questions to be answered for it; may be empty where children hold them
/// @param standing what the user lets agents do with it
public record Section(
        String id,
        String title,
        String purpose,
        List<Question> questions,
        List<Section> children,
        Standing standing) {
    public Section {
        questions = List.copyOf(questions);
        children = List.copyOf(children);
    }

    public Section(
            String id,
            String title,
            String purpose,
            List<Question> questions,
            List<Section> children) {
        this(id, title, purpose, questions, children, Standing.FREE);
    }

    /// What agents may do with a section.
    public enum Standing {
        FREE,
        /// Agents add no questions to it.
        PINNED,
        /// Nobody researches it or what is below it, until the user lets them.
        PAUSED
    }

    public boolean paused() {
        return standing == Standing.PAUSED;
    }

    /// This section and all below it, in reading order.
    public Stream<Section> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Section::stream));
    }

    public Section called(String newTitle, String newPurpose) {
        return new Section(id, newTitle, newPurpose, questions, children, standing);
    }

    public Section with(Standing other) {
        return new Section(id, title, purpose, questions, children, other);
    }

    public Section withQuestions(List<Question> others) {
        return new Section(id, title, purpose, others, children, standing);
    }

    public Section withChildren(List<Section> others) {
        return new Section(id, title, purpose, questions, others, standing);
    }
}
