package maestro.app.cli.mission;

import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;
import maestro.app.cli.command.UsageException;

/// Finds the step that a user names.
public final class StepArgument {
    private StepArgument() {}

    /// @param named its number among the steps that finished, from 1, or its key
    /// @throws UsageException where there is none
    public static Moment find(Playback playback, String named) {
        return playback.moment(named)
                .orElseThrow(() ->
                        new UsageException(
                                "there is no step %s; %d steps finished, and 'maestro replay' lists them"
                                        .formatted(named, playback.moments().size())));
    }
}
