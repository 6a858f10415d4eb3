package maestro.agents.controller;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;
import maestro.agents.model.ServerAddress;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.Planner;
import maestro.agents.role.Roles;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.role.prompted.PromptedJudge;
import maestro.agents.role.prompted.PromptedRoles;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.Outside;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a mission of 5,000 steps leaves on the heap, with the state that a window follows it by.
/// The agents are those with a model, which answers by script; only the outline is given, since no
/// question of a person's is so long.
@Tag("benchmark")
final class LongMissionBenchmark {
    private static final int STEPS = 5_000;
    private static final int EARLY = 1_000;
    private static final int QUESTIONS = 50;
    private static final double MEBIBYTE = 1 << 20;
    private static final double MOST_GROWTH = 24;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void theHeapStaysFlat(@TempDir Path home) throws Exception {
        Prompts prompts = Prompts.builtIn();
        Roles evidence = EvidenceRoles.create();
        Roles prompted = PromptedRoles.create(prompts, evidence);
        Planner outline = _ -> new Outcome.Planned(outline(), "Given");
        Roles roles =
                new Roles(outline, prompted.researcher(), prompted.reflector(), prompted.writer());
        Map<Integer, Double> heap = new ConcurrentSkipListMap<>();
        try (Bees bees = new Bees(home);
                LocalMissions missions =
                        LocalMissions.open(
                                bees.journal,
                                bees::source,
                                Outside.NONE,
                                Map.of(Mission.EVIDENCE, evidence, Mission.MODEL, roles),
                                ScriptedModel.faithful(),
                                new EvidenceVerifier(new PromptedJudge(prompts)),
                                1)) {
            String mission = missions.create(request());
            MissionState followed = new MissionState();
            AtomicInteger done = new AtomicInteger();
            try (Journal.Subscription _ =
                    bees.journal.follow(
                            mission, entries -> follow(entries, followed, done, heap))) {
                missions.start(mission);
                missions.await(mission);
            }
            MissionState state = missions.state(mission).orElseThrow();
            if (state.phase() != Phase.FINISHED || done.get() < STEPS) {
                throw new IllegalStateException(
                        "%s after %d steps: %s"
                                .formatted(state.phase(), done.get(), state.reason()));
            }
            heap.forEach(
                    (step, used) -> figures.shown("heap in use after step " + step, used, "MiB"));
            figures.atMost(
                    "growth of the heap from step 1,000 to step 5,000",
                    requireNonNull(heap.get(STEPS)) - requireNonNull(heap.get(EARLY)),
                    MOST_GROWTH,
                    "MiB");
        }
    }

    private static void follow(
            List<JournalEntry> entries,
            MissionState followed,
            AtomicInteger done,
            Map<Integer, Double> heap) {
        for (JournalEntry entry : entries) {
            followed.apply(entry);
            if (entry.event() instanceof MissionEvent.StepFinished
                    && done.incrementAndGet() % EARLY == 0) {
                heap.put(done.get(), used());
            }
        }
    }

    /// In use after everything else has been collected.
    private static double used() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEBIBYTE;
    }

    private static Plan outline() {
        List<Section> sections = new ArrayList<>();
        for (int s = 1; sections.size() * QUESTIONS * 2 < STEPS; s++) {
            List<Question> questions = new ArrayList<>();
            for (int q = 1; q <= QUESTIONS; q++) {
                questions.add(
                        new Question(
                                "s%d.q%d".formatted(s, q),
                                "What weakens honey bees of apiary %d in week %d?".formatted(s, q),
                                Question.Origin.PLANNER));
            }
            sections.add(new Section("s" + s, "Apiary " + s, "", questions, List.of()));
        }
        return new Plan(1, sections);
    }

    private static MissionRequest request() {
        return new MissionRequest(
                null,
                List.of("What weakens honey bees?"),
                "bees",
                Language.ENGLISH,
                new Limits(1, Duration.ofHours(2), 2 * STEPS, 4),
                false,
                ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "scripted"),
                Egress.PRIVATE);
    }
}
