package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.voice.Voice;

/// The summary: what was asked, what the library holds, and the strongest sentences on each
/// question.
final class Opening {
    private final Reading reading;
    private final StepContext context;

    Opening(Reading reading, StepContext context) {
        this.reading = reading;
        this.context = context;
    }

    /// @param notes redundant ones left out
    Draft write(Plan plan, Map<String, Draft> drafts, List<Note> notes)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Remark(held(notes, corpus, voice)));
        if (notes.isEmpty()) {
            boolean read = context.mission().questions().stream().allMatch(corpus::readsMeaning);
            String nothing = voice.say(read ? "open.nothing" : "open.nothing.unread");
            blocks.add(new Block.Remark(nothing));
            context.reason(nothing);
            return new Draft(Draft.SUMMARY, 1, blocks);
        }
        List<Note> strongest = strongest(plan, notes, corpus, voice.language());
        Map<String, List<Sentence>> paragraphs = new LinkedHashMap<>();
        for (Note note : strongest) {
            paragraphs
                    .computeIfAbsent(top(plan, note), _ -> new ArrayList<>())
                    .add(
                            new Sentence(
                                    note.finding(),
                                    List.of(
                                            new Citation(
                                                    0,
                                                    note.id(),
                                                    note.quotes().getFirst(),
                                                    step(note, drafts))),
                                    null));
        }
        paragraphs.values().forEach(p -> blocks.add(new Block.Paragraph(p)));
        context.reason(
                strongest.isEmpty()
                        ? voice.say("open.few")
                        : voice.say("open.reason", strongest.size(), notes.size()));
        return new Draft(Draft.SUMMARY, 1, blocks);
    }

    private static String top(Plan plan, Note note) {
        return plan.sections().stream()
                .filter(t -> t.stream().anyMatch(s -> s.id().equals(note.sectionId())))
                .map(Section::id)
                .findFirst()
                .orElse("");
    }

    /// Notes of one question and round were taken in one step.
    private static String step(Note note, Map<String, Draft> drafts) {
        String prefix = note.questionId() + ".r" + note.round() + ".";
        return drafts.values().stream()
                .flatMap(d -> EvidenceReflector.sentences(d).stream())
                .flatMap(s -> s.citations().stream())
                .filter(c -> c.noteId().startsWith(prefix))
                .map(Citation::step)
                .sorted()
                .findFirst()
                .orElse("");
    }

    private String held(List<Note> notes, Corpus corpus, Voice voice) {
        Map<String, Integer> speakers = new HashMap<>();
        notes.forEach(n -> speakers.merge(n.quotes().getFirst().documentId(), 1, Integer::sum));
        String asked =
                voice.list(context.mission().questions().stream().map(voice::quoted).toList());
        int documents = corpus.documents().size();
        if (speakers.isEmpty()) {
            return voice.say("open.held.none", asked, documents, corpus.passageCount());
        }
        List<String> most =
                speakers.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(2)
                        .map(e -> voice.quoted(corpus.title(e.getKey())))
                        .toList();
        return voice.say(
                speakers.size() == 1 ? "open.held.one" : "open.held",
                asked,
                documents,
                corpus.passageCount(),
                speakers.size(),
                voice.list(most));
    }

    /// What each section kept for the summary, in the order of the outline.
    static List<Note> strongest(Plan plan, List<Note> notes, Corpus corpus, Language language)
            throws InterruptedException {
        List<Note> chosen = new ArrayList<>();
        for (Section section : plan.stream().toList()) {
            List<Note> own =
                    notes.stream().filter(n -> n.sectionId().equals(section.id())).toList();
            Set<Note> paired = Sides.notes(Sides.of(own, new Likeness(own, corpus)));
            chosen.addAll(Highlights.of(plan, section, own, paired, language));
        }
        return chosen;
    }
}
