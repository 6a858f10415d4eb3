package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.role.StepContext;
import maestro.agents.role.Writer;
import maestro.agents.role.evidence.voice.Voice;

/// Writes prose from notes. What cites no note is left out.
final class PromptedWriter implements Writer {
    private static final int MOST_NOTES = 24;
    private static final int MOST_CONTRASTED = 40;
    private static final int MOST_PAIRS = 4;

    private final Prompts prompts;
    private final Writer twin;

    PromptedWriter(Prompts prompts, Writer twin) {
        this.prompts = prompts;
        this.twin = twin;
    }

    @Override
    public int leastContext(Language language, boolean thinks) {
        return Asking.leastContext(prompts.text(Prompt.WRITE, language), thinks);
    }

    @Override
    public Draft write(
            Plan plan,
            Section section,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException {
        Asking asking = new Asking(prompts, context);
        if (!byTheModel(notes)) {
            if (!notes.isEmpty()) {
                asking.say("write.twin");
            }
            return twin.write(plan, section, notes, taken, context);
        }
        int room = asking.material(Prompt.WRITE, null);
        Vocabulary vocabulary = Vocabulary.fitting(best(notes), taken, context.source(), room);
        Optional<List<Block>> written =
                cited(
                        "write",
                        Prompt.WRITE,
                        Map.of(
                                "questions", asking.questions(),
                                "outline", outline(plan),
                                "section", section.title(),
                                "purpose", purpose(section),
                                "notes", vocabulary.shown(context.source(), room)),
                        vocabulary,
                        asking);
        return written.isPresent()
                ? new Draft(section.id(), 1, written.get())
                : twin.write(plan, section, notes, taken, context);
    }

    /// Who could not read what was found doesn't write about it: all that it cites would be real,
    /// and nothing of what it says.
    private static boolean byTheModel(List<Note> notes) {
        return notes.stream().anyMatch(note -> note.appraisal() != null);
    }

    @Override
    public Draft revise(
            Plan plan,
            Section section,
            Draft draft,
            List<String> complaints,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException {
        if (!byTheModel(notes)) {
            return draft;
        }
        Asking asking = new Asking(prompts, context);
        Vocabulary vocabulary = new Vocabulary(best(notes), taken);
        String shown = vocabulary.shown(draft);
        int room =
                asking.material(Prompt.REVISE, null) - maestro.agents.model.Tokens.estimate(shown);
        Optional<List<Block>> written =
                cited(
                        "revise",
                        Prompt.REVISE,
                        Map.of(
                                "section",
                                section.title(),
                                "draft",
                                shown,
                                "complaints",
                                "- " + String.join("\n- ", complaints),
                                "notes",
                                vocabulary.shown(context.source(), Math.max(0, room))),
                        vocabulary,
                        asking);
        return written.isPresent()
                ? new Draft(section.id(), draft.revision() + 1, written.get())
                : draft;
    }

    /// What the library holds in the twin's words, and then the findings in the model's.
    @Override
    public Draft open(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        Draft counted = twin.open(plan, drafts, notes, reviews, context);
        List<Draft> sections =
                plan.stream().map(s -> drafts.get(s.id())).filter(d -> d != null).toList();
        List<Note> cited = Vocabulary.cited(sections, notes);
        if (!byTheModel(cited)) {
            return counted;
        }
        Asking asking = new Asking(prompts, context);
        Vocabulary vocabulary = new Vocabulary(cited, steps(sections));
        Material shown = new Material(asking.material(Prompt.SUMMARY, null));
        for (Section section : plan.stream().toList()) {
            Draft draft = drafts.get(section.id());
            if (draft != null) {
                shown.add("\n" + section.title());
                shown.addAll(vocabulary.shown(draft).lines().filter(l -> !l.isBlank()).toList());
            }
        }
        Optional<List<Block>> written =
                cited(
                        "summary",
                        Prompt.SUMMARY,
                        Map.of("questions", asking.questions(), "sentences", shown.toString()),
                        vocabulary,
                        asking);
        if (written.isEmpty()) {
            return counted;
        }
        List<Block> blocks = new ArrayList<>();
        if (!counted.blocks().isEmpty()
                && counted.blocks().getFirst() instanceof Block.Remark held) {
            blocks.add(held);
        }
        blocks.addAll(written.get());
        return new Draft(Draft.SUMMARY, 1, blocks);
    }

    /// What was not found, as the twin counts it, and where the model sees sources contradict each
    /// other, with the words of both.
    @Override
    public Draft close(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        Draft counted = twin.close(plan, drafts, notes, reviews, context);
        List<Draft> sections =
                plan.stream().map(s -> drafts.get(s.id())).filter(d -> d != null).toList();
        List<Note> cited = best(Vocabulary.cited(sections, notes), MOST_CONTRASTED);
        if (!byTheModel(cited) || documents(cited) < 2) {
            return counted;
        }
        Asking asking = new Asking(prompts, context);
        int room = asking.material(Prompt.CONTRAST, Answers.Contrasts.class);
        Vocabulary vocabulary = Vocabulary.fitting(cited, steps(sections), context.source(), room);
        Optional<Answers.Contrasts> answer =
                asking.answer(
                        "contrast",
                        Prompt.CONTRAST,
                        Map.of(
                                "questions", asking.questions(),
                                "notes", vocabulary.shown(context.source(), room)),
                        Answers.Contrasts.class,
                        c -> "");
        Voice twins = new Voice(context.mission().language());
        List<Block> blocks = new ArrayList<>(counted.blocks());
        int pairs = 0;
        for (Answers.Contrast contrast : answer.map(Answers.Contrasts::pairs).orElse(List.of())) {
            Optional<Note> one = vocabulary.note(contrast.one().replaceAll("[\\[\\]]", ""));
            Optional<Note> other = vocabulary.note(contrast.other().replaceAll("[\\[\\]]", ""));
            if (one.isEmpty()
                    || other.isEmpty()
                    || contrast.about().isBlank()
                    || pairs >= MOST_PAIRS
                    || documents(List.of(one.get(), other.get())) < 2) {
                continue;
            }
            pairs++;
            // The twin has looked for opposite forms alone.
            blocks.remove(new Block.Remark(twins.say("close.nodifference")));
            String about = twins.quoted(contrast.about().strip().replaceAll("[.:]+$", ""));
            blocks.add(new Block.Remark(asking.voice().say("contrast", about)));
            blocks.add(
                    new Block.Paragraph(
                            List.of(
                                    verbatim(one.get(), vocabulary),
                                    verbatim(other.get(), vocabulary))));
        }
        asking.say("contrast.done", pairs);
        return new Draft(Draft.CONCLUSION, 1, blocks);
    }

    private static Sentence verbatim(Note note, Vocabulary vocabulary) {
        String words = note.quotes().getFirst().text().replaceAll("\\s+", " ").strip();
        return new Sentence(words, List.of(vocabulary.citation(note)), null);
    }

    /// @return empty where the model gave nothing that can be cited; the journal says so
    private static Optional<List<Block>> cited(
            String call,
            Prompt prompt,
            Map<String, String> values,
            Vocabulary vocabulary,
            Asking asking)
            throws InterruptedException {
        Optional<String> text = asking.text(call, prompt, values);
        if (text.isEmpty()) {
            asking.say("write.twin");
            return Optional.empty();
        }
        CitedText read = CitedText.of(text.get(), vocabulary);
        int sentences =
                read.blocks().stream()
                        .mapToInt(b ->
                                b instanceof Block.Paragraph(List<Sentence> all) ? all.size() : 0)
                        .sum();
        asking.say("write.done", sentences, read.left().size(), read.unknown());
        read.left().forEach(s -> asking.say("write.left", s));
        if (sentences == 0) {
            asking.say("write.twin");
            return Optional.empty();
        }
        return Optional.of(read.blocks());
    }

    private static List<Note> best(List<Note> notes) {
        return best(notes, MOST_NOTES);
    }

    /// The most relevant, in the order in which they were given.
    private static List<Note> best(List<Note> notes, int most) {
        if (notes.size() <= most) {
            return notes;
        }
        List<Note> chosen =
                notes.stream()
                        .sorted(
                                Comparator.comparingDouble((Note n) -> n.relevance().total())
                                        .reversed()
                                        .thenComparing(Note::id))
                        .limit(most)
                        .toList();
        return notes.stream().filter(chosen::contains).toList();
    }

    /// With the questions that it answers.
    private static String purpose(Section section) {
        List<String> said = new ArrayList<>();
        if (!section.purpose().isBlank()) {
            said.add(section.purpose().strip());
        }
        section.questions().forEach(question -> said.add(question.text()));
        return String.join(" ", said);
    }

    private static String outline(Plan plan) {
        StringBuilder lines = new StringBuilder();
        plan.stream().forEach(s -> lines.append("- ").append(s.title()).append('\n'));
        return lines.toString().strip();
    }

    private static long documents(List<Note> notes) {
        return notes.stream().map(n -> n.quotes().getFirst().documentId()).distinct().count();
    }

    /// The step that took each note, as the drafts' citations tell.
    private static Map<String, String> steps(List<Draft> drafts) {
        Map<String, String> steps = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            for (Block block : draft.blocks()) {
                if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                    sentences.stream()
                            .flatMap(s -> s.citations().stream())
                            .forEach(c -> steps.putIfAbsent(c.noteId(), c.step()));
                }
            }
        }
        return steps;
    }
}
