package maestro.app.cli.mission;

import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionState;
import maestro.app.cli.command.UsageException;

/// Finds the mission that a user names.
public final class MissionArgument {
    private MissionArgument() {}

    /// @throws UsageException where there is none
    public static MissionState find(Missions missions, String named) {
        return missions.state(named).orElseThrow(() -> unknown(named));
    }

    /// @throws UsageException where the mission can't go on
    static void check(Missions missions, String mission) throws InterruptedException {
        try {
            missions.check(mission);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    public static UsageException unknown(String named) {
        return new UsageException(
                "there is no mission " + named + "; 'maestro missions' lists them");
    }
}
