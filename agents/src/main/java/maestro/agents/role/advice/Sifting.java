package maestro.agents.role.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.Matter;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.prompted.Alignment;
import maestro.agents.source.Source;
import maestro.rag.passage.Passage;
import maestro.rag.passage.Span;

/// Takes of advice what stands up. It trusts nothing: ids have to be known, a finding has to quote
/// a passage that was shown, and of everything there is only so much.
public final class Sifting {
    private static final int MOST_REMARKS = 6;
    private static final int MOST_QUESTIONS = 4;
    private static final int MOST_FINDINGS = 6;
    private static final int MOST_COMPLAINTS = 12;
    private static final int LONGEST = 600;

    /// No agent may throw away more of the notes than this share.
    private static final double MOST_DROPPED = 0.34;

    /// Two questions or findings that share so many words say the same.
    private static final double SAME = 0.7;

    /// How much a finding that nobody has scored counts beside those of the research agent.
    private static final double WORTH = 0.7;

    private final Plan plan;
    private final int round;
    private final List<Note> notes;
    private final Source source;

    /// @param notes that are in use
    public Sifting(Plan plan, int round, List<Note> notes, Source source) {
        this.plan = plan;
        this.round = round;
        this.notes = notes;
        this.source = source;
    }

    /// @param agent its name
    /// @param number of the agent in its mission, from 1
    /// @param seen the part of what was shown that the advice is made from
    public Outcome.Advised sift(
            String agent, int number, Advice advice, Showing showing, Matter seen) {
        boolean writing = !showing.sentences().isEmpty();
        return new Outcome.Advised(
                agent,
                remarks(advice),
                writing ? List.of() : questions(advice),
                writing ? List.of() : dropped(advice, seen),
                writing ? List.of() : findings(number, advice, showing, seen),
                complaints(agent, advice, showing, seen),
                "");
    }

    private static List<Outcome.Remark> remarks(Advice advice) {
        return advice.remarks().stream()
                .map(r -> new Outcome.Remark(reader(r.to()), cut(r.text())))
                .filter(r -> !r.text().isEmpty())
                .distinct()
                .limit(MOST_REMARKS)
                .toList();
    }

    private static AgentKind reader(Advice.Reader reader) {
        return switch (reader) {
            case RESEARCH -> AgentKind.RESEARCH;
            case REFLECTION -> AgentKind.REFLECTION;
            case WRITING -> AgentKind.WRITING;
        };
    }

    private List<Review.Gap> questions(Advice advice) {
        List<Set<String>> known =
                plan.stream()
                        .flatMap(s -> s.questions().stream())
                        .map(q -> Words.content(q.text()))
                        .collect(Collectors.toCollection(ArrayList::new));
        List<Review.Gap> questions = new ArrayList<>();
        for (Advice.Ask ask : advice.questions()) {
            Optional<Section> section = plan.section(ask.section().strip());
            String text = cut(ask.question());
            Set<String> words = Words.content(text);
            if (section.isPresent()
                    && !words.isEmpty()
                    && known.stream().noneMatch(k -> Words.jaccard(k, words) >= SAME)
                    && questions.size() < MOST_QUESTIONS) {
                known.add(words);
                questions.add(
                        new Review.Gap(
                                section.get().id(),
                                new Question("", text, Question.Origin.GAP),
                                cut(ask.reason())));
            }
        }
        return questions;
    }

    private List<Outcome.Dropped> dropped(Advice advice, Matter seen) {
        Set<String> known =
                seen.notes().stream().map(Matter.Finding::id).collect(Collectors.toSet());
        Map<String, String> dropped = new LinkedHashMap<>();
        for (Advice.Drop drop : advice.drops()) {
            String id = drop.note().replaceAll("[\\[\\]\\s]", "");
            if (known.contains(id) && dropped.size() < (int) (MOST_DROPPED * notes.size())) {
                dropped.putIfAbsent(id, cut(drop.reason()));
            }
        }
        return dropped.entrySet().stream()
                .map(e -> new Outcome.Dropped(e.getKey(), e.getValue()))
                .toList();
    }

