package maestro.agents.controller;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.controller.step.MissionStream;
import maestro.agents.controller.step.Models;
import maestro.agents.controller.step.PlanRules;
import maestro.agents.controller.step.Steering;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Spent;
import maestro.agents.model.ModelServers;
import maestro.agents.report.Verifier;
import maestro.agents.role.Roles;
import maestro.agents.source.Outside;
import maestro.agents.source.Source;
import org.jspecify.annotations.Nullable;

/// The missions of this process. So many run at once; others wait in the order of their start. The
/// journal stays open when this is closed; who opened it closes it.
public final class LocalMissions implements Missions {
    private final Journal journal;
    private final Function<String, MissionRun.Parts> parts;
    private final int mostRunning;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, MissionRun> runs = new HashMap<>();
    private final ArrayDeque<MissionRun> waiting = new ArrayDeque<>();
    private final List<String> again = new ArrayList<>();
    private final Map<String, String> halted = new ConcurrentHashMap<>();
    private final Creation creation;
    private final Intake intake;
    private boolean closed;

    private LocalMissions(
            Journal journal,
            Function<Mission, Source> sources,
            Outside outside,
            Map<String, Roles> engines,
            ModelServers servers,
            Verifier verifier,
            int mostRunning) {
        this.journal = journal;
        Map<String, Roles> known = Map.copyOf(engines);
        this.parts =
                mission ->
                        new MissionRun.Parts(
                                sources,
                                outside,
                                known,
                                servers,
                                verifier,
                                new MissionStream(journal, mission));
        this.mostRunning = mostRunning;
        this.creation = new Creation(journal, known.keySet());
        this.intake = new Intake(sources, known, servers);
    }

    /// Opens the missions of a journal. Those that were at work when an earlier process ended are
    /// marked as paused.
    ///
    /// @param sources makes the evidence that a mission may use, once for each of its runs
    /// @param outside what there is beyond the library
    /// @param engines roles by the name that missions give: "evidence", "model"
    /// @param servers where language models are
    /// @param mostRunning missions at once, at least 1
    public static LocalMissions open(
            Journal journal,
            Function<Mission, Source> sources,
            Outside outside,
            Map<String, Roles> engines,
            ModelServers servers,
            Verifier verifier,
            int mostRunning) {
        Recovery.of(journal);
        return new LocalMissions(
                journal, sources, outside, engines, servers, verifier, mostRunning);
    }

    /// As above, for missions in evidence mode only, with nothing beyond the library.
    public static LocalMissions open(
            Journal journal,
            Function<Mission, Source> sources,
            Roles evidence,
            Verifier verifier,
            int mostRunning) {
        return open(
                journal,
                sources,
                Outside.NONE,
                Map.of(Mission.EVIDENCE, evidence),
                Models::nowhere,
                verifier,
                mostRunning);
    }

