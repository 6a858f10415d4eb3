package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.role.Reflector;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Aspect;
import maestro.agents.role.evidence.question.Directness;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Voice;

/// Judges coverage by counting. A question's score is
///
/// 0.45 × share of its aspects that a note speaks to + 0.30 × min(1, documents / 3) + 0.25 × min(1,
/// notes / 6),
///
/// where a library of fewer than three documents asks for no more than it has. The whole score is
/// the mean, the user's own questions counting twice.
final class EvidenceReflector implements Reflector {
    private static final int WANTED_DOCUMENTS = 3;
    private static final double IN_ITS_PLACE = 0.2;
    private static final int WANTED_NOTES = 6;
    private static final int LEADING = 6;
    private static final int MOST_GAPS = 6;
    private static final int MOST_GAPS_PER_QUESTION = 2;

    private final Reading reading;

    EvidenceReflector(Reading reading) {
        this.reading = reading;
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
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        Set<String> redundant = redundant(plan, notes, new Likeness(notes, corpus), context);
        List<Review.Coverage> coverage = new ArrayList<>();
        List<Review.Gap> gaps = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        double sum = 0;
        double weight = 0;
        for (Section section : plan.stream().toList()) {
            // What the themes below a question found answers the question as well.
            Set<String> ids = new HashSet<>();
            section.stream().forEach(s -> ids.add(s.id()));
            List<Note> own = notes.stream().filter(n -> ids.contains(n.sectionId())).toList();
            for (Question question : section.questions()) {
                if (question.origin() == Question.Origin.GAP) {
                    continue;
                }
                Corpus.answerInterrupt();
                Inquiry inquiry = reading.inquiry(section, question, context);
                Review.Coverage found = cover(question, inquiry, own, corpus);
                coverage.add(found);
                double counts = question.origin() == Question.Origin.USER ? 2 : 1;
                sum += counts * found.score();
                weight += counts;
                tell(found, inquiry, complaints, voice, context);
                gaps.addAll(gaps(section, inquiry, found, round, gaps.size(), voice));
            }
        }
        double score = weight == 0 ? 0 : sum / weight;
        long fresh = notes.stream().filter(n -> n.round() == round).count();
        boolean enough =
                score >= Review.ENOUGH
                        || notes.isEmpty()
                        || (round > 1 && fresh == 0)
                        || gaps.isEmpty();
        if (!notes.isEmpty()) {
            context.reason(voice.say("reflect.redundant", notes.size(), redundant.size()));
        }
        String verdict =
                enough
                        ? (score >= Review.ENOUGH ? "reflect.enough" : "reflect.nomore")
                        : "reflect.gaps";
        if (notes.isEmpty()) {
            context.reason(voice.say("reflect.none"));
        } else if (context.mission().profile() == null) {
            // beside a model this is only one of two opinions, and the model's step tells both
            context.reason(voice.say(verdict, score, gaps.size()));
        }
        return new Review(
                round,
                score,
                enough,
                coverage,
                enough ? List.of() : gaps,
                List.copyOf(redundant),
                complaints);
    }

    private static Review.Coverage cover(
            Question question, Inquiry inquiry, List<Note> notes, Corpus corpus) {
        List<String> covered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        // An open question asks for no side of its subject in particular.
        boolean open = inquiry.kind().equals("general");
        for (Aspect aspect : open ? List.<Aspect>of() : inquiry.aspects()) {
            boolean spoken =
                    notes.stream().anyMatch(n -> aspect.spokenTo(Words.content(n.finding())));
            (spoken ? covered : missing).add(aspect.name());
        }
        int documents =
                (int)
                        notes.stream()
                                .map(n -> n.quotes().getFirst().documentId())
                                .distinct()
                                .count();
        double aspects =
                open || inquiry.aspects().isEmpty()
                        ? 1
                        : (double) covered.size() / inquiry.aspects().size();
        int wanted = Math.max(1, Math.min(WANTED_DOCUMENTS, corpus.documents().size()));
        double score =
                notes.isEmpty()
                        ? 0
                        : 0.45 * aspects
                                + 0.30 * Math.min(1, (double) documents / wanted)
                                + 0.25 * Math.min(1, (double) notes.size() / WANTED_NOTES);
        return new Review.Coverage(question.id(), score, notes.size(), documents, covered, missing);
    }

