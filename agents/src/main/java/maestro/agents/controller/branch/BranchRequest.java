package maestro.agents.controller.branch;

import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import org.jspecify.annotations.Nullable;

/// A mission that goes another way from some step of another on.
///
/// @param missionId the other's
/// @param step how many of the steps that the other finished are taken over, in the order in which
///   they finished; 0 for none
/// @param title null for the other's, with who works from now on
/// @param limits on the branch's own work
/// @param profile the language models from now on; null for evidence mode
/// @param egress at least what the other's sources need is allowed
/// @param brief how it is to be done from now on; null for the other's. What concerns steps that
///   are taken over has to be as it was
public record BranchRequest(
        String missionId,
        int step,
        @Nullable String title,
        Limits limits,
        @Nullable ModelProfile profile,
        Egress egress,
        @Nullable Brief brief) {
    /// To be done as the other.
    public BranchRequest(
            String missionId,
            int step,
            @Nullable String title,
            Limits limits,
            @Nullable ModelProfile profile,
            Egress egress) {
        this(missionId, step, title, limits, profile, egress, null);
    }
}
