package maestro.agents.model.http;

import java.time.Duration;

/// How long an answer may take.
///
/// @param first to the first line: a model may have to be loaded before it says anything
/// @param idle from one line to the next
/// @param total altogether
public record Limits(Duration first, Duration idle, Duration total) {

    /// For replies of a model.
    public static final Limits CHAT =
            new Limits(Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofMinutes(20));

    /// For questions that a server answers at once.
    public static final Limits QUICK =
            new Limits(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /// For downloads, which take hours; checking what was loaded takes silent minutes.
    public static final Limits DOWNLOAD =
            new Limits(Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(24));

    /// The same, but altogether no longer than what is left of a time.
    public Limits within(Duration left) {
        return new Limits(first, idle, left.compareTo(total) < 0 ? left : total);
    }
}
