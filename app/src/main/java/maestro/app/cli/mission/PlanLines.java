package maestro.app.cli.mission;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanComparison;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanFacts;
import maestro.agents.plan.PlanFacts.Facts;
import maestro.agents.plan.PlanHistory;
import maestro.app.cli.command.WorkingCommand;

/// A plan, its versions and what differs between them, as lines or JSON.
record PlanLines(WorkingCommand command, MissionState state, PlanHistory history) {

    private PrintWriter out() {
        return command.out();
    }

    /// The newest version with what each of its sections has so far, and all versions.
    void outline() {
        Plan plan = state.plan().orElseThrow();
        Map<String, Facts> facts = new PlanFacts(state).of(plan);
        if (command.json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mission", state.mission().id());
            line.put("title", state.mission().title());
            line.put("state", MissionProgress.state(state.phase()));
            line.put("version", plan.version());
            line.put("sections", json(plan, plan.sections(), facts));
            line.put("versions", history.versions().stream().map(PlanLines::json).toList());
            command.printJson(line);
            return;
        }
        out().printf(
                        "%s: %s  (%s)%n",
                        state.mission().id(),
                        state.mission().title(),
                        MissionProgress.state(state.phase()));
        out().printf("Plan, version %d%n%n", plan.version());
        tell(plan.sections(), "", facts);
        out().printf("%nVersions%n");
        for (PlanHistory.Version version : history.versions()) {
            out().printf("%4d  %s%n", version.number(), made(version));
        }
    }

    private void tell(List<Section> sections, String indent, Map<String, Facts> facts) {
        for (Section section : sections) {
            Facts known = facts.getOrDefault(section.id(), Facts.NONE);
            String standing =
                    section.standing() == Section.Standing.FREE
                            ? ""
                            : "  [" + word(section.standing()) + "]";
            out().printf(
                            "%s%s  %s%s%s%n",
                            indent, section.id(), section.title(), standing, has(known));
            for (Question question : section.questions()) {
                out().printf(
                                "%s    %s  %s  (%s)%s%n",
                                indent,
                                question.id(),
                                question.text(),
                                origin(question.origin()),
                                has(facts.getOrDefault(question.id(), Facts.NONE)));
            }
            tell(section.children(), indent + "  ", facts);
        }
    }

    private static String has(Facts known) {
        List<String> parts = new ArrayList<>();
        if (known.state() != PlanFacts.State.NONE) {
            parts.add(word(known.state()));
        }
        if (known.notes() > 0) {
            parts.add(known.notes() == 1 ? "1 note" : known.notes() + " notes");
            parts.add(known.documents() == 1 ? "1 document" : known.documents() + " documents");
        }
        if (known.coverage() >= 0) {
            parts.add(String.format(Locale.ROOT, "coverage %.2f", known.coverage()));
        }
        return parts.isEmpty() ? "" : "  " + String.join(", ", parts);
    }

    private static String made(PlanHistory.Version version) {
        return version.byUser() ? "changed by you" : version.reason();
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case USER -> "asked by you";
            case PLANNER -> "planned";
            case GAP -> "from a gap";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void comparison(
            PlanHistory.Version older, PlanHistory.Version newer, PlanComparison comparison) {
        if (command.json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mission", state.mission().id());
            line.put("older", json(older));
            line.put("newer", json(newer));
            line.put(
                    "changes",
                    comparison.changes().stream().map(c -> json(newer.plan(), c)).toList());
            command.printJson(line);
            return;
        }
        out().printf("Version %d: %s%n", older.number(), made(older));
        out().printf("Version %d: %s%n%n", newer.number(), made(newer));
        if (comparison.changes().isEmpty()) {
            out().println("The outline is the same.");
        }
        for (Change change : comparison.changes()) {
            out().println(words(newer.plan(), change));
        }
    }

    private String words(Plan newer, Change change) {
        String sign =
                switch (change.kind()) {
                    case ADDED -> "+";
                    case REMOVED -> "-";
                    default -> "~";
                };
        String was = change.before().isEmpty() ? "nothing" : "“" + change.before() + "”";
        String how =
                switch (change.kind()) {
                    case ADDED -> "added";
                    case REMOVED -> "removed";
                    case RENAMED -> "was " + was;
                    case PURPOSE -> "its purpose was " + was;
                    case MOVED ->
                            change.before().isEmpty() ? "moved from the top" : "moved from " + was;
                    case REORDERED -> "in another order";
                    case PINNED -> "pinned";
                    case PAUSED -> "paused";
                    case FREED -> "let go";
                };
        Origin origin = change.origin();
        String asked = origin == null ? "" : ", " + origin(origin);
        String why = why(newer, change);
        return "%s %s  %s  (%s%s)%s"
                .formatted(
                        sign,
                        change.id(),
                        change.text(),
                        how,
                        asked,
                        why.isEmpty() ? "" : "\n      " + why);
    }

    private String why(Plan newer, Change change) {
        Origin origin = change.origin();
        return change.kind() == PlanComparison.Kind.ADDED && origin != null
                ? history.why(newer, new Question(change.id(), change.text(), origin))
                : "";
    }

    private Map<String, Object> json(Plan newer, Change change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", word(change.kind()));
        row.put("what", change.section() ? "section" : "question");
        row.put("id", change.id());
        row.put("text", change.text());
        row.put("before", change.before());
        Origin origin = change.origin();
        row.put("origin", origin == null ? null : word(origin));
        row.put("reason", why(newer, change));
        return row;
    }

    private static Map<String, Object> json(PlanHistory.Version version) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", version.number());
        row.put("by", version.byUser() ? "user" : "agents");
        row.put("reason", version.reason());
        return row;
    }

    private List<Map<String, Object>> json(
            Plan plan, List<Section> sections, Map<String, Facts> facts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Section section : sections) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", section.id());
            row.put("title", section.title());
            row.put("purpose", section.purpose());
            row.put("standing", word(section.standing()));
            put(row, facts.getOrDefault(section.id(), Facts.NONE));
            row.put(
                    "questions",
                    section.questions().stream()
                            .map(q -> {
                                Map<String, Object> asked = new LinkedHashMap<>();
                                asked.put("id", q.id());
                                asked.put("text", q.text());
                                asked.put("origin", word(q.origin()));
                                asked.put("reason", history.why(plan, q));
                                put(asked, facts.getOrDefault(q.id(), Facts.NONE));
                                return asked;
                            })
                            .toList());
            row.put("sections", json(plan, section.children(), facts));
            rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, Object> row, Facts facts) {
        row.put("notes", facts.notes());
        row.put("documents", facts.documents());
        row.put("coverage", facts.coverage() < 0 ? null : facts.coverage());
    }
}
