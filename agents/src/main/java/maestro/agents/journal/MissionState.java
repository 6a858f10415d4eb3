package maestro.agents.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Spent;
import maestro.agents.mission.Verification;
import org.jspecify.annotations.Nullable;

/// A mission as it stands: the fold over its events. Owned by one thread; every reader of the
/// journal folds its own.
public final class MissionState {
    private static final int PAGE = 2_000;
    private static final Duration LONGEST_BEFORE_PAUSE = Duration.ofSeconds(10);

    private @Nullable Mission mission;
    private Phase phase = Phase.CREATED;
    private String reason = "";
    private int round;
    private boolean approved;
    private long sequence;
    private @Nullable Instant started;
    private @Nullable Instant changed;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, StepRecord> steps = new LinkedHashMap<>();
    private final List<Search> searches = new ArrayList<>();
    private final Map<String, Note> notes = new LinkedHashMap<>();
    private final Map<String, String> noteSteps = new LinkedHashMap<>();
    private final List<Review> reviews = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, String> limitsMet = new LinkedHashMap<>();
    private final Map<String, Map<String, ModelCall>> answered = new HashMap<>();
    private Spent spent = Spent.NOTHING;
    private final List<MissionEvent.Steered> messages = new ArrayList<>();
    private Spent takenOver = Spent.NOTHING;
    private Spent askedBack = Spent.NOTHING;
    private @Nullable Origin origin;
    private long copiesUntil;
    private @Nullable Plan edited;
    private @Nullable Plan begunWith;
    private @Nullable Plan changedPlan;
    private Duration worked = Duration.ZERO;
    private @Nullable Verification verification;
    private @Nullable Report report;

    /// Folds a mission's stream as it stands.
    ///
    /// @return empty where there is no such mission
    public static Optional<MissionState> of(Journal journal, String missionId) {
        return at(journal, missionId, Long.MAX_VALUE);
    }

    /// Folds a mission's stream as it stood after an entry.
    ///
    /// @param sequence of the entry
    /// @return empty where there was no such mission
    public static Optional<MissionState> at(Journal journal, String missionId, long sequence) {
        MissionState state = new MissionState();
        while (state.sequence < sequence) {
            int most = (int) Math.min(PAGE, sequence - state.sequence);
            List<JournalEntry> page = journal.read(missionId, state.sequence, most);
            if (page.isEmpty()) {
                break;
            }
            page.stream().filter(e -> e.sequence() <= sequence).forEach(state::apply);
            if (page.getLast().sequence() >= sequence) {
                break;
            }
        }
        return state.sequence == 0 ? Optional.empty() : Optional.of(state);
    }

    /// Takes in the next entry of the stream.
    public void apply(JournalEntry entry) {
        sequence = entry.sequence();
        countWork(entry);
        changed = entry.at();
        switch (entry.event()) {
            case MissionEvent.Created(Mission created) -> mission = created;
            case MissionEvent.Branched(Origin from) -> {
                origin = from;
                copiesUntil = sequence + from.entries();
            }
            case MissionEvent.AskedBack(Spent asking) -> {
                askedBack = asking;
                if (sequence <= copiesUntil) {
                    takenOver = takenOver.plus(asking);
                } else {
                    spent = spent.plus(asking);
                }
            }
            case MissionEvent.PhaseChanged(Phase next, String why) -> {
                phase = next;
                reason = why;
                if (started == null && !next.atRest()) {
                    started = entry.at();
                }
            }
            case MissionEvent.RoundStarted(int next) -> {
                if (round == 0) {
                    begunWith = edited;
                }
                round = next;
            }
            case MissionEvent.StepStarted(
                            String key,
                            AgentKind agent,
                            String title,
                            String input) ->
                    steps.put(key, StepRecord.running(key, agent, title, input, entry.at()));
            case MissionEvent.Reasoned(String key, AgentKind _, String text) ->
                    steps.computeIfPresent(key, (_, step) -> step.saying(text));
            case MissionEvent.StepFinished(
                            String key,
                            AgentKind _,
                            Outcome outcome,
                            long millis) -> {
                steps.computeIfPresent(key, (_, step) -> step.finished(outcome, millis));
                answered.remove(key);
                take(key, outcome);
            }
            case MissionEvent.Streamed _, MissionEvent.LimitNear _ -> {}
            case MissionEvent.ModelReplied(String key, AgentKind _, ModelCall call) -> {
                if (sequence <= copiesUntil) {
                    takenOver = takenOver.plus(call.reply().usage(), call.cost());
                } else {
                    spent = spent.plus(call.reply().usage(), call.cost());
                }
                answered.computeIfAbsent(key, _ -> new HashMap<>()).put(call.call(), call);
            }
            case MissionEvent.StepFailed(String key, AgentKind _, String message) ->
                    steps.computeIfPresent(key, (_, step) -> step.failed(message));
            case MissionEvent.PlanEdited(Plan plan) -> {
                plans.add(plan);
                edited = plan;
                changed(plan);
            }
            case MissionEvent.PlanApproved _ -> approved = true;
            case MissionEvent.Steered said -> messages.add(said);
            case MissionEvent.LimitMet(String limit, String message) ->
                    limitsMet.putIfAbsent(limit, message);
        }
    }

