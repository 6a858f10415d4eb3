package maestro.agents.controller.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;

/// A plan with the questions added and the sections added and removed that a review asked for.
///
/// @param asked the new questions, in the plan's order
/// @param added sections that are new
/// @param removed sections that are gone
public record PlanGrowth(
        Plan plan, List<Asked> asked, List<Review.Part> added, List<Review.Removed> removed) {

    /// With questions alone.
    public static PlanGrowth of(Plan plan, List<Review.Gap> gaps) {
        return of(plan, gaps, Review.Reshaping.NONE);
    }

    /// A section goes only where it stands below another, holds none, and neither the user asks for
    /// it nor keeps agents from it. Gaps of sections that the plan doesn't have, or that agents
    /// leave alone, are left out. A question keeps its id where that is new, and gets the section's
    /// next one otherwise.
    public static PlanGrowth of(Plan plan, List<Review.Gap> gaps, Review.Reshaping reshaping) {
        Set<String> used =
                plan.stream()
                        .flatMap(s -> s.questions().stream())
                        .map(Question::id)
                        .collect(Collectors.toCollection(HashSet::new));
        Plan grown = plan;
        List<Review.Removed> removed = new ArrayList<>();
        for (Review.Removed gone : reshaping.removed()) {
            if (mayGo(grown, gone.sectionId())) {
                grown = new Plan(plan.version() + 1, without(grown.sections(), gone.sectionId()));
                removed.add(gone);
            }
        }
        List<Asked> asked = new ArrayList<>();
        List<Review.Part> added = new ArrayList<>();
        for (Review.Part part : reshaping.added()) {
            Section made = part.section();
            boolean free =
                    grown.section(part.parentId())
                            .filter(s -> s.standing() == Section.Standing.FREE)
                            .isPresent();
            boolean known =
                    grown.section(made.id()).isPresent()
                            || made.questions().stream().anyMatch(q -> !used.add(q.id()));
            if (free && !known) {
                grown = new Plan(plan.version() + 1, with(grown.sections(), part.parentId(), made));
                added.add(part);
                made.questions().forEach(q -> asked.add(new Asked(made, q)));
            }
        }
        for (Review.Gap gap : gaps) {
            Optional<Section> section = grown.section(gap.sectionId());
            if (section.isEmpty() || !takes(gap, section.get())) {
                continue;
            }
            Question question = named(gap.question(), section.get(), used);
            used.add(question.id());
            grown = new Plan(plan.version() + 1, with(grown.sections(), gap.sectionId(), question));
            asked.add(new Asked(section.get(), question));
        }
        Plan whole = grown;
        return new PlanGrowth(whole, inOrder(whole, asked), added, removed);
    }

    private static boolean mayGo(Plan plan, String id) {
        boolean below = plan.sections().stream().noneMatch(s -> s.id().equals(id));
        return below
                && plan.section(id)
                        .filter(s ->
                                s.standing() == Section.Standing.FREE
                                        && s.children().isEmpty()
                                        && s.questions().stream()
                                                .noneMatch(q -> q.origin() == Question.Origin.USER))
                        .isPresent();
    }

    private static List<Section> without(List<Section> sections, String id) {
        return sections.stream()
                .filter(s -> !s.id().equals(id))
                .map(s -> s.withChildren(without(s.children(), id)))
                .toList();
    }

    private static List<Section> with(List<Section> sections, String parentId, Section last) {
        return sections.stream()
                .map(s -> {
                    List<Section> children = new ArrayList<>(with(s.children(), parentId, last));
                    if (s.id().equals(parentId)) {
                        children.add(last);
                    }
                    return s.withChildren(children);
                })
                .toList();
    }

    private static boolean takes(Review.Gap gap, Section section) {
        return section.standing() == Section.Standing.FREE
                || gap.question().origin() == Question.Origin.USER;
    }

    /// A plan that was edited while another grew, with the questions and sections that the other
    /// has got since. Those of sections that were taken out are left out.
    ///
    /// @param old that was edited
    /// @param edited what became of it
    /// @param now what it has grown to meanwhile
    public static Plan merged(Plan old, Plan edited, Plan now) {
        Plan all = new Plan(Math.max(edited.version(), now.version() + 1), edited.sections());
        List<Section> sections = all.sections();
        for (Asked asked : between(old, now)) {
            sections = with(sections, asked.section().id(), asked.question());
        }
        for (Section parent : now.stream().toList()) {
            for (Section child : parent.children()) {
                if (old.section(child.id()).isEmpty() && all.section(child.id()).isEmpty()) {
                    sections = with(sections, parent.id(), child);
                }
            }
        }
        return new Plan(all.version(), sections);
    }

    /// Questions that a plan has and an older one has not.
    static List<Asked> between(Plan old, Plan now) {
        Set<String> known =
                Asked.all(old).stream().map(a -> a.question().id()).collect(Collectors.toSet());
        return Asked.all(now).stream().filter(a -> !known.contains(a.question().id())).toList();
    }

    /// The questions again as they stand in a plan that holds them.
    private static List<Asked> inOrder(Plan plan, List<Asked> asked) {
        Set<String> ids = asked.stream().map(a -> a.question().id()).collect(Collectors.toSet());
        return Asked.all(plan).stream().filter(a -> ids.contains(a.question().id())).toList();
    }

    private static Question named(Question question, Section section, Set<String> used) {
        if (!question.id().isBlank() && !used.contains(question.id())) {
            return question;
        }
        int number = section.questions().size() + 1;
        while (used.contains(section.id() + ".q" + number)) {
            number++;
        }
        return new Question(section.id() + ".q" + number, question.text(), question.origin());
    }

    private static List<Section> with(List<Section> sections, String id, Question question) {
        return sections.stream()
                .map(section -> {
                    List<Question> questions = new ArrayList<>(section.questions());
                    if (section.id().equals(id)) {
                        questions.add(question);
                    }
                    return section.withQuestions(questions)
                            .withChildren(with(section.children(), id, question));
                })
                .toList();
    }
}
