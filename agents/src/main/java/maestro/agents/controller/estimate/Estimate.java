package maestro.agents.controller.estimate;

import java.time.Duration;
import java.util.Optional;

/// What a mission will take.
///
/// @param tokens read and written together, within their limit
/// @param cost in the currency of the mission's price
/// @param seconds of work; empty where nobody has measured how fast the model is
/// @param documents that are searched
/// @param measuredMissions earlier missions with the same model, or without one, that the figures
///   rest on
public record Estimate(
        Range calls,
        Range promptTokens,
        Range completionTokens,
        Range tokens,
        Range cost,
        Optional<Range> seconds,
        int documents,
        int measuredMissions) {

    /// Whether it is likely to work longer than it may, as far as that is known.
    public boolean longerThan(Duration time) {
        return seconds.filter(s -> s.likely() > time.toSeconds()).isPresent();
    }
}
