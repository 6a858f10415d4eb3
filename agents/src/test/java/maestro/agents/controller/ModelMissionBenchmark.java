package maestro.agents.controller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Spent;
import maestro.agents.model.ServerAddress;
import maestro.agents.source.Outside;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the program itself takes of a mission with a language model. The model answers at once by
/// script; the time that it would take is reckoned at the speed of an 8B model on a laptop, so that
/// the share can be told without waiting for it.
@Tag("benchmark")
final class ModelMissionBenchmark {
    private static final double PROMPT_TOKENS_A_SECOND = 500;
    private static final double REPLY_TOKENS_A_SECOND = 40;
    private static final double OWN_SHARE = 0.02;
    private static final double FIRST_TOKEN_MILLIS = 100;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void theProgramsOwnShareAndItsWayToTheReader(@TempDir Path home) throws Exception {
        Map<String, Long> begun = new ConcurrentHashMap<>();
        List<Double> delays = Collections.synchronizedList(new java.util.ArrayList<>());
        ConcurrentLinkedQueue<Long> calls = new ConcurrentLinkedQueue<>();
        ScriptedModel model = ScriptedModel.faithful().before(_ -> calls.add(System.nanoTime()));
        try (Papers papers = new Papers(home);
                LocalMissions missions =
                        TestMissions.open(papers.journal, papers::source, Outside.NONE, model)) {
            String mission = missions.create(request());
            long start = System.nanoTime();
            try (Journal.Subscription _ =
                    papers.journal.follow(
                            mission, entries -> listen(entries, calls, begun, delays))) {
                missions.start(mission);
                missions.await(mission);
            }
            double own = (System.nanoTime() - start) / 1e9;
            MissionState state = missions.state(mission).orElseThrow();
            if (state.phase() != Phase.FINISHED) {
                throw new IllegalStateException(state.reason());
            }
            Spent spent = state.spent();
            double model8b =
                    spent.promptTokens() / PROMPT_TOKENS_A_SECOND
                            + spent.completionTokens() / REPLY_TOKENS_A_SECOND;
            figures.shown("mission with a model: calls", spent.calls(), "");
            figures.shown("mission with a model: tokens", spent.tokens(), "");
            figures.shown("mission with a model: the program's own time", own, "s");
            figures.shown("mission with a model: the model's time at 40 tokens/s", model8b, "s");
            figures.atMost("the program's own share", own / (own + model8b), OWN_SHARE, "");
            Collections.sort(delays);
            figures.atMost(
                    "first token from the model to readers of the journal, p99",
                    delays.get((int) (0.99 * (delays.size() - 1))),
                    FIRST_TOKEN_MILLIS,
                    "ms");
        }
    }

    /// One call at a time, so that the oldest call that nobody has read of yet is the one read of.
    private static void listen(
            List<JournalEntry> entries,
            ConcurrentLinkedQueue<Long> calls,
            Map<String, Long> begun,
            List<Double> delays) {
        long now = System.nanoTime();
        for (JournalEntry entry : entries) {
            if (entry.event()
                    instanceof MissionEvent.Streamed(var step, var _, var call, var _, var _)) {
                if (begun.putIfAbsent(step + "/" + call, now) == null) {
                    Long asked = calls.poll();
                    if (asked != null) {
                        delays.add((now - asked) / 1e6);
                    }
                }
            }
        }
    }

    private static MissionRequest request() {
        return new MissionRequest(
                null,
                List.of("How is retrieval-augmented generation evaluated?"),
                null,
                Language.ENGLISH,
                new Limits(2, Duration.ofMinutes(5), 400, 1),
                false,
                ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "scripted"),
                Egress.PRIVATE);
    }
}
