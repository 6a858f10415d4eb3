package maestro.app.ui.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.mission.PhaseLook;
import maestro.app.ui.reasoning.Row.Detail;
import maestro.app.ui.reasoning.Row.Kind;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;

/// What a step was given and what came of it, as rows. Input is at hand; output is read again from
/// the journal, away from the screen's thread, so that no pane holds it.
final class StepDetails {
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final Background background;
    private final Texts texts;
    private final Texts missionTexts;
    private final OutcomeRows rows;
    private final Consumer<Throwable> failed;
    private String missionId = "";

    /// @param lines the step's reasoning, where all of it had to be read again; else empty
    record Found(List<Row> output, List<String> lines) {}

    StepDetails(
            Journal journal,
            Background background,
            Texts texts,
            Names names,
            Consumer<Throwable> failed) {
        this.journal = journal;
        this.background = background;
        this.texts = texts;
        this.missionTexts = Texts.of(PhaseLook.class, texts.locale());
        this.rows = new OutcomeRows(texts, names);
        this.failed = failed;
    }

    void missionIs(String id) {
        missionId = id;
    }

    String summary(Outcome outcome) {
        return OutcomeSummary.of(outcome, texts);
    }

    List<Row> input(StepLog log) {
        if (log.input.isBlank()) {
            return List.of();
        }
        List<Row> made = new ArrayList<>();
        made.add(label(log.key, "input"));
        log.input.lines().forEach(line -> made.add(OutcomeRows.text(log.key, Kind.TEXT, 0, line)));
        made.add(label(log.key, "reasoning"));
        return made;
    }

    void load(StepLog log, Consumer<Found> found) {
        String mission = missionId;
        String key = log.key;
        long first = log.first;
        long last = log.last;
        boolean finished = log.status == StepStatus.FINISHED;
        boolean lines = log.dropped() > 0;
        background.call(
                () ->
                        new Found(
                                finished ? output(mission, key, last) : List.of(),
                                lines ? lines(mission, key, first, last) : List.of()),
                found,
                failed);
    }

    private List<Row> output(String mission, String key, long last) {
        for (JournalEntry entry : journal.read(mission, last - 1, 1)) {
            if (entry.event() instanceof MissionEvent.StepFinished(var step, _, var outcome, _)
                    && step.equals(key)) {
                List<Row> made = new ArrayList<>();
                made.add(label(key, "output"));
                made.addAll(rows.of(key, outcome));
                return made;
            }
        }
        return List.of();
    }

    private List<String> lines(String mission, String key, long first, long last) {
        List<String> said = new ArrayList<>();
        long after = first - 1;
        while (after < last) {
            List<JournalEntry> page = journal.read(mission, after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (JournalEntry entry : page) {
                if (entry.sequence() <= last
                        && entry.event() instanceof MissionEvent.Reasoned(var step, _, var text)
                        && step.equals(key)) {
                    said.add(text);
                }
            }
            after = page.getLast().sequence();
        }
        return said;
    }

    private Detail label(String step, String key) {
        return OutcomeRows.text(step, Kind.LABEL, 0, texts.get(key));
    }

    /// What a pane shows of events that belong to no step: all of them in the controller's, rounds
    /// where they structure the work.
    Optional<Row.Mark> mark(JournalEntry entry, AgentKind pane) {
        boolean controller = pane == AgentKind.CONTROLLER;
        return switch (entry.event()) {
            case MissionEvent.RoundStarted(int round)
                    when controller || pane == AgentKind.RESEARCH ->
                    mark(texts.get("mark.round", round), "", false);
            case MissionEvent.PhaseChanged(var phase, String reason) when controller ->
                    mark(
                            missionTexts.get(PhaseLook.of(phase).word()),
                            reason,
                            phase == maestro.agents.mission.Phase.FAILED);
            case MissionEvent.LimitMet(String _, String message) when controller ->
                    mark(texts.get("mark.limit"), message, true);
            case MissionEvent.PlanEdited(var plan) when controller || pane == AgentKind.PLANNING ->
                    mark(texts.get("mark.edited", plan.version()), "", false);
            case MissionEvent.PlanApproved(int version)
                    when controller || pane == AgentKind.PLANNING ->
                    mark(texts.get("mark.approved", version), "", false);
            default -> Optional.empty();
        };
    }

    private static Optional<Row.Mark> mark(String text, String aside, boolean warning) {
        return Optional.of(new Row.Mark("", text, aside, warning));
    }
}
