package maestro.agents.controller.phase;

import maestro.agents.controller.step.Steering;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Words;
import maestro.agents.mission.Mission;
import maestro.agents.report.Verifier;
import maestro.agents.role.Roles;
import maestro.agents.source.Outside;
import maestro.agents.source.Source;

/// Who and what a run works with.
public record Team(
        Mission mission,
        Roles roles,
        Verifier verifier,
        Outside outside,
        Steps steps,
        Steering steering,
        Words words) {

    /// The evidence that may be used now.
    Source source() {
        return steps.source();
    }
}