    private List<Note> findings(int number, Advice advice, Showing showing, Matter seen) {
        List<Note> found = new ArrayList<>();
        List<Set<String>> known =
                notes.stream()
                        .map(n -> Words.content(n.finding()))
                        .collect(Collectors.toCollection(ArrayList::new));
        for (Advice.Claim claim : advice.findings()) {
            Optional<Question> question =
                    plan.section(claim.section().strip())
                            .flatMap(s -> s.questions().stream().findFirst());
            String finding = Showing.line(claim.finding());
            Set<String> words = Words.content(finding);
            if (found.size() == MOST_FINDINGS
                    || question.isEmpty()
                    || words.isEmpty()
                    || finding.length() > LONGEST
                    || known.stream().anyMatch(k -> Words.jaccard(k, words) >= SAME)) {
                continue;
            }
            quote(claim, showing, seen)
                    .ifPresent(quote -> {
                        known.add(words);
                        String id =
                                "%s.r%da%d.n%d"
                                        .formatted(
                                                question.get().id(),
                                                round,
                                                number,
                                                found.size() + 1);
                        found.add(
                                note(id, claim.section().strip(), question.get(), finding, quote));
                    });
        }
        return found;
    }

    private Note note(String id, String section, Question question, String finding, Quote quote) {
        float[] asked = source.embed(List.of(question.text())).getFirst();
        float[] said = source.embed(List.of(finding)).getFirst();
        double meaning = 0;
        for (int i = 0; i < asked.length; i++) {
            meaning += asked[i] * said[i];
        }
        double words =
                Words.overlap(
                        Words.content(question.text()),
                        Words.content(finding + " " + quote.text()));
        return new Note(
                id,
                section,
                question.id(),
                round,
                finding,
                List.of(quote),
                List.of(),
                new Note.Relevance(WORTH, Math.clamp(meaning, 0, 1), words, 1, 1));
    }

    /// In the passage that was named, or else in another that was shown.
    private Optional<Quote> quote(Advice.Claim claim, Showing showing, Matter seen) {
        String key = claim.passage().replaceAll("[\\[\\]\\s]", "").toUpperCase(Locale.ROOT);
        List<String> keys =
                new ArrayList<>(seen.passages().stream().map(Matter.Passage::key).toList());
        if (keys.remove(key)) {
            keys.addFirst(key);
        }
        for (String shown : keys) {
            Passage passage = showing.passages().get(shown);
            Optional<Span> span =
                    passage == null
                            ? Optional.empty()
                            : Alignment.sentences(claim.quote(), passage.text());
            if (passage != null && span.isPresent()) {
                return Optional.of(
                        source.quote(
                                passage.documentId(),
                                passage.start() + span.get().start(),
                                passage.start() + span.get().end()));
            }
        }
        return Optional.empty();
    }

    private static List<Outcome.Complaint> complaints(
            String agent, Advice advice, Showing showing, Matter seen) {
        Set<Integer> shown =
                seen.sentences().stream().map(Matter.Sentence::number).collect(Collectors.toSet());
        Set<Integer> told = new HashSet<>();
        List<Outcome.Complaint> complaints = new ArrayList<>();
        for (Advice.Again again : advice.again()) {
            Showing.Written written = showing.sentences().get(again.sentence());
            if (written != null
                    && shown.contains(again.sentence())
                    && told.size() < MOST_COMPLAINTS
                    && told.add(again.sentence())) {
                complaints.add(
                        new Outcome.Complaint(
                                written.sectionId(),
                                "%s: “%s” — %s"
                                        .formatted(
                                                agent,
                                                written.sentence().text(),
                                                cut(again.reason()))));
            }
        }
        return complaints;
    }

    private static String cut(String text) {
        String line = Showing.line(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
