package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanHistory;
import maestro.app.ui.plan.PlanViewModel.Shown;
import maestro.app.ui.shell.Texts;

/// What is said of a version above its outline.
record PlanWords(Texts texts) {

    /// Who made it and why.
    String made(Shown shown) {
        return shown.made().map(this::made).orElse("");
    }

    private String made(PlanHistory.Version version) {
        return version.byUser()
                ? texts.get("made.user", version.number())
                : texts.get("made", version.number(), version.reason());
    }

    /// How many sections and questions differ in which way.
    String summary(Shown shown) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Change change : shown.changes()) {
            String what = (change.section() ? "sections." : "questions.") + change.kind();
            counts.merge(what, 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            return texts.get("compared.same", shown.since());
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((what, count) -> parts.add(texts.get("compared." + what, count)));
        return texts.get("compared", shown.since(), String.join(", ", parts));
    }
}
