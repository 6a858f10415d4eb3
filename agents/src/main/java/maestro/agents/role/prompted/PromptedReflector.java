package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.model.Tokens;
import maestro.agents.role.Reflector;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.text.Words;

/// Judges the notes by a model beside what its twin counts, and asks for what is missing.
final class PromptedReflector implements Reflector {
    private static final int MOST_GAPS = 6;
    private static final int MOST_COMPLAINTS = 6;
    private static final int MOST_LINES = 8;
    private static final int MOST_PARTS = 2;
    private static final int LONGEST_TITLE = 120;

    /// Of the room for material, the part that passages nobody has read may take.
    private static final int SHARE_OF_UNREAD = 4;

    /// Two questions that share so many words ask the same.
    private static final double SAME = 0.7;

    /// A model may not throw away more of the notes than this share.
    private static final double MOST_REDUNDANT = 0.34;

    /// Nor all but these of a section's.
    private static final int LEAST_NOTES = 2;

    /// Two findings that share so many words may say the same, where a model says that they do.
    private static final double ALIKE = 0.3;

    /// A section as a model names it: "s2.1", "[s2.1]", "section s2.1".
    private static final Pattern SECTION =
            Pattern.compile("[\\[(\"“]?\\b(s\\d+(?:\\.\\w+)*)\\b[])\"”]?");

    private final Prompts prompts;
    private final Reflector twin;

    PromptedReflector(Prompts prompts, Reflector twin) {
        this.prompts = prompts;
        this.twin = twin;
    }

    @Override
    public Review review(
            Plan plan,
            List<Note> notes,
            List<Search> searches,
            int round,
            List<Review> previous,
            StepContext context)
            throws InterruptedException {
        Review counted = twin.review(plan, notes, searches, round, previous, context);
        if (notes.isEmpty()) {
            return counted;
        }
        List<String> before = previous.isEmpty() ? List.of() : previous.getLast().redundantNotes();
        Asking asking = new Asking(prompts, context);
        int room = asking.material(Prompt.REVIEW, Answers.Verdict.class);
        boolean last = round >= context.mission().limits().rounds();
        UnreadPassages unread =
                new UnreadPassages(
                        plan,
                        notes,
                        last ? List.of() : searches,
                        previous,
                        context.source(),
                        room / SHARE_OF_UNREAD);
        String passages = unread.toString();
        String toldUnread = passages.isEmpty() ? "" : asking.voice().say("review.unread", passages);
        Map<String, String> values = new HashMap<>();
        values.put("questions", asking.questions());
        values.put("round", String.valueOf(round));
        values.put(
                "notes",
                outline(
                        plan,
                        notes.stream().filter(n -> !before.contains(n.id())).toList(),
                        room - Tokens.estimate(toldUnread)));
        if (!toldUnread.isEmpty()) {
            values.put("unread", toldUnread);
        }
        Optional<Answers.Verdict> answer =
                asking.answer(
                        "review",
                        Prompt.REVIEW,
                        values,
                        Answers.Verdict.class,
                        v -> v.score() >= 0 && v.score() <= 1 ? "" : "\"score\" is from 0 to 1.");
        if (answer.isEmpty()) {
            asking.say("review.twin");
            return counted;
        }
        Answers.Verdict verdict = answer.get();
        double score = Math.min(verdict.score(), counted.score());
        List<Review.Gap> gaps = gaps(plan, verdict.gaps(), round);
        Review.Reshaping reshaping = reshaping(plan, notes, verdict, round);
        List<Review.Unread> toRead = unread.chosen(verdict.unread());
        boolean nothingNew = round > 1 && notes.stream().noneMatch(n -> n.round() == round);
        boolean nothingAsked = gaps.isEmpty() && reshaping.added().isEmpty() && toRead.isEmpty();
        boolean enough = score >= Review.ENOUGH || nothingAsked || nothingNew;
        asking.say("review.done", verdict.score(), counted.score(), gaps.size());
        gaps.forEach(g -> context.reason(g.question().text() + " — " + g.reason()));
        reshaping.added().forEach(p -> context.reason(p.section().title() + " — " + p.reason()));
        List<String> complaints =
                verdict.complaints().stream()
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .limit(MOST_COMPLAINTS)
                        .toList();
        complaints.forEach(context::reason);
        return new Review(
                round,
                score,
                enough,
                counted.coverage(),
                enough ? List.of() : gaps,
                redundant(counted, before, verdict, notes),
                complaints.isEmpty() ? counted.complaints() : complaints,
                enough ? Review.Reshaping.NONE : reshaping,
                enough ? List.of() : toRead);
    }

