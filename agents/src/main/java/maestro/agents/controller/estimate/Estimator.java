package maestro.agents.controller.estimate;

import java.util.List;
import java.util.Optional;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.Journal;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.Tokens;
import maestro.agents.role.evidence.question.QuestionSplitter;
import maestro.agents.role.prompted.Prompt;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.Source;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;

/// Says what a mission will take before it starts: from its questions and limits, from what there
/// is to search, and from what earlier missions with the same model took. Blocks for as long as it
/// takes to read a few of those.
public final class Estimator {
    /// Documents whose passages are looked at for their length.
    private static final int SAMPLED = 5;

    private static final int BEYOND = 100;
    private static final double USUAL_PASSAGE = 250;
    private static final double MOST_MATERIAL = 6_000;

    /// Around what a passage or a note is shown with.
    private static final double FRAME = 40;

    private static final double NOTE = 90;
    private static final double SECTION = 300;

    /// Thought before an answer, where the model thinks.
    private static final Range THINKING = new Range(0, 600, 3_000);

    /// A reply is hardly shorter or longer than what was measured by these factors.
    private static final Range AROUND = new Range(0.4, 1, 2.5);

    private static final double SECONDS_WITHOUT_MODEL = 6;

    private final Journal journal;
    private final Prompts prompts;

    public Estimator(Journal journal, Prompts prompts) {
        this.journal = journal;
        this.prompts = prompts;
    }

    /// @param source what the mission would search
    /// @param measured tokens of replies in a second, by a check of the model; 0 where there was
    ///   none
    public Estimate of(MissionRequest request, Source source, double measured) {
        List<Document> documents = source.documents();
        ModelProfile profile = request.profile();
        return profile == null
                ? withoutModel(documents.size())
                : withModel(request, profile, source, documents, measured);
    }

    private Estimate withoutModel(int documents) {
        List<Double> known = Pace.withoutModel(journal);
        double likely = known.isEmpty() ? SECONDS_WITHOUT_MODEL : known.get(known.size() / 2);
        double least = known.isEmpty() ? 0.5 : known.getFirst() * AROUND.least();
        double most = known.isEmpty() ? 60 : known.getLast() * AROUND.most();
        return new Estimate(
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Optional.of(new Range(least, likely, most)),
                documents,
                known.size());
    }

    private Estimate withModel(
            MissionRequest request,
            ModelProfile profile,
            Source source,
            List<Document> documents,
            double measured) {
        Limits limits = request.limits();
        int questions = request.questions().stream().mapToInt(Estimator::parts).sum();
        // each heading of the user's asks a question of its own
        int headings = request.brief().outline().size();
        int asked = headings == 0 ? questions : headings + questions;
        int there = documents.stream().mapToInt(Document::passages).sum();
        // what lies beyond the library has no end that could be counted
        int passages = request.sources().beyond() ? Math.max(there, BEYOND) : there;
        Optional<Pace> pace = Pace.of(journal, profile);
        Work work = new Work(asked, passages, limits, request.agents(), foreign(request));
        double passage = passageTokens(source, documents);
        Range read = Range.NOTHING;
        Range written = Range.NOTHING;
        double mostRead = 0;
        double mostWritten = 0;
        for (Prompt prompt : Prompt.values()) {
            Range calls = work.calls(prompt);
            Range asking = asked(prompt, request, work, passage, passages);
            Range answer = reply(prompt, profile, pace);
            read = read.plus(calls.times(asking));
            written = written.plus(calls.times(answer));
            mostRead = Math.max(mostRead, asking.most());
            mostWritten = Math.max(mostWritten, answer.most());
        }
        read = read.share(work.calls(), limits.calls(), mostRead);
        written = written.share(work.calls(), limits.calls(), mostWritten);
        Range calls = rounded(work.calls()).within(limits.calls());
        Range cost =
                new Range(
                                cost(profile, read.least(), written.least()),
                                cost(profile, read.likely(), written.likely()),
                                cost(profile, read.most(), written.most()))
                        .within(limits.cost());
        double speed = pace.map(Pace::tokensPerSecond).filter(s -> s > 0).orElse(measured);
        return new Estimate(
                calls,
                rounded(read).within(limits.tokens()),
                rounded(written).within(limits.tokens()),
                rounded(read.plus(written)).within(limits.tokens()),
                cost,
                speed > 0
                        ? Optional.of(seconds(written, speed, profile, limits))
                        : Optional.empty(),
                documents.size(),
                pace.map(Pace::missions).orElse(0));
    }