    private static void tell(
            Review.Coverage found,
            Inquiry inquiry,
            List<String> complaints,
            Voice voice,
            StepContext context) {
        String asked = voice.quoted(inquiry.text());
        if (found.notes() == 0) {
            complaints.add(voice.say("reflect.nothing", asked));
        } else if (found.documents() == 1) {
            complaints.add(voice.say("reflect.single", asked));
        } else if (!found.missingAspects().isEmpty()) {
            context.reason(
                    voice.say(
                            "reflect.missing",
                            asked,
                            found.notes(),
                            found.documents(),
                            voice.list(found.missingAspects())));
            return;
        } else {
            context.reason(voice.say("reflect.covered", asked, found.notes(), found.documents()));
            return;
        }
        context.reason(complaints.getLast());
    }

    private static List<Review.Gap> gaps(
            Section section,
            Inquiry inquiry,
            Review.Coverage found,
            int round,
            int before,
            Voice voice) {
        List<Review.Gap> gaps = new ArrayList<>();
        String topic = inquiry.topic().isEmpty() ? inquiry.text() : inquiry.topic();
        Set<String> asked = new HashSet<>();
        section.questions().forEach(q -> asked.add(q.text()));
        for (String aspect : found.missingAspects()) {
            String text = voice.say("reflect.gap.question", aspect, topic);
            if (found.notes() > 0
                    && !asked.contains(text)
                    && gaps.size() < MOST_GAPS_PER_QUESTION
                    && before + gaps.size() < MOST_GAPS) {
                String id = section.id() + ".g" + round + "." + (gaps.size() + 1);
                gaps.add(
                        new Review.Gap(
                                section.id(),
                                new Question(id, text, Question.Origin.GAP),
                                voice.say("reflect.gap", voice.quoted(aspect))));
            }
        }
        return gaps;
    }

    /// A note is redundant where another says the same: within a section only where it is the same
    /// document (the writer cites two documents that agree together), across sections in any case.
    /// What stands beside another document's word stays there, and so do the first notes of a
    /// question of the user's; else the more relevant one, and of equals the one further down the
    /// outline, which is more special.
    private Set<String> redundant(
            Plan plan, List<Note> notes, Likeness likeness, StepContext context)
            throws InterruptedException {
        Map<String, Integer> place = new LinkedHashMap<>();
        plan.stream().forEach(s -> place.put(s.id(), place.size()));
        Map<String, Inquiry> asked = new HashMap<>();
        for (Section section : plan.stream().toList()) {
            for (Question question : section.questions()) {
                Inquiry inquiry = reading.inquiry(section, question, context);
                asked.putIfAbsent(section.id(), inquiry);
            }
        }
        List<Note> kept = new ArrayList<>();
        for (String section : place.keySet()) {
            List<Note> own = notes.stream().filter(n -> n.sectionId().equals(section)).toList();
            for (Sides.Pair pair : Sides.of(own, likeness)) {
                if (kept.stream()
                        .noneMatch(k ->
                                likeness.same(k, pair.one()) || likeness.same(k, pair.other()))) {
                    kept.add(pair.one());
                    kept.add(pair.other());
                }
            }
        }
        List<Note> ordered = new ArrayList<>(notes);
        ordered.removeAll(kept);
        ordered.sort((a, b) -> {
            int byLead = Boolean.compare(leads(b), leads(a));
            int byWorth = byLead != 0 ? byLead : Double.compare(worth(b, asked), worth(a, asked));
            int byPlace =
                    Integer.compare(
                            place.getOrDefault(b.sectionId(), 0),
                            place.getOrDefault(a.sectionId(), 0));
            return byWorth != 0 ? byWorth : byPlace != 0 ? byPlace : a.id().compareTo(b.id());
        });
        Set<String> redundant = new LinkedHashSet<>();
        for (Note note : ordered) {
            Corpus.answerInterrupt();
            Optional<Note> again =
                    kept.stream()
                            .filter(k ->
                                    likeness.same(k, note)
                                            && (!k.sectionId().equals(note.sectionId())
                                                    || sameDocument(k, note)))
                            .findFirst();
            if (again.isEmpty()) {
                kept.add(note);
            } else if (fuller(note, again.get())) {
                kept.remove(again.get());
                redundant.add(again.get().id());
                kept.add(note);
            } else {
                redundant.add(note.id());
            }
        }
        return redundant;
    }

