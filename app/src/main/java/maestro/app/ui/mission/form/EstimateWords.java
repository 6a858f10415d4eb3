package maestro.app.ui.mission.form;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.controller.estimate.Estimate;
import maestro.agents.controller.estimate.Range;
import maestro.app.ui.shell.Texts;

/// What a mission will take, in words.
final class EstimateWords {
    private static final int SECONDS = 60;

    /// Up to so many seconds are told as seconds.
    private static final int SHORT = 100;

    private final Texts texts;

    EstimateWords(Texts texts) {
        this.texts = texts;
    }

    /// @param time that the mission may work
    String of(Estimate estimate, Duration time) {
        String taken = taken(estimate);
        return estimate.longerThan(time)
                ? taken + "\n" + texts.get("estimate.over", time.toMinutes())
                : taken;
    }

    private String taken(Estimate estimate) {
        List<String> parts = new ArrayList<>();
        if (estimate.calls().most() > 0) {
            parts.add(range("estimate.calls", estimate.calls(), 1));
            parts.add(range("estimate.tokens", estimate.tokens(), 1_000));
        }
        if (estimate.cost().most() > 0) {
            Range cost = estimate.cost();
            parts.add(texts.get("estimate.cost", cost.likely(), cost.least(), cost.most()));
        }
        parts.add(
                estimate.seconds()
                        .map(s ->
                                s.most() <= SHORT
                                        ? range("estimate.seconds", s, 1)
                                        : range("estimate.minutes", s, SECONDS))
                        .orElseGet(() -> texts.get("estimate.untimed")));
        return texts.get("estimate", String.join("  ·  ", parts));
    }

    /// Outwards to whole units.
    private String range(String key, Range range, double unit) {
        return texts.get(
                key,
                Math.max(1, Math.round(range.likely() / unit)),
                (long) Math.floor(range.least() / unit),
                (long) Math.ceil(range.most() / unit));
    }
}
