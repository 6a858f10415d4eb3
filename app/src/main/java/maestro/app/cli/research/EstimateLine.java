package maestro.app.cli.research;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import maestro.agents.controller.estimate.Estimate;
import maestro.agents.controller.estimate.Range;
import maestro.agents.mission.Limits;

/// What a mission will take, in words and as JSON.
final class EstimateLine {
    private EstimateLine() {}

    /// @param limits of the mission
    static String words(Estimate estimate, Limits limits) {
        String taken = taken(estimate);
        return estimate.longerThan(limits.time())
                ? taken
                        + "%nThat is longer than the %d min that it may take (--max-minutes): research would end early, and the report be written from what there is."
                                .formatted(limits.minutes())
                : taken;
    }

    private static String taken(Estimate estimate) {
        StringBuilder line = new StringBuilder();
        if (estimate.calls().most() > 0) {
            line.append("about ")
                    .append(range(estimate.calls(), "calls"))
                    .append(", ")
                    .append(range(estimate.tokens(), "tokens"))
                    .append(", ");
        }
        if (estimate.cost().most() > 0) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            "cost %.2f (%.2f to %.2f), ",
                            estimate.cost().likely(),
                            estimate.cost().least(),
                            estimate.cost().most()));
        }
        line.append(
                estimate.seconds()
                        .map(s ->
                                s.most() < 120
                                        ? range(s, "s")
                                        : range(
                                                new Range(
                                                        s.least() / 60,
                                                        s.likely() / 60,
                                                        s.most() / 60),
                                                "min"))
                        .orElse("time not known before the model has been asked once"));
        line.append("; ").append(estimate.documents()).append(" documents");
        if (estimate.measuredMissions() > 0) {
            line.append(", measured in ").append(estimate.measuredMissions()).append(" missions");
        }
        return line.toString();
    }

    private static String range(Range range, String of) {
        return String.format(
                Locale.ROOT,
                "%,.0f %s (%,.0f to %,.0f)",
                range.likely(),
                of,
                range.least(),
                Math.ceil(range.most()));
    }

    static Map<String, Object> json(Estimate estimate, Limits limits) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("calls", json(estimate.calls()));
        row.put("promptTokens", json(estimate.promptTokens()));
        row.put("completionTokens", json(estimate.completionTokens()));
        row.put("cost", json(estimate.cost()));
        row.put("seconds", estimate.seconds().map(EstimateLine::json).orElse(null));
        row.put("longerThanAllowed", estimate.longerThan(limits.time()));
        row.put("documents", estimate.documents());
        row.put("measuredMissions", estimate.measuredMissions());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("estimate", row);
        return line;
    }

    private static Map<String, Object> json(Range range) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("least", range.least());
        row.put("likely", range.likely());
        row.put("most", range.most());
        return row;
    }
}