    private static int parts(String question) {
        return Math.max(1, QuestionSplitter.split(question).size());
    }

    /// What the mission puts into English for the indexes that it asks.
    private static Work.Foreign foreign(MissionRequest request) {
        if (request.sources().indexes().stream().noneMatch(Index::english)) {
            return Work.Foreign.NOTHING;
        }
        List<String> questions =
                request.questions().stream()
                        .filter(q -> Language.of(q) != Language.ENGLISH)
                        .distinct()
                        .toList();
        int parts = questions.stream().mapToInt(Estimator::parts).filter(n -> n > 1).sum();
        boolean planned = request.language() != Language.ENGLISH;
        int headings = planned ? request.brief().outline().size() : 0;
        return new Work.Foreign(questions.size(), parts + headings, planned);
    }

    private static double cost(ModelProfile profile, double read, double written) {
        return profile.price().of(Math.round(read), Math.round(written));
    }

    private static Range rounded(Range range) {
        return new Range(
                Math.floor(range.least()), Math.round(range.likely()), Math.ceil(range.most()));
    }

    /// A server on this machine answers one call after the other.
    private static Range seconds(Range written, double speed, ModelProfile profile, Limits limits) {
        double atOnce = profile.server().onThisMachine() ? 1 : limits.parallelSections();
        return new Range(
                written.least() / speed / atOnce,
                written.likely() / speed / Math.sqrt(atOnce),
                written.most() / speed * 1.5);
    }

    /// What a call of this kind is asked with.
    private Range asked(
            Prompt prompt, MissionRequest request, Work work, double passage, int passages) {
        double fixed =
                Tokens.estimate(prompts.text(prompt, request.language()))
                        + request.questions().stream().mapToInt(Tokens::estimate).sum();
        if (prompt.optional().contains("answers")) {
            for (Brief.Answer answer : request.brief().answers()) {
                fixed += Tokens.estimate(answer.words());
            }
        }
        double material =
                switch (prompt) {
                    case PLAN -> 12 * Math.min(passage, 200) + 300;
                    case CLARIFY -> 0; // it is asked before there is a mission
                    case SEARCH -> 30;
                    case READ -> Math.min(4, Math.max(1, passages)) * (passage + FRAME);
                    case REVIEW -> work.notes().likely() * FRAME;
                    case WRITE, REVISE -> 12 * NOTE;
                    case CONTRAST -> Math.min(40, work.notes().likely()) * NOTE;
                    case ADVISE ->
                            work.notes().likely() * NOTE
                                    + Math.min(60, work.notes().likely()) * passage;
                    case EXAMINE -> work.sections().likely() * SECTION * 2;
                    case SUMMARY, CRITICISE -> work.sections().likely() * SECTION;
                    case CHECK -> 8 * NOTE;
                };
        double usual = Math.min(MOST_MATERIAL, material);
        return new Range(
                fixed * 0.8 + usual * 0.1,
                fixed + 150 + usual,
                fixed + 600 + Math.min(MOST_MATERIAL, 3 * usual));
    }

    private static Range reply(Prompt prompt, ModelProfile profile, Optional<Pace> pace) {
        double usual =
                switch (prompt) {
                    case PLAN -> 500;
                    case CLARIFY -> 0;
                    case SEARCH -> 120;
                    case READ -> 450;
                    case REVIEW -> 300;
                    case WRITE, REVISE -> 350;
                    case SUMMARY -> 300;
                    case ADVISE -> 400;
                    case EXAMINE -> 250;
                    case CRITICISE -> 200;
                    case CONTRAST -> 150;
                    case CHECK -> 250;
                };
        Range own = new Range(Math.min(10, usual), usual, prompt.replyTokens());
        if (pace.isPresent()) {
            double mean = pace.get().tokensPerCall();
            return new Range(mean, mean, mean).times(AROUND);
        }
        return profile.thinking() == ChatRequest.Thinking.OFF ? own : own.plus(THINKING);
    }

    private static double passageTokens(Source source, List<Document> documents) {
        return documents.stream()
                .filter(d -> d.passages() > 0)
                .limit(SAMPLED)
                .flatMap(d -> source.passages(d.id()).stream().limit(20))
                .map(Passage::text)
                .mapToInt(Tokens::estimate)
                .average()
                .orElse(USUAL_PASSAGE);
    }
}
