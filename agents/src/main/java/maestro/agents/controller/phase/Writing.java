package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import maestro.agents.controller.step.Step;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.role.Writer;

/// Drafts of all sections, the close and the opening, and one revision of those that the reflection
/// agent complains about.
final class Writing {
    private final Team team;
    private final Steps steps;
    private final Words words;
    private final Writer writer;
    private final CustomAgents agents;
    private final Plan plan;
    private final List<Note> notes;
    private final Map<String, String> taken;
    private final Map<String, List<Note>> useful = new LinkedHashMap<>();
    private final List<Review> reviews;

    Writing(Team team, Plan plan, Ledger ledger, CustomAgents agents) {
        this.team = team;
        this.steps = team.steps();
        this.words = team.words();
        this.agents = agents;
        this.writer = team.roles().writer();
        this.plan = plan;
        this.notes = ledger.notes();
        this.taken = ledger.taken();
        this.reviews = ledger.reviews();
        plan.stream().forEach(s -> useful.put(s.id(), ledger.usefulNotesOf(s.id())));
    }

    /// @return the newest draft of each section in the plan's order, then the close and the opening
    Map<String, Draft> run() throws InterruptedException, StepFailedException {
        Map<String, Draft> drafts = writeSections();
        Draft close =
                draft(
                        task("write/conclusion", words.text("step.conclusion"), notes.size()),
                        step -> writer.close(plan, drafts, notes, reviews, step));
        Draft open =
                draft(
                        task("write/summary", words.text("step.summary"), notes.size()),
                        step -> writer.open(plan, drafts, notes, reviews, step));
        drafts.put(Draft.CONCLUSION, close);
        drafts.put(Draft.SUMMARY, open);
        List<Outcome.Complaint> complaints = new ArrayList<>(agents.afterWriting(plan, drafts));
        complaints.addAll(criticise(drafts));
        revise(drafts, complaints);
        return drafts;
    }

    private Map<String, Draft> writeSections() throws InterruptedException, StepFailedException {
        List<Section> leavesFirst =
                plan.stream()
                        .filter(s -> !useful(s).isEmpty() || !s.children().isEmpty())
                        .sorted(Comparator.comparingInt(Writing::height))
                        .toList();
        List<Callable<Draft>> work = new ArrayList<>();
        for (Section section : leavesFirst) {
            List<Note> mine = useful(section);
            Task task =
                    task(
                            "write/" + section.id(),
                            words.text("step.write", section.title()),
                            mine.size());
            work.add(() -> draft(task, step -> writer.write(plan, section, mine, taken, step)));
        }
        List<Draft> written =
                Parallel.run(
                        team.mission().id() + "-writing",
                        team.mission().limits().parallelSections(),
                        work);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        plan.stream()
                .map(leavesFirst::indexOf)
                .filter(i -> i >= 0)
                .forEach(i -> drafts.put(leavesFirst.get(i).id(), written.get(i)));
        return drafts;
    }

    private List<Outcome.Complaint> criticise(Map<String, Draft> drafts)
            throws InterruptedException, StepFailedException {
        // what no writer was given is missed in no draft
        List<Note> given = useful.values().stream().flatMap(List::stream).toList();
        Task task =
                new Task(
                        Phase.WRITING,
                        "review/drafts",
                        AgentKind.REFLECTION,
                        words.text("step.criticise"),
                        words.text("step.criticise.input", drafts.size()));
        return steps.run(
                        task,
                        Outcome.Criticised.class,
                        step ->
                                new Outcome.Criticised(
                                        team.roles()
                                                .reflector()
                                                .criticise(plan, drafts, given, step)))
                .complaints();
    }

    private void revise(Map<String, Draft> drafts, List<Outcome.Complaint> complaints)
            throws InterruptedException, StepFailedException {
        // without revisions and verification the count is the same in every run
        int before =
                steps.finishedBeside(k ->
                        k.startsWith("revise/")
                                || k.equals("verify")
                                || Gathering.owns(k)
                                || CustomAgents.owns(k));
        int room = team.mission().limits().steps() - before - 1;
        List<Callable<Draft>> work = new ArrayList<>();
        Evidence standing = new Evidence();
        drafts.values().stream()
                .filter(d ->
                        complaints.stream().noneMatch(c -> c.sectionId().equals(d.sectionId())))
                .forEach(d -> standing.add(d, notes));
        for (Section section : plan.stream().toList()) {
            Draft draft = drafts.get(section.id());
            List<String> mine =
                    complaints.stream()
                            .filter(c -> c.sectionId().equals(section.id()))
                            .map(Outcome.Complaint::text)
                            .toList();
            if (draft != null && !mine.isEmpty() && work.size() < room) {
                work.add(() -> revise(section, draft, mine, standing));
            }
        }
        Parallel.run(
                        team.mission().id() + "-revision",
                        team.mission().limits().parallelSections(),
                        work)
                .forEach(draft -> drafts.put(draft.sectionId(), draft));
    }

    /// A revision often reads better and says less, or less that is so: it is kept only where its
    /// support does not fall, and where no document and no question goes that no other section
    /// speaks for.
    ///
    /// @param standing what sections speak for that are not revised
    private Draft revise(Section section, Draft draft, List<String> complaints, Evidence standing)
            throws InterruptedException, StepFailedException {
        Task task =
                new Task(
                        Phase.WRITING,
                        "revise/" + section.id(),
                        AgentKind.WRITING,
                        words.text("step.revise", section.title()),
                        String.join("\n", complaints));
        return draft(
                task,
                step -> {
                    Draft better =
                            writer.revise(
                                    plan, section, draft, complaints, useful(section), taken, step);
                    double before = team.verifier().support(draft, step);
                    double after = team.verifier().support(better, step);
                    Evidence lost = new Evidence().add(draft, notes);
                    lost.remove(standing);
                    lost.remove(new Evidence().add(better, notes));
                    if (after < before) {
                        step.decide(words.text("decide.kept", before, after));
                    } else if (!lost.isEmpty()) {
                        step.decide(
                                words.text(
                                        "decide.covered",
                                        lost.documents().size(),
                                        lost.questions().size()));
                    } else {
                        step.decide(words.text("decide.revised", before, after));
                        return better;
                    }
                    return draft;
                });
    }

    private interface Drafting {
        Draft make(Step step) throws InterruptedException;
    }

    private Draft draft(Task task, Drafting drafting)
            throws InterruptedException, StepFailedException {
        return steps.run(
                        task,
                        Outcome.Drafted.class,
                        step -> new Outcome.Drafted(drafting.make(step)))
                .draft();
    }

    private Task task(String key, String title, int count) {
        return new Task(
                Phase.WRITING,
                key,
                AgentKind.WRITING,
                title,
                words.text("step.write.input", count));
    }

    private List<Note> useful(Section section) {
        return useful.getOrDefault(section.id(), List.of());
    }

    private static int height(Section section) {
        return section.children().stream().mapToInt(c -> height(c) + 1).max().orElse(0);
    }
}
