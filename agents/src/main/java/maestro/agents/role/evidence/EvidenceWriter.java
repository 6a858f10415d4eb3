package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.role.StepContext;
import maestro.agents.role.Writer;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.voice.Voice;

/// Writes with the documents' own sentences. What the program adds in its own words are remarks,
/// and they count, they don't claim.
final class EvidenceWriter implements Writer {
    private static final int MOST_SENTENCES = 9;
    private static final int MOST_BEFORE_CHILDREN = 7;
    private static final int MORE = 3;

    private final Reading reading;

    EvidenceWriter(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Draft write(
            Plan plan,
            Section section,
            List<Note> notes,
            Map<String, String> taken,
            StepContext context)
            throws InterruptedException {
        int most = section.children().isEmpty() ? MOST_SENTENCES : MOST_BEFORE_CHILDREN;
        return draft(plan, section, notes, taken, most, 1, context);
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
        List<Note> left =
                notes.stream()
                        .filter(n -> complaints.stream().noneMatch(c -> c.contains(n.finding())))
                        .toList();
        return draft(
                plan, section, left, taken, MOST_SENTENCES + MORE, draft.revision() + 1, context);
    }

    private Draft draft(
            Plan plan,
            Section section,
            List<Note> notes,
            Map<String, String> taken,
            int most,
            int revision,
            StepContext context)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        if (notes.isEmpty()) {
            context.reason(voice.say("write.empty", voice.quoted(section.title())));
            return new Draft(section.id(), revision, List.of());
        }
        Corpus corpus = reading.corpus(context);
        Likeness likeness = new Likeness(notes, corpus);
        List<Note> own = new ArrayList<>(notes);
        own.removeAll(Highlights.of(plan, section, notes));
        List<Point> points = new Composition(likeness).points(own, most);
        List<Block> blocks = new ArrayList<>();
        int sentences = 0;
        int agreeing = 0;
        int differing = 0;
        for (Point point : points) {
            Corpus.answerInterrupt();
            differing += paragraphs(point, taken, likeness, blocks, voice);
            sentences += point.notes().size();
            agreeing += (int) point.agreeing().stream().filter(a -> !a.isEmpty()).count();
        }
        context.reason(
                voice.say(
                        "write.section",
                        voice.quoted(section.title()),
                        notes.size(),
                        points.size(),
                        sentences,
                        agreeing,
                        differing));
        return new Draft(section.id(), revision, blocks);
    }

    /// One paragraph, or three where two documents differ: what comes before, a remark and the two
    /// side by side, what comes after.
    private static int paragraphs(
            Point point,
            Map<String, String> taken,
            Likeness likeness,
            List<Block> blocks,
            Voice voice) {
        List<Note> notes = point.notes();
        for (int i = 0; i < notes.size(); i++) {
            for (int j = i + 1; j < notes.size(); j++) {
                if (Contrast.between(notes.get(i), notes.get(j), likeness)) {
                    List<Sentence> rest = new ArrayList<>();
                    for (int k = 0; k < notes.size(); k++) {
                        if (k != i && k != j) {
                            rest.add(sentence(point, k, taken));
                        }
                    }
                    if (!rest.isEmpty()) {
                        blocks.add(new Block.Paragraph(rest));
                    }
                    blocks.add(new Block.Remark(voice.say("write.differ")));
                    blocks.add(
                            new Block.Paragraph(
                                    List.of(sentence(point, i, taken), sentence(point, j, taken))));
                    return 1;
                }
            }
        }
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            sentences.add(sentence(point, i, taken));
        }
        blocks.add(new Block.Paragraph(sentences));
        return 0;
    }

    private static Sentence sentence(Point point, int index, Map<String, String> taken) {
        Note note = point.notes().get(index);
        List<Citation> citations = new ArrayList<>();
        citations.add(citation(note, taken));
        point.agreeing().get(index).forEach(n -> citations.add(citation(n, taken)));
        return new Sentence(note.finding(), citations, null);
    }

    private static Citation citation(Note note, Map<String, String> taken) {
        return new Citation(
                0, note.id(), note.quotes().getFirst(), taken.getOrDefault(note.id(), ""));
    }

    @Override
    public Draft open(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        return new Opening(reading, context).write(plan, drafts, without(notes, reviews));
    }

    @Override
    public Draft close(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Review> reviews,
            StepContext context)
            throws InterruptedException {
        return new Closing(reading, context).write(plan, drafts, notes, reviews);
    }

    private static List<Note> without(List<Note> notes, List<Review> reviews) {
        List<String> redundant = reviews.isEmpty() ? List.of() : reviews.getLast().redundantNotes();
        return notes.stream().filter(n -> !redundant.contains(n.id())).toList();
    }

    static Set<String> used(Map<String, Draft> drafts) {
        Set<String> used = new HashSet<>();
        drafts.values().forEach(d -> used.addAll(EvidenceReflector.cited(d)));
        return used;
    }

    static Comparator<Note> byWorth() {
        return Comparator.comparingDouble((Note n) -> n.relevance().total())
                .reversed()
                .thenComparing(Note::id);
    }
}