    /// New parts below sections of the first level, and parts that nothing was found for. What may
    /// be added and removed in the end, the plan that is then in force tells.
    static Review.Reshaping reshaping(
            Plan plan, List<Note> notes, Answers.Verdict verdict, int round) {
        List<Review.Part> added = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        plan.stream().forEach(s -> titles.add(s.title().toLowerCase(Locale.ROOT)));
        for (Answers.NewPart part : verdict.parts()) {
            String title = OneLine.of(part.title()).replaceAll("[.:]+$", "");
            String question = OneLine.of(part.question());
            Optional<Section> parent =
                    named(plan, part.section())
                            .flatMap(below ->
                                    plan.sections().stream()
                                            .filter(top ->
                                                    top.stream()
                                                            .anyMatch(
                                                                    s -> s.id().equals(below.id())))
                                            .findFirst());
            if (parent.isEmpty()
                    || Words.content(question).isEmpty()
                    || title.isBlank()
                    || title.length() > LONGEST_TITLE
                    || added.size() >= MOST_PARTS
                    || !titles.add(title.toLowerCase(Locale.ROOT))) {
                continue;
            }
            String id = parent.get().id() + ".r" + round + "." + (added.size() + 1);
            added.add(
                    new Review.Part(
                            parent.get().id(),
                            new Section(
                                    id,
                                    title,
                                    "",
                                    List.of(
                                            new Question(
                                                    id + ".q1", question, Question.Origin.GAP)),
                                    List.of()),
                            OneLine.of(part.reason())));
        }
        List<Review.Removed> removed =
                verdict.remove().stream()
                        .filter(away ->
                                notes.stream()
                                        .noneMatch(
                                                n -> n.sectionId().equals(away.section().strip())))
                        .limit(MOST_PARTS)
                        .map(away ->
                                new Review.Removed(
                                        away.section().strip(), OneLine.of(away.reason())))
                        .toList();
        return new Review.Reshaping(added, removed);
    }

    /// The outline with the best notes of each question, fewer of each where all don't fit.
    static String outline(Plan plan, List<Note> notes, int tokens) {
        Material material = new Material(0);
        for (int lines = MOST_LINES; lines > 0; lines--) {
            material = new Material(tokens);
            boolean fits = true;
            for (String piece : outline(plan, notes, lines, new ArrayList<>())) {
                fits &= material.add(piece);
            }
            if (fits) {
                break;
            }
        }
        return material.toString();
    }

    private static List<String> outline(Plan plan, List<Note> notes, int most, List<String> lines) {
        for (Section section : plan.stream().toList()) {
            lines.add("%s %s".formatted(section.id(), section.title()));
            for (Question question : section.questions()) {
                lines.add("  Question: " + question.text());
                List<Note> own =
                        notes.stream()
                                .filter(n ->
                                        n.sectionId().equals(section.id())
                                                && n.questionId().equals(question.id()))
                                .sorted(
                                        Comparator.comparingDouble(
                                                        (Note n) -> n.relevance().total())
                                                .reversed())
                                .toList();
                if (own.isEmpty()) {
                    lines.add("    (no notes)");
                }
                own.stream()
                        .limit(most)
                        .forEach(n -> lines.add("    %s: %s".formatted(n.id(), n.finding())));
            }
        }
        return lines;
    }

    /// By its id, or by its title where a model names it so.
    private static Optional<Section> named(Plan plan, String name) {
        String plain = name.replaceAll("[\\[\\]\"“”]", "").strip();
        return plan.section(plain)
                .or(() ->
                        plan.stream()
                                .filter(s -> s.title().strip().equalsIgnoreCase(plain))
                                .findFirst());
    }

