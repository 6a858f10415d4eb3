package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
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

    /// Sentences that are written besides those that stand side by side.
    private static final int LEAST = 4;

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
        List<Sides.Pair> pairs = Sides.of(notes, likeness);
        Set<Note> paired = Sides.notes(pairs);
        List<Note> own = new ArrayList<>(notes);
        own.removeAll(paired);
        own.removeAll(Highlights.of(plan, section, notes, paired, voice.language()));
        Composition composition = new Composition(likeness);
        int room = Math.max(LEAST, most - paired.size());
        List<Block> blocks = new ArrayList<>();
        int sentences = paired.size();
        int agreeing = 0;
        int made = 0;
        for (List<Note> voices : voices(own, voice.language())) {
            boolean second = !Highlights.speaks(voices.getFirst(), voice.language());
            boolean alone = notes.stream().noneMatch(n -> Highlights.speaks(n, voice.language()));
            List<Point> points = composition.points(voices, Math.max(LEAST, room - sentences));
            if (second && (!blocks.isEmpty() || plan.sections().contains(section))) {
                blocks.add(
                        new Block.Remark(
                                voice.say(alone ? "write.foreign.only" : "write.foreign")));
            }
            for (Point point : points) {
                Corpus.answerInterrupt();
                List<Sentence> written = new ArrayList<>();
                for (int i = 0; i < point.notes().size(); i++) {
                    written.add(sentence(point, i, taken));
                }
                blocks.add(new Block.Paragraph(written));
                sentences += written.size();
                agreeing += (int) point.agreeing().stream().filter(a -> !a.isEmpty()).count();
            }
            made += points.size();
        }
        int differing = (int) pairs.stream().filter(Sides.Pair::differ).count();
        agreeing += pairs.size() - differing;
        sides(pairs, false, taken, blocks, voice);
        sides(pairs, true, taken, blocks, voice);
        context.reason(
                voice.say(
                        "write.section",
                        voice.quoted(section.title()),
                        notes.size(),
                        made,
                        sentences,
                        agreeing,
                        differing));
        return new Draft(section.id(), revision, blocks);
    }

    /// Documents in the mission's language speak first, and then the others by themselves.
    private static List<List<Note>> voices(List<Note> notes, Language language) {
        List<Note> own = notes.stream().filter(n -> Highlights.speaks(n, language)).toList();
        List<Note> others = notes.stream().filter(n -> !own.contains(n)).toList();
        return Stream.of(own, others).filter(v -> !v.isEmpty()).toList();
    }

    /// Two sentences below a remark that says how they stand to each other.
    private static void sides(
            List<Sides.Pair> pairs,
            boolean differ,
            Map<String, String> taken,
            List<Block> blocks,
            Voice voice) {
        for (Sides.Pair pair : pairs) {
            if (pair.differ() == differ) {
                blocks.add(new Block.Remark(voice.say(differ ? "write.differ" : "write.agree")));
                blocks.add(
                        new Block.Paragraph(
                                List.of(
                                        new Sentence(
                                                pair.one().finding(),
                                                List.of(citation(pair.one(), taken)),
                                                null),
                                        new Sentence(
                                                pair.other().finding(),
                                                List.of(citation(pair.other(), taken)),
                                                null))));
            }
        }
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
        List<Note> summarised =
                Opening.strongest(
                        plan,
                        without(notes, reviews),
                        reading.corpus(context),
                        context.mission().language());
        return new Closing(reading, context).write(plan, drafts, notes, summarised, reviews);
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
