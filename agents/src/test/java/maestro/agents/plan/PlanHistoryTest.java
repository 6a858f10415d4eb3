package maestro.agents.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {
    private final MissionState state = new MissionState();
    private long sequence;

    private void happens(MissionEvent event) {
        state.apply(new JournalEntry("m", ++sequence, Instant.EPOCH, event));
    }

    private void finishes(String key, Outcome outcome) {
        happens(new MissionEvent.StepStarted(key, AgentKind.PLANNING, "T", ""));
        happens(new MissionEvent.StepFinished(key, AgentKind.PLANNING, outcome, 1));
    }

    private static Plan plan(int version, Question... questions) {
        return new Plan(
                version, List.of(new Section("s1", "T", "P", List.of(questions), List.of())));
    }

    @Test
    void eachVersionSaysWhoMadeItAndWhy() {
        Question asked = new Question("s1.q1", "Why?", Origin.USER);
        Question gap = new Question("g7", "How often?", Origin.GAP);
        // the same again under another id, since that one was given already
        Question grown = new Question("s1.q2", "How often?", Origin.GAP);
        finishes("plan", new Outcome.Planned(plan(1, asked), "As asked."));
        happens(new MissionEvent.PlanEdited(plan(2, asked)));
        finishes(
                "round1/review",
                new Outcome.Reviewed(
                        new Review(
                                1,
                                0.4,
                                false,
                                List.of(),
                                List.of(new Review.Gap("s1", gap, "No number was found.")),
                                List.of(),
                                List.of())));
        finishes("round2/plan", new Outcome.Planned(plan(3, asked, grown), "Round 2."));

        PlanHistory history = PlanHistory.of(state);

        assertThat(history.versions())
                .extracting(
                        PlanHistory.Version::number,
                        PlanHistory.Version::byUser,
                        PlanHistory.Version::reason)
                .containsExactly(
                        tuple(1, false, "As asked."),
                        tuple(2, true, ""),
                        tuple(3, false, "Round 2."));
        Plan newest = history.version(3).orElseThrow().plan();
        assertThat(history.why(newest, grown)).isEqualTo("No number was found.");
        assertThat(history.why(newest, asked)).isEmpty();
        assertThat(history.why(newest, new Question("s9.q1", "How often?", Origin.GAP))).isEmpty();
        assertThat(history.version(4)).isEmpty();
    }

    @Test
    void withoutAPlanThereIsNone() {
        assertThat(PlanHistory.of(state)).isEqualTo(PlanHistory.NONE);
    }
}
