package maestro.agents.mission;

import java.util.List;

/// A section's text.
///
/// @param sectionId of the plan, or [#SUMMARY] or [#CONCLUSION]
/// @param revision from 1
public record Draft(String sectionId, int revision, List<Block> blocks) {
    /// The opening: what was asked, what the library holds, what was found.
    public static final String SUMMARY = "summary";

    /// The close: what was not found.
    public static final String CONCLUSION = "conclusion";

    public Draft {
        blocks = List.copyOf(blocks);
    }
}
