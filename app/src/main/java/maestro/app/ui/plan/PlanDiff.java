package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.app.ui.plan.PlanNode.Facts;
import maestro.app.ui.plan.PlanNode.Mark;

/// A plan as rows, with what was added, changed and removed since an older one. What was removed
/// stands where it stood, after the sibling that went before it.
final class PlanDiff {
    private final List<Section> old;
    private final Set<String> kept = new HashSet<>();
    private final Function<String, Facts> facts;
    private final boolean compare;
    private final boolean removed;

    /// @param older compared with; empty for a plan without marks
    /// @param removed whether what is gone is shown too
    private PlanDiff(
            Optional<Plan> older, Plan newer, boolean removed, Function<String, Facts> facts) {
        this.old = older.map(Plan::sections).orElse(List.of());
        this.compare = older.isPresent();
        this.removed = removed;
        this.facts = facts;
        newer.stream()
                .forEach(s -> {
                    kept.add(s.id());
                    s.questions().forEach(q -> kept.add(q.id()));
                });
    }

    static List<PlanNode> nodes(
            Optional<Plan> older, Plan newer, boolean removed, Function<String, Facts> facts) {
        PlanDiff diff = new PlanDiff(older, newer, removed, facts);
        return diff.sections(diff.old, newer.sections());
    }

    private List<PlanNode> sections(List<Section> before, List<Section> now) {
        List<PlanNode> nodes = new ArrayList<>();
        now.forEach(s -> nodes.add(section(s)));
        if (removed) {
            for (int i = 0; i < before.size(); i++) {
                if (!kept.contains(before.get(i).id())) {
                    String previous = i == 0 ? "" : before.get(i - 1).id();
                    nodes.add(after(nodes, previous), gone(before.get(i)));
                }
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

    private PlanNode section(Section now) {
        Optional<Section> before = PlanTree.section(old, now.id());
        Mark mark =
                !compare
                        ? Mark.NONE
                        : before.map(b ->
                                        b.title().equals(now.title())
                                                        && b.purpose().equals(now.purpose())
                                                        && b.standing() == now.standing()
                                                ? Mark.NONE
                                                : Mark.CHANGED)
                                .orElse(Mark.ADDED);
        List<PlanNode> children =
                new ArrayList<>(
                        questions(
                                before.map(Section::questions).orElse(List.of()), now.questions()));
        children.addAll(sections(before.map(Section::children).orElse(List.of()), now.children()));
        return new PlanNode(
                now.id(),
                now.title(),
                now.purpose(),
                null,
                now.standing(),
                facts.apply(now.id()),
                mark,
                children);
    }

    private List<PlanNode> questions(List<Question> before, List<Question> now) {
        List<PlanNode> nodes = new ArrayList<>();
        for (Question question : now) {
            Optional<Question> then = old(question.id());
            Mark mark =
                    !compare
                            ? Mark.NONE
                            : then.map(q ->
                                            q.text().equals(question.text())
                                                    ? Mark.NONE
                                                    : Mark.CHANGED)
                                    .orElse(Mark.ADDED);
            nodes.add(question(question, mark));
        }
        if (removed) {
            for (int i = 0; i < before.size(); i++) {
                if (!kept.contains(before.get(i).id())) {
                    String previous = i == 0 ? "" : before.get(i - 1).id();
                    nodes.add(after(nodes, previous), question(before.get(i), Mark.REMOVED));
                }
            }
        }
        return nodes;
    }

    private Optional<Question> old(String id) {
        return old.stream()
                .flatMap(Section::stream)
                .flatMap(s -> s.questions().stream())
                .filter(q -> q.id().equals(id))
                .findFirst();
    }

    private PlanNode question(Question question, Mark mark) {
        return new PlanNode(
                question.id(),
                question.text(),
                "",
                question.origin(),
                Section.Standing.FREE,
                mark == Mark.REMOVED ? Facts.NONE : facts.apply(question.id()),
                mark,
                List.of());
    }

    private PlanNode gone(Section section) {
        List<PlanNode> children = new ArrayList<>();
        section.questions().stream()
                .filter(q -> !kept.contains(q.id()))
                .forEach(q -> children.add(question(q, Mark.REMOVED)));
        section.children().stream()
                .filter(s -> !kept.contains(s.id()))
                .forEach(s -> children.add(gone(s)));
        return new PlanNode(
                section.id(),
                section.title(),
                section.purpose(),
                null,
                section.standing(),
                Facts.NONE,
                Mark.REMOVED,
                children);
    }
}
