package maestro.agents.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.StepRecord;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Section;

/// What each section and question has at a moment, by id.
public final class PlanFacts {
    /// What there is for a section or a question.
    ///
    /// @param documents that its notes rest on
    /// @param coverage of the last review, 0 to 1; negative before the first
    public record Facts(State state, int notes, int documents, double coverage) {
        public static final Facts NONE = new Facts(State.NONE, 0, 0, -1);
    }

    /// How far a section is.
    public enum State {
        /// not told: for questions and older versions
        NONE,
        WAITING,
        RESEARCHING,
        /// there are notes, and nobody is at it now
        RESEARCHED,
        WRITING,
        WRITTEN
    }

    private final Map<String, Set<String>> notes = new HashMap<>();
    private final Map<String, Set<String>> documents = new HashMap<>();
    private final Map<String, Double> coverage = new HashMap<>();
    private final Set<String> drafted = new HashSet<>();

    /// Running steps, by key.
    private final Map<String, AgentKind> running = new HashMap<>();

    public PlanFacts(MissionState state) {
        state.notes().forEach(this::take);
        state.reviews()
                .forEach(review ->
                        review.coverage().forEach(c -> coverage.put(c.questionId(), c.score())));
        drafted.addAll(state.drafts().keySet());
        if (!state.phase().atRest()) {
            for (StepRecord step : state.steps()) {
                if (step.running()) {
                    running.put(step.key(), step.agent());
                }
            }
        }
    }

    private void take(Note note) {
        for (String id : new String[] {note.sectionId(), note.questionId()}) {
            notes.computeIfAbsent(id, _ -> new HashSet<>()).add(note.id());
            Set<String> of = documents.computeIfAbsent(id, _ -> new HashSet<>());
            note.quotes().stream().map(Quote::documentId).forEach(of::add);
        }
    }

    /// Facts of everything in a plan, by id.
    public Map<String, Facts> of(Plan plan) {
        Map<String, Facts> facts = new HashMap<>();
        plan.stream()
                .forEach(section -> {
                    double sum = 0;
                    int reviewed = 0;
                    for (Question question : section.questions()) {
                        Double score = coverage.get(question.id());
                        if (score != null) {
                            sum += score;
                            reviewed++;
                        }
                        facts.put(
                                question.id(),
                                new Facts(
                                        State.NONE,
                                        count(notes, question.id()),
                                        count(documents, question.id()),
                                        score == null ? -1 : score));
                    }
                    facts.put(
                            section.id(),
                            new Facts(
                                    state(section),
                                    count(notes, section.id()),
                                    count(documents, section.id()),
                                    reviewed == 0 ? -1 : sum / reviewed));
                });
        return facts;
    }

    private static int count(Map<String, Set<String>> of, String id) {
        return of.getOrDefault(id, Set.of()).size();
    }

    private State state(Section section) {
        if (at(section, AgentKind.WRITING)) {
            return State.WRITING;
        }
        if (at(section, AgentKind.RESEARCH)) {
            return State.RESEARCHING;
        }
        if (drafted.contains(section.id())) {
            return State.WRITTEN;
        }
        return count(notes, section.id()) > 0 ? State.RESEARCHED : State.WAITING;
    }

    /// Whether a running step names the section or one of its questions in its key.
    private boolean at(Section section, AgentKind agent) {
        return running.entrySet().stream()
                .filter(e -> e.getValue() == agent)
                .flatMap(e -> java.util.Arrays.stream(e.getKey().split("/")))
                .anyMatch(part ->
                        part.equals(section.id())
                                || section.questions().stream().anyMatch(q -> q.id().equals(part)));
    }
}
