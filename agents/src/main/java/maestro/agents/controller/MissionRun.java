package maestro.agents.controller;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import maestro.agents.controller.phase.Controller;
import maestro.agents.controller.phase.Team;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.Conversations;
import maestro.agents.controller.step.MissionStream;
import maestro.agents.controller.step.Models;
import maestro.agents.controller.step.Steering;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.model.ModelServers;
import maestro.agents.report.Verifier;
import maestro.agents.role.Roles;
import maestro.agents.source.Outside;
import maestro.agents.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a mission, from start to rest. A virtual thread watches over it; the work itself is
/// done on a platform thread (see `Parallel`), which is interrupted when the run should end. Work
/// that does not answer is cut off from the journal within a second.
final class MissionRun {
    private static final Logger LOG = LoggerFactory.getLogger(MissionRun.class);
    private static final long MILLIS_TO_ANSWER = 800;

    /// How the work ended.
    private sealed interface End {
        /// The mission has its report or waits for the user, and the journal says so.
        record Done() implements End {}

        record Halted() implements End {}

        record Failed(String message) implements End {}

        /// The journal could not be written.
        record Lost(String message) implements End {}
    }

    private enum Signal {
        HALT,
        ENDED
    }

    /// What a run is made of.
    record Parts(
            Function<Mission, Source> sources,
            Outside outside,
            Map<String, Roles> engines,
            ModelServers servers,
            Verifier verifier,
            MissionStream stream) {}

    private final Mission mission;
    private final MissionState state;
    private final Parts parts;
    private final Words words;
    private final Steering steering;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Phase wish;
    private volatile String wishReason = "";
    private volatile boolean ending;
    private volatile boolean finishNow;
    private volatile @Nullable Budget budget;
    private volatile End end = new End.Halted();

    /// @param state read by the run alone from now on
    MissionRun(MissionState state, Parts parts) {
        this.mission = state.mission();
        this.state = state;
        this.parts = parts;
        this.words = new Words(mission.language());
        this.steering = new Steering(state, words);
    }

    String missionId() {
        return mission.id();
    }

    /// Works and journals how it ended. Returns when the mission is at rest.
    ///
    /// @return a message where the journal could not be written, null otherwise
    @Nullable String run() {
        Thread worker =
                Thread.ofPlatform().daemon().name("mission-" + mission.id()).start(this::work);
        try {
            if (signals.take() == Signal.HALT) {
                worker.interrupt();
                Signal answer = signals.poll(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
                while (answer == Signal.HALT) {
                    answer = signals.poll(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            worker.interrupt();
        }
        ending = true;
        try {
            return rest();
        } finally {
            parts.stream().close();
        }
    }

    private @Nullable String rest() {
        End ended = end;
        try {
            if (wish == Phase.STOPPED) {
                parts.stream().rest(Phase.STOPPED, "");
                return null;
            }
            switch (ended) {
                case End.Done _ -> {}
                case End.Halted _ -> parts.stream().rest(Phase.PAUSED, wishReason);
                case End.Failed(String message) -> parts.stream().rest(Phase.FAILED, message);
                case End.Lost(String message) -> {
                    return message;
                }
            }
            return null;
        } catch (JournalException e) {
            return Words.of(e);
        }
    }

    private void work() {
        end = doTheWork();
        signals.add(Signal.ENDED);
    }

    private End doTheWork() {
        Roles roles = parts.engines().get(mission.engine());
        if (roles == null) {
            return new End.Failed(words.text("engine.unknown", mission.engine()));
        }
        try {
            Source source = parts.sources().apply(mission);
            Budget limits = new Budget(state, parts.stream(), words);
            budget = limits;
            if (finishNow) {
                limits.meetUser();
            }
            try (Models models = new Models(mission, parts.servers());
                    Steps steps =
                            new Steps(
                                    state,
                                    source,
                                    parts.stream(),
                                    words,
                                    new Conversations(state, models, limits.allowance(), words),
                                    steering,
                                    () -> wish != null)) {
                Team team =
                        new Team(
                                mission,
                                roles,
                                parts.verifier(),
                                parts.outside(),
                                steps,
                                steering,
                                words);
                new Controller(state, team, limits).run();
            }
            return new End.Done();
        } catch (InterruptedException _) {
            return new End.Halted();
        } catch (StepFailedException e) {
            return new End.Failed(Words.of(e));
        } catch (JournalException e) {
            LOG.error("Mission {} halts", mission.id(), e);
            return new End.Lost(Words.of(e));
        } catch (RuntimeException | Error e) {
            if (wish != null) {
                return new End.Halted();
            }
            LOG.error("Mission {} failed", mission.id(), e);
            return new End.Failed(words.text("mission.failed", words.within(e)));
        }
    }

    /// Why it rests after the program was closed, in the mission's language.
    String closed() {
        return words.text("closed");
    }

    /// Asks the run to end.
    ///
    /// @param phase PAUSED or STOPPED; a stop is not taken back by a pause
    void halt(Phase phase, String reason) {
        if (wish != Phase.STOPPED) {
            wishReason = reason;
            wish = phase;
        }
        signals.add(Signal.HALT);
    }

    /// Ends research; the report is written from what there is.
    void finishNow() {
        finishNow = true;
        Budget limits = budget;
        if (limits != null) {
            try {
                limits.meetUser();
            } catch (InterruptedException _) {
                LOG.debug("Mission {} has ended already", mission.id());
            }
        }
    }

    /// What the user says meanwhile.
    Steering steering() {
        return steering;
    }

    /// Whether the run does no more work.
    boolean ending() {
        return ending || wish != null;
    }

    void over() {
        over.countDown();
    }

    void await() throws InterruptedException {
        over.await();
    }
}
