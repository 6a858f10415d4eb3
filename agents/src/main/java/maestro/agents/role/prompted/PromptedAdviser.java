package maestro.agents.role.prompted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.CustomAgent;
import maestro.agents.model.Tokens;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.Matter;
import maestro.agents.role.Adviser;
import maestro.agents.role.StepContext;

/// Asks a model in the words of an agent that the user made. What the model is shown is cut to what
/// fits; the rest of the matter isn't said to have been seen.
final class PromptedAdviser implements Adviser {
    /// Of the room for material, what the notes may take before the passages come.
    private static final double FOR_NOTES = 0.5;

    private final Prompts prompts;

    PromptedAdviser(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public Optional<Advised> advise(CustomAgent agent, Matter matter, StepContext context)
            throws InterruptedException {
        Asking asking = new Asking(prompts, context);
        Optional<Advised> advised =
                matter.sentences().isEmpty() ? notes(matter, asking) : draft(matter, asking);
        if (advised.isEmpty()) {
            asking.say("advise.none");
        }
        return advised;
    }

    private Optional<Advised> notes(Matter matter, Asking asking) throws InterruptedException {
        int room = room(matter, asking.material(Prompt.ADVISE, Answers.Counsel.class));
        Material shown = new Material((int) (room * FOR_NOTES));
        List<Matter.Finding> notes = fair(matter, shown);
        Material texts = new Material(room - shown.tokens());
        List<Matter.Passage> passages = new ArrayList<>();
        for (Matter.Passage passage : matter.passages()) {
            if (texts.add(
                    "[%s] from \"%s\"\n%s\n"
                            .formatted(passage.key(), passage.document(), passage.text()))) {
                passages.add(passage);
            }
        }
        Matter seen = matter.showing(notes, passages, List.of());
        return asking.answer(
                        "advise",
                        Prompt.ADVISE,
                        Map.of(
                                "task", matter.told(),
                                "questions", asking.questions(),
                                "round", String.valueOf(matter.round()),
                                "notes", outline(matter, notes),
                                "passages", texts.toString()),
                        Answers.Counsel.class,
                        _ -> "")
                .map(counsel -> new Advised(advice(counsel), seen));
    }

    /// Notes of all sections in turn, as many as fit beside all headings: a section that looks
    /// empty would be taken for one without evidence.
    static List<Matter.Finding> fair(Matter matter, Material room) {
        List<Deque<Matter.Finding>> waiting = new ArrayList<>();
        for (Matter.Part section : matter.sections()) {
            room.add(heading(section) + " (00/00)");
            waiting.add(new ArrayDeque<>(of(section, matter.notes())));
        }
        List<Matter.Finding> fitting = new ArrayList<>();
        waiting.removeIf(Deque::isEmpty);
        while (!waiting.isEmpty()) {
            for (Deque<Matter.Finding> notes : waiting) {
                Matter.Finding note = notes.remove();
                if (room.add(line(note))) {
                    fitting.add(note);
                }
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return fitting;
    }

    /// The sections with their notes, and how many those are where not all are shown.
    static String outline(Matter matter, List<Matter.Finding> shown) {
        List<String> lines = new ArrayList<>();
        for (Matter.Part section : matter.sections()) {
            List<Matter.Finding> notes = of(section, shown);
            int all = of(section, matter.notes()).size();
            String part = " (%d/%d)".formatted(notes.size(), all);
            lines.add(heading(section) + (notes.size() < all ? part : ""));
            notes.forEach(note -> lines.add(line(note)));
        }
        return String.join("\n", lines);
    }

    private static String heading(Matter.Part section) {
        return section.id() + " " + section.title();
    }

    private static List<Matter.Finding> of(Matter.Part section, List<Matter.Finding> notes) {
        return notes.stream().filter(n -> n.section().equals(section.id())).toList();
    }

    private static String line(Matter.Finding note) {
        return "  %s: %s\n    \"%s\" (%s)"
                .formatted(note.id(), note.finding(), note.quote(), note.document());
    }

    private static Advice advice(Answers.Counsel counsel) {
        return new Advice(
                counsel.remarks().stream().map(r -> new Advice.Remark(r.to(), r.text())).toList(),
                counsel.questions().stream()
                        .map(g -> new Advice.Ask(g.section(), g.question(), g.reason()))
                        .toList(),
                counsel.drop().stream().map(d -> new Advice.Drop(d.note(), d.reason())).toList(),
                counsel.findings().stream()
                        .map(f ->
                                new Advice.Claim(f.section(), f.passage(), f.finding(), f.quote()))
                        .toList(),
                List.of());
    }

    private Optional<Advised> draft(Matter matter, Asking asking) throws InterruptedException {
        int room = room(matter, asking.material(Prompt.EXAMINE, Answers.Examination.class));
        Material shown = new Material(room);
        List<Matter.Sentence> sentences = new ArrayList<>();
        Set<String> headed = new HashSet<>();
        for (Matter.Sentence sentence : matter.sentences()) {
            if (headed.add(sentence.section())) {
                matter.sections().stream()
                        .filter(s -> s.id().equals(sentence.section()))
                        .forEach(s -> shown.add("%s %s".formatted(s.id(), s.title())));
            }
            StringBuilder lines = new StringBuilder();
            lines.append(sentence.number()).append(". ").append(sentence.text());
            sentence.quotes().forEach(q -> lines.append("\n   \"").append(q).append('"'));
            if (shown.add(lines.toString())) {
                sentences.add(sentence);
            }
        }
        Matter seen = matter.showing(List.of(), List.of(), sentences);
        return asking.answer(
                        "examine",
                        Prompt.EXAMINE,
                        Map.of(
                                "task", matter.told(),
                                "questions", asking.questions(),
                                "sentences", shown.toString()),
                        Answers.Examination.class,
                        _ -> "")
                .map(found -> new Advised(advice(found), seen));
    }

    private static Advice advice(Answers.Examination found) {
        return new Advice(
                found.remarks().stream()
                        .map(text -> new Advice.Remark(Advice.Reader.WRITING, text))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                found.again().stream().map(a -> new Advice.Again(a.number(), a.reason())).toList());
    }

    /// What the agent is told takes of the room.
    private static int room(Matter matter, int material) {
        return Math.max(200, material - Tokens.estimate(matter.told()));
    }
}
