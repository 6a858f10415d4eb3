package maestro.agents.mission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence about the subject.
///
/// @param text as it is read, one line, without citation marks
/// @param citations at least one
/// @param support null until verified
public record Sentence(String text, List<Citation> citations, @Nullable Support support) {
    public Sentence {
        citations = List.copyOf(citations);
    }
}
