package maestro.app.ui.reasoning.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.model.Usage;
import maestro.app.ui.mission.PhaseLook;
import maestro.app.ui.reasoning.step.Row.Detail;
import maestro.app.ui.reasoning.step.Row.Kind;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;

/// What a step was given and what came of it, as rows. Input is at hand; output is read again from
/// the journal, away from the screen's thread, so that no pane holds it.
public final class StepDetails {
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final Background background;
    private final Texts texts;
    private final Texts missionTexts;
    private final OutcomeRows rows;
    private final Consumer<Throwable> failed;
    private final TimeWords times;
    private String missionId = "";

    /// @param lines the step's reasoning, where all of it had to be read again; else empty
    record Found(List<Row> output, List<Row> lines) {}

    public StepDetails(
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
        this.times = new TimeWords(texts.locale());
    }

    /// Whose journal is read from now on.
    public void missionIs(String id) {
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
        boolean finished = log.status == StepStatus.FINISHED || log.status == StepStatus.FRUITLESS;
        boolean lines = log.dropped() > 0;
        boolean calls = log.calls() > 0;
        background.call(
                () -> {
                    List<JournalEntry> all =
                            lines || calls ? entries(mission, key, first, last) : List.of();
                    List<Row> output = new ArrayList<>(calls(key, all));
                    output.addAll(finished ? output(mission, key, last) : List.of());
                    return new Found(output, lines ? lines(key, all) : List.of());
                },
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

    /// What a step said and asked, as the journal has it; pieces of replies are left out.
    private List<JournalEntry> entries(String mission, String key, long first, long last) {
        List<JournalEntry> found = new ArrayList<>();
        long after = first - 1;
        while (after < last) {
            List<JournalEntry> page = journal.read(mission, after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (JournalEntry entry : page) {
                boolean ofStep =
                        switch (entry.event()) {
                            case MissionEvent.Reasoned said -> said.step().equals(key);
                            case MissionEvent.ModelReplied replied -> replied.step().equals(key);
                            default -> false;
                        };
                if (ofStep && entry.sequence() <= last) {
                    found.add(entry);
                }
            }
            after = page.getLast().sequence();
        }
        return found;
    }

    private List<Row> lines(String key, List<JournalEntry> entries) {
        List<Row> said = new ArrayList<>();
        for (JournalEntry entry : entries) {
            switch (entry.event()) {
                case MissionEvent.Reasoned(var _, var _, var text) ->
                        said.add(new Row.Line(key, text));
                case MissionEvent.ModelReplied(var _, var _, var call) ->
                        said.add(new Row.Call(key, call(call)));
                default -> {}
            }
        }
        return said;
    }

    /// What models thought and answered, whole.
    private List<Row> calls(String key, List<JournalEntry> entries) {
        List<Row> made = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof MissionEvent.ModelReplied(var _, var _, var call)) {
                made.add(OutcomeRows.text(key, Kind.LABEL, 0, call(call)));
                part(made, key, "call.thought", Kind.QUOTE, call.reply().reasoning());
                part(made, key, "call.answer", Kind.TEXT, call.reply().text());
            }
        }
        return made;
    }

    private void part(List<Row> to, String key, String title, Kind kind, String text) {
        if (!text.isBlank()) {
            to.add(OutcomeRows.text(key, Kind.HEADING, 0, texts.get(title)));
            text.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> to.add(OutcomeRows.text(key, kind, 0, line)));
        }
    }

    /// Who answered, how many tokens were read and written, and how long it took.
    String call(ModelCall call) {
        Usage usage = call.reply().usage();
        String words =
                texts.get(
                        "call",
                        call.model(),
                        usage.promptTokens(),
                        usage.completionTokens(),
                        times.length(Duration.ofMillis(call.millis())));
        return call.cost() > 0 ? texts.get("call.cost", words, call.cost()) : words;
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
            case MissionEvent.LimitNear(String _, String message) when controller ->
                    mark(texts.get("mark.near"), message, false);
            case MissionEvent.PlanEdited(var plan) when controller || pane == AgentKind.PLANNING ->
                    mark(texts.get("mark.edited", plan.version()), "", false);
            case MissionEvent.PlanApproved(int version)
                    when controller || pane == AgentKind.PLANNING ->
                    mark(texts.get("mark.approved", version), "", false);
            case MissionEvent.Steered(AgentKind to, String text)
                    when to == pane || to == AgentKind.CONTROLLER ->
                    mark(texts.get("mark.said"), text, false);
            default -> Optional.empty();
        };
    }

    private static Optional<Row.Mark> mark(String text, String aside, boolean warning) {
        return Optional.of(new Row.Mark("", text, aside, warning));
    }
}
