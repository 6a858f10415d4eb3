package maestro.agents.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import maestro.agents.mission.AgentKind;
import org.jspecify.annotations.Nullable;

/// A step as it stands.
///
/// @param reasoning what the agent said during it, in order
/// @param outcome null until finished
/// @param failure null unless it failed
public record StepRecord(
        String key,
        AgentKind agent,
        String title,
        String input,
        Instant started,
        List<String> reasoning,
        @Nullable Outcome outcome,
        @Nullable String failure,
        long millis) {

    static StepRecord running(String key, AgentKind agent, String title, String input, Instant at) {
        return new StepRecord(key, agent, title, input, at, new ArrayList<>(), null, null, 0);
    }

    /// A list is shared with the record before it, so that a step of many lines costs no more than
    /// its lines.
    StepRecord saying(String text) {
        reasoning.add(text);
        return this;
    }

    StepRecord finished(Outcome result, long took) {
        return new StepRecord(
                key,
                agent,
                title,
                input,
                started,
                Collections.unmodifiableList(reasoning),
                result,
                null,
                took);
    }

    StepRecord failed(String message) {
        return new StepRecord(
                key,
                agent,
                title,
                input,
                started,
                Collections.unmodifiableList(reasoning),
                null,
                message,
                millis);
    }

    public boolean running() {
        return outcome == null && failure == null;
    }
}
