package maestro.agents.mission;

import java.util.List;

/// What the check before the report found and did.
///
/// @param unresolved citations that could not be resolved and were taken out with their sentences
/// @param problems in words, each with what was done about it
public record Verification(
        int sentences, int citations, int unresolved, int unsupported, List<String> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }
}
