package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.voice.Voice;

/// The conclusion: what was not found, what rests on one document, where documents differ.
final class Closing {
    private final Reading reading;
    private final StepContext context;

    Closing(Reading reading, StepContext context) {
        this.reading = reading;
        this.context = context;
    }

    /// @param summarised notes that the summary cites
    Draft write(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            List<Note> summarised,
            List<Review> reviews)
            throws InterruptedException {
        Voice voice = Reading.voice(context);
        Corpus corpus = reading.corpus(context);
        List<Block> blocks = new ArrayList<>();
        if (notes.isEmpty()) {
            boolean read = context.mission().questions().stream().allMatch(corpus::readsMeaning);
            blocks.add(
                    new Block.Remark(voice.say(read ? "close.nothing" : "close.nothing.unread")));
            blocks.add(new Block.Remark(holds(corpus, voice)));
            return new Draft(Draft.CONCLUSION, 1, blocks);
        }
        if (!reviews.isEmpty()) {
            missing(plan, reviews.getLast(), blocks, voice);
        }
        long differing = drafts.values().stream().filter(d -> differs(d, voice)).count();
        List<String> where =
                plan.stream()
                        .filter(s ->
                                Optional.ofNullable(drafts.get(s.id()))
                                        .map(d -> differs(d, voice))
                                        .orElse(false))
                        .map(s -> voice.quoted(s.title()))
                        .toList();
        blocks.add(
                new Block.Remark(
                        differing == 0
                                ? voice.say("close.nodifference")
                                : voice.say("close.differ", voice.list(where))));
        silent(notes, summarised, drafts, corpus, voice)
                .ifPresent(t -> blocks.add(new Block.Remark(t)));
        context.reason(voice.say("close.reason", blocks.size()));
        return new Draft(Draft.CONCLUSION, 1, blocks);
    }

    private static boolean differs(Draft draft, Voice voice) {
        return draft.blocks().contains(new Block.Remark(voice.say("write.differ")));
    }

    private static void missing(Plan plan, Review review, List<Block> blocks, Voice voice) {
        List<String> single = new ArrayList<>();
        List<String> none = new ArrayList<>();
        boolean said = false;
        for (Section section : plan.stream().toList()) {
            for (Question question : section.questions()) {
                Review.Coverage coverage =
                        review.coverage().stream()
                                .filter(c -> c.questionId().equals(question.id()))
                                .findFirst()
                                .orElse(null);
                if (coverage == null) {
                    continue;
                }
                if (coverage.notes() == 0) {
                    none.add(voice.quoted(section.title()));
                } else if (coverage.documents() == 1) {
                    single.add(voice.quoted(section.title()));
                }
                boolean asked = question.origin() == Question.Origin.USER;
                if (asked && coverage.notes() > 0 && !coverage.missingAspects().isEmpty()) {
                    blocks.add(
                            new Block.Remark(
                                    voice.say(
                                            "close.missing",
                                            voice.quoted(section.title()),
                                            voice.list(coverage.missingAspects()))));
                    said = true;
                }
            }
        }
        if (!none.isEmpty()) {
            blocks.add(new Block.Remark(voice.say("close.none", voice.list(none))));
        }
        if (!single.isEmpty()) {
            blocks.add(new Block.Remark(voice.say("close.single", voice.list(single))));
        }
        if (!said && none.isEmpty() && single.isEmpty()) {
            blocks.add(new Block.Remark(voice.say("close.complete")));
        }
    }

    /// Documents that the report does not cite, by title where they are few.
    private static Optional<String> silent(
            List<Note> notes,
            List<Note> summarised,
            Map<String, Draft> drafts,
            Corpus corpus,
            Voice voice) {
        Set<String> used = EvidenceWriter.used(drafts);
        Set<String> cited = new java.util.HashSet<>();
        notes.stream()
                .filter(n -> used.contains(n.id()) || summarised.contains(n))
                .forEach(n -> cited.add(n.quotes().getFirst().documentId()));
        List<String> silent =
                corpus.documents().stream()
                        .filter(d -> !cited.contains(d.id()))
                        .map(d -> voice.quoted(d.title()))
                        .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                silent.size() > 4
                        ? voice.say("close.silent.many", silent.size())
                        : voice.say("close.silent", voice.list(silent)));
    }

    private static String holds(Corpus corpus, Voice voice) {
        if (corpus.documents().isEmpty()) {
            return voice.say("close.empty");
        }
        List<String> titles =
                corpus.documents().stream().limit(5).map(d -> voice.quoted(d.title())).toList();
        return voice.say(
                corpus.documents().size() > 5 ? "close.holds.more" : "close.holds",
                corpus.documents().size(),
                voice.list(titles));
    }
}