    /// Whether a model's note rests on all that another rests on, and more: the other may have but
    /// one half of a "however".
    private static boolean fuller(Note note, Note than) {
        Quote whole = note.quotes().getFirst();
        Quote part = than.quotes().getFirst();
        return note.appraisal() != null
                && !leads(than)
                && whole.overlaps(part)
                && whole.start() <= part.start()
                && whole.end() >= part.end()
                && whole.text().length() > part.text().length();
    }

    /// Whether it is one of the best that were found for a whole question.
    private static boolean leads(Note note) {
        boolean whole = note.sectionId().indexOf('.') < 0 && note.questionId().endsWith(".q1");
        int number = Integer.parseInt(note.id().substring(note.id().lastIndexOf(".n") + 2));
        return whole && note.round() == 1 && number <= LEADING;
    }

    /// A limit stands better where limits are asked for than where anything goes.
    private static double worth(Note note, Map<String, Inquiry> asked) {
        Inquiry inquiry = asked.get(note.sectionId());
        if (inquiry == null) {
            return note.relevance().total();
        }
        Directness directness = Directness.of(note.finding(), inquiry);
        boolean fits =
                directness == Directness.STATES
                        || (directness == Directness.HINTS && inquiry.kind().equals("failure"));
        return note.relevance().total() + (fits ? IN_ITS_PLACE : 0);
    }

    private static boolean sameDocument(Note a, Note b) {
        return a.quotes().getFirst().documentId().equals(b.quotes().getFirst().documentId());
    }

    @Override
    public List<Outcome.Complaint> criticise(
            Plan plan, Map<String, Draft> drafts, List<Note> notes, StepContext context)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        List<Outcome.Complaint> complaints = new ArrayList<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (Section section : plan.stream().toList()) {
            Draft draft = drafts.get(section.id());
            if (draft == null) {
                continue;
            }
            Corpus.answerInterrupt();
            List<Sentence> sentences = sentences(draft);
            for (Sentence sentence : sentences) {
                String before = first.putIfAbsent(sentence.text(), section.title());
                if (before != null) {
                    complaints.add(
                            new Outcome.Complaint(
                                    section.id(),
                                    voice.say(
                                            "critic.repeated",
                                            voice.quoted(before),
                                            sentence.text())));
                }
            }
            long available = notes.stream().filter(n -> n.sectionId().equals(section.id())).count();
            if (!sentences.isEmpty() && sentences.size() < 3 && available > sentences.size() + 1) {
                complaints.add(
                        new Outcome.Complaint(
                                section.id(),
                                voice.say("critic.thin", sentences.size(), available)));
            }
            long documents =
                    sentences.stream()
                            .flatMap(s -> s.citations().stream())
                            .map(c -> c.quote().documentId())
                            .distinct()
                            .count();
            if (documents == 1) {
                context.reason(voice.say("critic.single", voice.quoted(section.title())));
            }
        }
        context.reason(
                complaints.isEmpty()
                        ? voice.say("critic.none", drafts.size())
                        : voice.say("critic.some", complaints.size(), drafts.size()));
        return complaints;
    }

    static List<Sentence> sentences(Draft draft) {
        return draft.blocks().stream()
                .flatMap(b ->
                        b instanceof Block.Paragraph(List<Sentence> sentences)
                                ? sentences.stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }

    static Set<String> cited(Draft draft) {
        Set<String> ids = new HashSet<>();
        for (Sentence sentence : sentences(draft)) {
            sentence.citations().stream().map(Citation::noteId).forEach(ids::add);
        }
        return ids;
    }
}
