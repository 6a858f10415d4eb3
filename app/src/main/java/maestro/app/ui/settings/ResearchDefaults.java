package maestro.app.ui.settings;

import java.time.Duration;
import maestro.agents.mission.Limits;

/// What a new mission starts from.
///
/// @param minutes of work
/// @param approvePlan whether plans wait for the user
public record ResearchDefaults(
        int rounds, int minutes, int steps, int parallelSections, boolean approvePlan) {

    public static final ResearchDefaults DEFAULT =
            new ResearchDefaults(
                    Limits.DEFAULT.rounds(),
                    Limits.DEFAULT.minutes(),
                    Limits.DEFAULT.steps(),
                    Limits.DEFAULT.parallelSections(),
                    false);

    public ResearchDefaults {
        new Limits(rounds, Duration.ofMinutes(minutes), steps, parallelSections);
    }

    public Limits limits() {
        return new Limits(rounds, Duration.ofMinutes(minutes), steps, parallelSections);
    }
}
