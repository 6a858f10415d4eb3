package maestro.app.cli;

import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;

/// Finds the step that a user names.
final class StepArgument {
    private StepArgument() {}

    /// @param named its number among the steps that finished, from 1, or its key
    /// @throws UsageException where there is none
    static Moment find(Playback playback, String named) {
        return playback.moment(named)
                .orElseThrow(() ->
                        new UsageException(
                                "there is no step %s; %d steps finished, and 'maestro replay' lists them"
                                        .formatted(named, playback.moments().size())));
    }
}
