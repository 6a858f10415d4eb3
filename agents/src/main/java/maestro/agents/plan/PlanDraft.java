package maestro.agents.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanTree.Place;
import org.jspecify.annotations.Nullable;

/// The user's changes to a proposed plan, each of which can be undone. An id that was ever given is
/// never given again, not even after what had it was removed or its making undone.
public final class PlanDraft {
    private static final int UNDOS = 200;

    private final Plan proposed;
    private final int version;
    private final Set<String> used = new HashSet<>();
    private final Deque<List<Section>> undo = new ArrayDeque<>();
    private final Deque<List<Section>> redo = new ArrayDeque<>();
    private List<Section> sections;

    /// What keeps a plan from being approved.
    public enum Problem {
        NO_SECTION,
        UNTITLED_SECTION,
        NO_QUESTION,
        EMPTY_QUESTION,
        ALL_PAUSED
    }

    /// @param all every plan of the mission so far, the proposed among them
    public PlanDraft(Plan proposed, Collection<Plan> all) {
        this.proposed = proposed;
        this.sections = proposed.sections();
        version = all.stream().mapToInt(Plan::version).reduce(proposed.version(), Math::max) + 1;
        all.forEach(this::use);
        use(proposed);
    }

    private void use(Plan plan) {
        plan.stream()
                .forEach(s -> {
                    used.add(s.id());
                    s.questions().forEach(q -> used.add(q.id()));
                });
    }

    public Plan proposed() {
        return proposed;
    }

    /// The proposed plan itself where nothing differs from it, else a new version.
    public Plan plan() {
        return changed() ? new Plan(version, sections) : proposed;
    }

    public boolean changed() {
        return !sections.equals(proposed.sections());
    }

    public Optional<Problem> problem() {
        List<Section> all = sections.stream().flatMap(Section::stream).toList();
        List<Question> questions = all.stream().flatMap(s -> s.questions().stream()).toList();
        if (all.isEmpty()) {
            return Optional.of(Problem.NO_SECTION);
        }
        if (all.stream().anyMatch(s -> s.title().isBlank())) {
            return Optional.of(Problem.UNTITLED_SECTION);
        }
        if (questions.isEmpty()) {
            return Optional.of(Problem.NO_QUESTION);
        }
        if (questions.stream().anyMatch(q -> q.text().isBlank())) {
            return Optional.of(Problem.EMPTY_QUESTION);
        }
        boolean open =
                new Plan(version, sections)
                        .active().stream().anyMatch(s -> !s.questions().isEmpty());
        return open ? Optional.empty() : Optional.of(Problem.ALL_PAUSED);
    }

    public void describe(String sectionId, String title, String purpose) {
        to(PlanTree.change(sections, sectionId, s -> s.called(title.strip(), purpose.strip())));
    }

    public void stand(String sectionId, Section.Standing standing) {
        to(PlanTree.change(sections, sectionId, s -> s.with(standing)));
    }

    /// Gives a section a standing, or takes it back where it has that already.
    public void toggle(String sectionId, Section.Standing standing) {
        PlanTree.section(sections, sectionId)
                .ifPresent(s ->
                        stand(
                                sectionId,
                                s.standing() == standing ? Section.Standing.FREE : standing));
    }

    /// A question that the user rewrites is the user's.
    public void ask(String questionId, String text) {
        String asked = text.strip();
        PlanTree.holder(sections, questionId)
                .ifPresent(holder ->
                        to(
                                PlanTree.change(
                                        sections,
                                        holder.id(),
                                        s ->
                                                s.withQuestions(
                                                        s.questions().stream()
                                                                .map(q ->
                                                                        q.id().equals(questionId)
                                                                                        && !q.text()
                                                                                                .equals(
                                                                                                        asked)
                                                                                ? new Question(
                                                                                        q.id(),
                                                                                        asked,
                                                                                        Origin.USER)
                                                                                : q)
                                                                .toList()))));
    }

    /// A new section after another, at its level; at the end where there is none.
    ///
    /// @return its id
    public String addSection(@Nullable String after, String title) {
        Place at =
                (after == null ? Optional.<Place>empty() : PlanTree.place(sections, after))
                        .map(p -> new Place(p.parent(), p.index() + 1))
                        .orElse(new Place(null, sections.size()));
        return insert(at, title);
    }

    /// A new section below another, as its last.
    ///
    /// @return its id
    public String addSubsection(String parent, String title) {
        return insert(new Place(parent, Integer.MAX_VALUE), title);
    }

    private String insert(Place at, String title) {
        String parent = at.parent();
        String id = fresh(parent == null ? "s" : parent + ".");
        to(PlanTree.insert(sections, at, new Section(id, title, "", List.of(), List.of())));
        return id;
    }