    private static List<Review.Gap> gaps(Plan plan, List<Answers.Gap> asked, int round) {
        List<Set<String>> known = new ArrayList<>();
        plan.stream()
                .flatMap(s -> s.questions().stream())
                .forEach(q -> known.add(Words.content(q.text())));
        List<Review.Gap> gaps = new ArrayList<>();
        for (Answers.Gap gap : asked) {
            Optional<Section> section = named(plan, gap.section());
            String text = gap.question().replaceAll("\\s+", " ").strip();
            Set<String> words = Words.content(text);
            boolean again =
                    words.isEmpty()
                            || known.stream().anyMatch(k -> Words.jaccard(k, words) >= SAME);
            if (section.isEmpty() || again || gaps.size() >= MOST_GAPS) {
                continue;
            }
            known.add(words);
            String id = section.get().id() + ".g" + round + "." + (gaps.size() + 1);
            gaps.add(
                    new Review.Gap(
                            section.get().id(),
                            new Question(id, text, Question.Origin.GAP),
                            gap.reason().strip()));
        }
        return gaps;
    }

    /// A note goes only where one that says the same stays: of what the twin keeps and what the
    /// model keeps of a pair, neither might be left.
    ///
    /// @param before what earlier rounds found redundant
    static List<String> redundant(
            Review counted, List<String> before, Answers.Verdict verdict, List<Note> notes) {
        Map<String, Note> known =
                notes.stream().collect(Collectors.toMap(Note::id, n -> n, (a, b) -> a));
        Set<String> redundant = new LinkedHashSet<>(counted.redundantNotes());
        int most = (int) (MOST_REDUNDANT * notes.size());
        List<String> called = new ArrayList<>(before);
        called.addAll(verdict.redundant());
        for (String id : called) {
            Note note = known.get(id.strip());
            if (note == null || redundant.contains(note.id()) || redundant.size() >= most) {
                continue;
            }
            List<Note> left =
                    notes.stream().filter(n -> n != note && !redundant.contains(n.id())).toList();
            long beside = left.stream().filter(n -> n.sectionId().equals(note.sectionId())).count();
            if (beside >= LEAST_NOTES && left.stream().anyMatch(n -> alike(n, note))) {
                redundant.add(note.id());
            }
        }
        return List.copyOf(redundant);
    }

    private static boolean alike(Note one, Note other) {
        return one.quotes().getFirst().overlaps(other.quotes().getFirst())
                || Words.jaccard(Words.content(one.finding()), Words.content(other.finding()))
                        >= ALIKE;
    }

    @Override
    public List<Outcome.Complaint> criticise(
            Plan plan, Map<String, Draft> drafts, List<Note> notes, StepContext context)
            throws InterruptedException {
        List<Outcome.Complaint> complaints =
                new ArrayList<>(twin.criticise(plan, drafts, notes, context));
        Asking asking = new Asking(prompts, context);
        Material shown = new Material(asking.material(Prompt.CRITICISE, Answers.Complaints.class));
        Vocabulary vocabulary = new Vocabulary(notes, Map.of());
        shown.addAll(
                plan.stream()
                        .filter(section -> drafts.containsKey(section.id()))
                        .map(section -> shown(section, drafts, vocabulary))
                        .toList());
        Optional<Answers.Complaints> answer =
                asking.answer(
                        "criticise",
                        Prompt.CRITICISE,
                        Map.of("questions", asking.questions(), "drafts", shown.toString()),
                        Answers.Complaints.class,
                        c -> "");
        if (answer.isEmpty()) {
            asking.say("criticise.twin");
            return complaints;
        }
        Set<String> told = new HashSet<>();
        for (Answers.Complaint complaint : answer.get().complaints()) {
            String section = named(plan, complaint.section()).map(Section::id).orElse("");
            String text = titled(complaint.text().strip(), plan);
            if (drafts.containsKey(section)
                    && !text.isEmpty()
                    && told.size() < MOST_COMPLAINTS
                    && told.add(section + text)) {
                complaints.add(new Outcome.Complaint(section, text));
                context.reason(plan.section(section).orElseThrow().title() + ": " + text);
            }
        }
        asking.say("criticise.done", told.size());
        return complaints;
    }

    /// Sections by their titles: who writes one sees no ids of others.
    static String titled(String complaint, Plan plan) {
        return SECTION.matcher(complaint)
                .replaceAll(id ->
                        plan.section(id.group(1))
                                .map(s -> "“" + s.title() + "”")
                                .map(Matcher::quoteReplacement)
                                .orElse("$0"));
    }

    private static String shown(Section section, Map<String, Draft> drafts, Vocabulary vocabulary) {
        Draft draft = drafts.get(section.id());
        String text = draft == null ? "" : vocabulary.shown(draft).replaceAll("\\s*\\[N\\d+]", "");
        return "%s %s\n%s\n".formatted(section.id(), section.title(), text);
    }
}
