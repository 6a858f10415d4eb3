package maestro.app.cli;

import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionState;

/// Finds the mission that a user names.
final class MissionArgument {
    private MissionArgument() {}

    /// @throws UsageException where there is none
    static MissionState find(Missions missions, String named) {
        return missions.state(named).orElseThrow(() -> unknown(named));
    }

    static UsageException unknown(String named) {
        return new UsageException(
                "there is no mission " + named + "; 'maestro missions' lists them");
    }
}
