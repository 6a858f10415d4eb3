package maestro.agents.mission;

import java.util.List;
import java.util.stream.Stream;

/// A node of the plan.
///
/// @param id unique in the mission and never reused: "s1", "s1.2"
/// @param purpose what the section is for, one sentence
/// @param questions to be answered for it; may be empty where children hold them
public record Section(
        String id, String title, String purpose, List<Question> questions, List<Section> children) {
    public Section {
        questions = List.copyOf(questions);
        children = List.copyOf(children);
    }

    /// This section and all below it, in reading order.
    public Stream<Section> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Section::stream));
    }
}