    /// A new question, as the section's last.
    ///
    /// @return its id
    public String addQuestion(String sectionId, String text) {
        String id = fresh(sectionId + ".q");
        to(
                PlanTree.change(
                        sections,
                        sectionId,
                        s ->
                                s.withQuestions(
                                        PlanTree.with(
                                                s.questions(),
                                                s.questions().size(),
                                                new Question(id, text, Origin.USER)))));
        return id;
    }

    private String fresh(String prefix) {
        int n = 1;
        while (!used.add(prefix + n)) {
            n++;
        }
        return prefix + n;
    }

    /// Removes a section with all below it, or a question.
    public void remove(String id) {
        List<Section> without = PlanTree.remove(sections, id);
        Optional<Section> holder = PlanTree.holder(sections, id);
        to(
                holder.isEmpty()
                        ? without
                        : PlanTree.change(
                                sections,
                                holder.get().id(),
                                s ->
                                        s.withQuestions(
                                                s.questions().stream()
                                                        .filter(q -> !q.id().equals(id))
                                                        .toList())));
    }

    /// Moves a section or question among its siblings.
    ///
    /// @param by -1 up, 1 down; nothing happens at the ends
    public void shift(String id, int by) {
        PlanTree.place(sections, id)
                .ifPresent(at -> {
                    int to = at.index() + by;
                    if (to >= 0 && to < PlanTree.siblings(sections, at).size()) {
                        moveTo(id, new Place(at.parent(), to));
                    }
                });
        PlanTree.holder(sections, id)
                .ifPresent(holder -> {
                    List<Question> questions = new ArrayList<>(holder.questions());
                    int from = indexOf(questions, id);
                    int to = from + by;
                    if (to >= 0 && to < questions.size()) {
                        questions.add(to, questions.remove(from));
                        to(PlanTree.change(sections, holder.id(), s -> s.withQuestions(questions)));
                    }
                });
    }

    private static int indexOf(List<Question> questions, String id) {
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// Puts a section before or after another, or a question below a section.
    ///
    /// @param into true puts it below the target, as its last
    /// @return false where that cannot be, such as a section below itself
    public boolean drop(String id, String target, boolean into, boolean after) {
        if (id.equals(target)) {
            return false;
        }
        Optional<Section> holder = PlanTree.holder(sections, id);
        if (holder.isPresent()) {
            return dropQuestion(holder.get(), id, target, after);
        }
        Optional<Section> moved = PlanTree.section(sections, id);
        if (moved.isEmpty()
                || moved.get().stream().anyMatch(s -> s.id().equals(target))
                || PlanTree.section(sections, target).isEmpty()) {
            return false;
        }
        List<Section> without = PlanTree.remove(sections, id);
        Optional<Place> beside = PlanTree.place(without, target);
        Place at =
                into || beside.isEmpty()
                        ? new Place(target, Integer.MAX_VALUE)
                        : new Place(beside.get().parent(), beside.get().index() + (after ? 1 : 0));
        to(PlanTree.insert(without, at, moved.get()));
        return true;
    }

    private boolean dropQuestion(Section from, String id, String target, boolean after) {
        Optional<Section> to =
                PlanTree.section(sections, target).or(() -> PlanTree.holder(sections, target));
        if (to.isEmpty()) {
            return false;
        }
        Question moved = from.questions().get(indexOf(from.questions(), id));
        List<Section> without =
                PlanTree.change(
                        sections,
                        from.id(),
                        s ->
                                s.withQuestions(
                                        s.questions().stream().filter(q -> q != moved).toList()));
        to(
                PlanTree.change(
                        without,
                        to.get().id(),
                        s -> {
                            int beside = indexOf(s.questions(), target);
                            int index =
                                    beside < 0 ? s.questions().size() : beside + (after ? 1 : 0);
                            return s.withQuestions(PlanTree.with(s.questions(), index, moved));
                        }));
        return true;
    }

    private void moveTo(String id, Place at) {
        PlanTree.section(sections, id)
                .ifPresent(s -> to(PlanTree.insert(PlanTree.remove(sections, id), at, s)));
    }

    private void to(List<Section> next) {
        if (!next.equals(sections)) {
            undo.push(sections);
            if (undo.size() > UNDOS) {
                undo.removeLast();
            }
            redo.clear();
            sections = List.copyOf(next);
        }
    }

    /// Back to the proposed plan; can itself be undone.
    public void revert() {
        to(proposed.sections());
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    public void undo() {
        if (canUndo()) {
            redo.push(sections);
            sections = undo.pop();
        }
    }

    public void redo() {
        if (canRedo()) {
            undo.push(sections);
            sections = redo.pop();
        }
    }
}
