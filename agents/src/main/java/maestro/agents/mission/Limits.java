package maestro.agents.mission;

import java.time.Duration;

/// What a mission may cost. A limit that is met ends research early; the report is still written
/// from what there is.
///
/// @param rounds of research and reflection, 1 to 20
/// @param time of work, pauses not counted
/// @param steps journalled, 10 to 100,000
/// @param parallelSections researched at once, 1 to 32
/// @param calls of language models; 0 for as many as it takes, as with the next two
/// @param tokens that these calls take, prompts and replies together
/// @param cost in the currency of the [Price]
public record Limits(
        int rounds,
        Duration time,
        int steps,
        int parallelSections,
        int calls,
        long tokens,
        double cost) {

    public static final Limits DEFAULT = new Limits(3, Duration.ofMinutes(30), 2_000, 4);

    public Limits {
        check("rounds", rounds, 1, 20);
        check("steps", steps, 10, 100_000);
        check("parallel sections", parallelSections, 1, 32);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The time limit must be longer than nothing");
        }
        if (calls < 0 || tokens < 0 || !(cost >= 0)) {
            throw new IllegalArgumentException(
                    "The limits on calls, tokens and cost are above zero, or zero for none");
        }
    }

    /// Limits that say nothing about language models.
    public Limits(int rounds, Duration time, int steps, int parallelSections) {
        this(rounds, time, steps, parallelSections, 0, 0, 0);
    }

    /// Whole minutes of work, at least one.
    public int minutes() {
        return (int) Math.max(1, time.plusSeconds(59).toMinutes());
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The number of %s must be between %d and %d, not %d"
                            .formatted(name, least, most, value));
        }
    }
}