    @Override
    public String create(MissionRequest request, Spent asking) {
        lock.lock();
        try {
            return creation.create(request, asking);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void check(MissionRequest request) throws InterruptedException {
        intake.check(request);
    }

    @Override
    public void check(BranchRequest request) throws InterruptedException {
        intake.check(creation.asked(request));
    }

    @Override
    public void check(String missionId) throws InterruptedException {
        intake.check(MissionIds.state(journal, missionId));
    }

    @Override
    public Clarification clarify(MissionRequest request, Clarification.Listener listener)
            throws InterruptedException {
        return intake.ask(request, listener);
    }

    @Override
    public String branch(BranchRequest request) {
        lock.lock();
        try {
            return creation.branch(request);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start(String missionId) {
        lock.lock();
        try {
            MissionRun run = runs.get(missionId);
            Phase phase = MissionIds.digest(journal, missionId).phase();
            if (closed || phase.ended()) {
                return;
            }
            if (run != null) {
                if (run.ending() && !again.contains(missionId)) {
                    again.add(missionId);
                }
            } else if (phase != Phase.AWAITING_APPROVAL) {
                launch(missionId);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(String missionId) {
        halt(missionId, Phase.PAUSED, "");
    }

    @Override
    public void stop(String missionId) {
        halt(missionId, Phase.STOPPED, "");
    }

    private void halt(String missionId, Phase phase, String reason) {
        lock.lock();
        try {
            again.remove(missionId);
            MissionRun run = runs.get(missionId);
            if (run != null && !waiting.remove(run)) {
                run.halt(phase, reason);
            } else if (run != null) {
                runs.remove(missionId);
                run.over();
                append(missionId, new MissionEvent.PhaseChanged(phase, reason));
            } else if (phase == Phase.STOPPED
                    && !MissionIds.digest(journal, missionId).phase().ended()) {
                halted.remove(missionId);
                append(missionId, new MissionEvent.PhaseChanged(phase, reason));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finishNow(String missionId) {
        lock.lock();
        try {
            MissionRun run = runs.get(missionId);
            if (run != null) {
                run.finishNow();
                return;
            }
            Phase phase = MissionIds.digest(journal, missionId).phase();
            if (phase == Phase.PAUSED || phase == Phase.FAILED) {
                launch(missionId).finishNow();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void steer(String missionId, AgentKind agent, String text) {
        steering(missionId, (state, keep, steering) -> steering.take(state, agent, text, keep));
    }

    @Override
    public void change(String missionId, Plan old, Plan plan) {
        steering(
                missionId,
                (state, keep, steering) ->
                        steering.change(state, !runs.containsKey(missionId), old, plan, keep));
    }

    private void steering(String missionId, Steering.Talk talk) {
        lock.lock();
        try {
            MissionState state = MissionIds.state(journal, missionId);
            MissionRun run = runs.get(missionId);
            talk.with(
                    state,
                    event -> journal.append(missionId, List.of(event)),
                    run == null
                            ? new Steering(state, new Words(state.mission().language()))
                            : run.steering());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void approve(String missionId, Plan plan) {
        lock.lock();
        try {
            MissionState state = MissionIds.state(journal, missionId);
            if (closed || state.phase() != Phase.AWAITING_APPROVAL) {
                return;
            }
            journal.append(missionId, PlanRules.approval(state, plan));
            if (runs.containsKey(missionId)) {
                again.add(missionId);
            } else {
                launch(missionId);
            }
        } finally {
            lock.unlock();
        }
    }

    private MissionRun launch(String missionId) {
        halted.remove(missionId);
        MissionState state = MissionIds.state(journal, missionId);
        MissionRun run = new MissionRun(state, parts.apply(missionId));
        runs.put(missionId, run);
        if (runs.size() - waiting.size() <= mostRunning) {
            begin(run);
        } else {
            waiting.add(run);
            append(missionId, Recovery.waiting(state));
        }
        return run;
    }

    private void begin(MissionRun run) {
        Thread.ofVirtual().name("mission-" + run.missionId()).start(() -> ended(run, run.run()));
    }

    private void ended(MissionRun run, @Nullable String lost) {
        lock.lock();
        try {
            runs.remove(run.missionId());
            if (lost != null) {
                halted.put(run.missionId(), lost);
            }
            MissionRun next = waiting.poll();
            if (next != null) {
                begin(next);
            }
            if (again.remove(run.missionId())) {
                start(run.missionId());
            }
        } finally {
            lock.unlock();
            run.over();
        }
    }

    /// An event of the mission's list; where it cannot be written the list says so.
    private void append(String missionId, MissionEvent event) {
        try {
            journal.append(missionId, List.of(event));
        } catch (JournalException e) {
            halted.put(missionId, Words.of(e));
        }
    }

    @Override
    public void await(String missionId) throws InterruptedException {
        for (MissionRun run = find(missionId); run != null; run = find(missionId)) {
            run.await();
        }
    }

    private @Nullable MissionRun find(String missionId) {
        lock.lock();
        try {
            return runs.get(missionId);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<MissionSummary> list() {
        return journal.digests().stream()
                .map(d -> MissionSummary.of(d, halted.containsKey(d.id())))
                .toList();
    }

    /// A mission that halted because its journal could not be written is shown as paused, with the
    /// reason, though the journal could not be told.
    @Override
    public Optional<MissionState> state(String missionId) {
        Optional<MissionState> state = MissionState.of(journal, missionId);
        String reason = halted.get(missionId);
        if (reason != null) {
            state.ifPresent(s -> Recovery.halted(s, reason));
        }
        return state;
    }

    @Override
    public boolean running(String missionId) {
        return find(missionId) != null;
    }

    @Override
    public void remove(String missionId) {
        lock.lock();
        try {
            MissionDigest digest = MissionIds.digest(journal, missionId);
            if (runs.containsKey(missionId)) {
                throw new IllegalStateException(
                        new Words(digest.language()).text("remove.running", digest.title()));
            }
            journal.remove(missionId);
            halted.remove(missionId);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        List<MissionRun> ending;
        lock.lock();
        try {
            closed = true;
            again.clear();
            ending = List.copyOf(runs.values());
            ending.forEach(run -> halt(run.missionId(), Phase.PAUSED, run.closed()));
        } finally {
            lock.unlock();
        }
        try {
            for (MissionRun run : ending) {
                run.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
