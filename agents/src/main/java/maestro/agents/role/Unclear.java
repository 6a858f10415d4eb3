package maestro.agents.role;

import java.util.List;

/// A question back to the user.
///
/// @param why it is asked: what in the report depends on the answer
/// @param suggestions answers to choose from; the user may give another, or none
public record Unclear(String question, String why, List<String> suggestions) {
    public Unclear {
        suggestions = List.copyOf(suggestions);
    }
}
