package maestro.agents.mission;

import java.time.Duration;

/// What a mission may cost. A limit that is met ends research early; the report is still written
/// from what there is.
///
/// @param rounds of research and reflection, 1 to 20
/// @param time of work, pauses not counted
/// @param steps journalled, 10 to 100,000
/// @param parallelSections researched at once, 1 to 32
public record Limits(int rounds, Duration time, int steps, int parallelSections) {

    public static final Limits DEFAULT = new Limits(3, Duration.ofMinutes(30), 2_000, 4);

    public Limits {
        check("rounds", rounds, 1, 20);
        check("steps", steps, 10, 100_000);
        check("parallel sections", parallelSections, 1, 32);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The time limit must be longer than nothing");
        }
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The number of %s must be between %d and %d, not %d"
                            .formatted(name, least, most, value));
        }
    }
}