    /// Time between entries is work where the mission was at work. A mission whose process was
    /// killed is marked as paused when the program starts again, so of the time before a pause only
    /// a little counts.
    private void countWork(JournalEntry entry) {
        if (changed == null || phase.atRest()) {
            return;
        }
        Duration passed = Duration.between(changed, entry.at());
        boolean pausing =
                entry.event() instanceof MissionEvent.PhaseChanged(Phase next, String _)
                        && next == Phase.PAUSED;
        if (pausing && passed.compareTo(LONGEST_BEFORE_PAUSE) > 0) {
            passed = LONGEST_BEFORE_PAUSE;
        }
        if (passed.isPositive()) {
            worked = worked.plus(passed);
        }
    }

    private void changed(Plan plan) {
        changedPlan = round > 0 ? plan : null;
    }

    private void take(String step, Outcome outcome) {
        switch (outcome) {
            case Outcome.Planned(Plan plan, String _) -> {
                plans.add(plan);
                Plan waiting = changedPlan;
                if (waiting != null && plan.version() > waiting.version()) {
                    changedPlan = null;
                }
            }
            case Outcome.Searched(Search search) -> searches.add(search);
            case Outcome.NotesTaken(List<Note> taken) -> note(step, taken);
            case Outcome.Advised advised -> note(step, advised.notes());
            case Outcome.Reviewed(Review review) -> reviews.add(review);
            case Outcome.Drafted(Draft draft) -> drafts.put(draft.sectionId(), draft);
            case Outcome.Criticised _, Outcome.Worded _, Outcome.Sought _, Outcome.Fetched _ -> {}
            case Outcome.Verified(Verification checked, Report finished) -> {
                verification = checked;
                report = finished;
            }
        }
    }

    private void note(String step, List<Note> taken) {
        for (Note note : taken) {
            notes.put(note.id(), note);
            noteSteps.put(note.id(), step);
        }
    }

    /// @throws IllegalStateException before the first event
    public Mission mission() {
        if (mission == null) {
            throw new IllegalStateException("The mission's stream is empty");
        }
        return mission;
    }

    public Phase phase() {
        return phase;
    }

    /// Why the mission is in its phase; may be empty.
    public String reason() {
        return reason;
    }

    /// The current round, 0 before the first.
    public int round() {
        return round;
    }

    public boolean approved() {
        return approved;
    }

    /// Sequence number of the last entry taken in.
    public long sequence() {
        return sequence;
    }

    /// When work first began.
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /// When the last entry was written.
    public Optional<Instant> changed() {
        return Optional.ofNullable(changed);
    }

    /// The plan in force.
    public Optional<Plan> plan() {
        return plans.isEmpty() ? Optional.empty() : Optional.of(plans.getLast());
    }

    /// Every version of the plan, oldest first.
    public List<Plan> plans() {
        return Collections.unmodifiableList(plans);
    }

    /// All steps in the order in which they first began.
    public Collection<StepRecord> steps() {
        return Collections.unmodifiableCollection(steps.values());
    }

    public Optional<StepRecord> step(String key) {
        return Optional.ofNullable(steps.get(key));
    }

    public List<Search> searches() {
        return Collections.unmodifiableList(searches);
    }

    public Collection<Note> notes() {
        return Collections.unmodifiableCollection(notes.values());
    }

    public Optional<Note> note(String id) {
        return Optional.ofNullable(notes.get(id));
    }

    /// Key of the step that took a note.
    public Optional<String> stepOf(String noteId) {
        return Optional.ofNullable(noteSteps.get(noteId));
    }

    public List<Review> reviews() {
        return Collections.unmodifiableList(reviews);
    }

    /// The newest draft of each section, by section id.
    public Map<String, Draft> drafts() {
        return Collections.unmodifiableMap(drafts);
    }

    /// What was said when limits were met, in order.
    public List<String> limitsMet() {
        return List.copyOf(limitsMet.values());
    }

    /// Whether a limit ("rounds", "time", "steps", "user") was met.
    public boolean limitMet(String limit) {
        return limitsMet.containsKey(limit);
    }

    /// What language models have taken so far; what a branch took over is not counted.
    public Spent spent() {
        return spent;
    }

    /// What of that was taken before the mission, by asking back; of a branch, what was taken
    /// before the mission that it leaves.
    public Spent askedBack() {
        return askedBack;
    }

    /// What language models took for the steps that a branch took over.
    public Spent takenOver() {
        return takenOver;
    }

    /// Who worked on it, and on what a branch took over.
    public List<String> thinkers() {
        Set<String> all = new LinkedHashSet<>(origin == null ? List.of() : origin.thinkers());
        all.addAll(mission().thinkers());
        return List.copyOf(all);
    }

    /// Where a branch comes from.
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /// Calls to models that a step made before it was cut off, by their names; empty for steps that
    /// have finished.
    public Map<String, ModelCall> answered(String step) {
        return Map.copyOf(answered.getOrDefault(step, Map.of()));
    }

    /// The plan as the user edited it before research began.
    public Optional<Plan> editedPlan() {
        return Optional.ofNullable(round == 0 ? edited : begunWith);
    }

    /// The plan as the user changed it during research, where no round has begun with it yet.
    public Optional<Plan> changedPlan() {
        return Optional.ofNullable(changedPlan);
    }

    /// What the user said to agents, in order.
    public List<MissionEvent.Steered> messages() {
        return List.copyOf(messages);
    }

    /// Time of work so far, pauses not counted.
    public Duration worked() {
        return worked;
    }

    public Optional<Verification> verification() {
        return Optional.ofNullable(verification);
    }

    public Optional<Report> report() {
        return Optional.ofNullable(report);
    }
}
