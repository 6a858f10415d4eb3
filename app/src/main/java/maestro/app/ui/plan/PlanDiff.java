package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanComparison.Kind;
import maestro.agents.plan.PlanFacts.Facts;

/// A plan as rows, with what differs from another version. What was removed stands where it stood,
/// after the sibling that went before it.
final class PlanDiff {
    private final Map<String, List<Change>> changes;
    private final Function<String, Facts> facts;
    private final Function<Question, String> reasons;

    private PlanDiff(
            Map<String, List<Change>> changes,
            Function<String, Facts> facts,
            Function<Question, String> reasons) {
        this.changes = changes;
        this.facts = facts;
        this.reasons = reasons;
    }

    /// @param older the sections compared with; empty where nothing is compared, or where what is
    ///   gone is not shown
    /// @param changes by id
    /// @param reasons why a question is asked, in words
    static List<PlanNode> nodes(
            List<Section> older,
            Plan newer,
            Map<String, List<Change>> changes,
            Function<String, Facts> facts,
            Function<Question, String> reasons) {
        PlanDiff diff = new PlanDiff(changes, facts, reasons);
        Map<String, Section> before = new HashMap<>();
        older.stream().flatMap(Section::stream).forEach(s -> before.put(s.id(), s));
        return diff.sections(older, newer.sections(), before);
    }

    private boolean gone(String id) {
        return of(id).stream().anyMatch(c -> c.kind() == Kind.REMOVED);
    }

    private List<Change> of(String id) {
        return changes.getOrDefault(id, List.of());
    }

    private List<PlanNode> sections(
            List<Section> then, List<Section> now, Map<String, Section> before) {
        List<PlanNode> nodes = new ArrayList<>();
        now.forEach(s -> nodes.add(section(s, before)));
        for (int i = 0; i < then.size(); i++) {
            if (gone(then.get(i).id())) {
                String previous = i == 0 ? "" : then.get(i - 1).id();
                nodes.add(after(nodes, previous), removed(then.get(i)));
            }
        }
        return nodes;
    }

    private static int after(List<PlanNode> nodes, String id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    private PlanNode section(Section now, Map<String, Section> before) {
        Section was = before.get(now.id());
        List<PlanNode> children =
                new ArrayList<>(
                        questions(was == null ? List.of() : was.questions(), now.questions()));
        children.addAll(sections(was == null ? List.of() : was.children(), now.children(), before));
        return node(now, facts.apply(now.id()), children);
    }

    private List<PlanNode> questions(List<Question> then, List<Question> now) {
        List<PlanNode> nodes = new ArrayList<>();
        now.forEach(q -> nodes.add(question(q, facts.apply(q.id()))));
        for (int i = 0; i < then.size(); i++) {
            if (gone(then.get(i).id())) {
                String previous = i == 0 ? "" : then.get(i - 1).id();
                nodes.add(after(nodes, previous), question(then.get(i), Facts.NONE));
            }
        }
        return nodes;
    }

    private PlanNode question(Question question, Facts known) {
        List<Change> of = of(question.id());
        boolean added = of.stream().anyMatch(c -> c.kind() == Kind.ADDED);
        return new PlanNode(
                question.id(),
                question.text(),
                added ? reasons.apply(question) : "",
                question.origin(),
                Section.Standing.FREE,
                known,
                of,
                List.of());
    }

    private PlanNode removed(Section section) {
        List<PlanNode> children = new ArrayList<>();
        section.questions().stream()
                .filter(q -> gone(q.id()))
                .forEach(q -> children.add(question(q, Facts.NONE)));
        section.children().stream()
                .filter(s -> gone(s.id()))
                .forEach(s -> children.add(removed(s)));
        return node(section, Facts.NONE, children);
    }

    private PlanNode node(Section section, Facts known, List<PlanNode> children) {
        return new PlanNode(
                section.id(),
                section.title(),
                section.purpose(),
                null,
                section.standing(),
                known,
                of(section.id()),
                children);
    }
}
