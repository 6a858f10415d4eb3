package maestro.agents.controller.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Limits;

/// Watches a mission's limits. Meeting one is journalled once and ends research: what comes after a
/// kill then ends where it ended before. Safe for use by several threads.
public final class Budget {
    private static final Set<String> ALL =
            Set.of(
                    "rounds",
                    "time",
                    "steps",
                    "user",
                    "calls",
                    "tokens",
                    "cost",
                    "calls.written",
                    "tokens.written",
                    "cost.written",
                    "calls.all",
                    "tokens.all",
                    "cost.all");

    /// Those that end research between two questions.
    private static final Set<String> AT_ONCE = Set.of("time", "user", "calls", "tokens", "cost");

    private final Limits limits;
    private final MissionStream stream;
    private final Words words;
    private final Duration workedBefore;
    private final long began = System.nanoTime();
    private final Set<String> met = new HashSet<>();
    private final Set<String> near = new HashSet<>();
    private final Allowance allowance;
    private final List<String> messages;
    private boolean researchOver;

    public Budget(MissionState state, MissionStream stream, Words words) {
        this.limits = state.mission().limits();
        this.stream = stream;
        this.words = words;
        this.workedBefore = state.worked();
        this.messages = new ArrayList<>(state.limitsMet());
        ALL.stream().filter(state::limitMet).forEach(met::add);
        this.allowance = new Allowance(state, this, words);
    }

    /// Whether another round may begin.
    public synchronized boolean open() throws InterruptedException {
        return mayGoOn() && !met.contains("steps");
    }

    /// Whether another of the questions that were chosen may be researched.
    public synchronized boolean mayGoOn() throws InterruptedException {
        if (left().isZero()) {
            meet("time", words.text("limit.time", words.time(limits.time())));
        }
        allowance.endResearch();
        return Collections.disjoint(met, AT_ONCE);
    }

    /// What is left of the time; zero where it is over.
    Duration left() {
        Duration worked = workedBefore.plusNanos(System.nanoTime() - began);
        Duration left = limits.time().minus(worked);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Whether a limit has ended research.
    public synchronized boolean ending() {
        return !Collections.disjoint(met, AT_ONCE);
    }

    /// What language models may take.
    public Allowance allowance() {
        return allowance;
    }

    public synchronized void meetRounds() throws InterruptedException {
        meet("rounds", words.text("limit.rounds", limits.rounds()));
    }

    public synchronized void meetSteps() throws InterruptedException {
        meet("steps", words.text("limit.steps", limits.steps()));
    }

    /// The user wants the report now.
    public synchronized void meetUser() throws InterruptedException {
        if (!researchOver) {
            meet("user", words.text("limit.user"));
        }
    }

    public synchronized void researchIsOver() {
        researchOver = true;
    }

    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /// A limit ends something, and that is told once.
    synchronized void meet(String limit, String message) throws InterruptedException {
        if (!met.contains(limit)) {
            stream.append(List.of(new MissionEvent.LimitMet(limit, message)));
            met.add(limit);
            messages.add(message);
        }
    }

    /// Most of a limit is used, which is told once in each run.
    synchronized void near(String limit, String message) throws InterruptedException {
        if (!near.contains(limit)) {
            stream.append(List.of(new MissionEvent.LimitNear(limit, message)));
            near.add(limit);
        }
    }
}
