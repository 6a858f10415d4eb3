package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.app.ui.fixture.MemoryJournal;
import org.junit.jupiter.api.Test;

class QuotedDocumentsTest {
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final QuotedDocuments quoted = new QuotedDocuments(journal);

    private void note(String mission, String... documents) {
        List<Quote> quotes =
                List.of(documents).stream()
                        .map(id -> new Quote(id, 0, 4, "Bees", 1, List.of()))
                        .toList();
        Note note =
                new Note(
                        "s1.q1.n1",
                        "s1",
                        "s1.q1",
                        1,
                        "Bees count.",
                        quotes,
                        List.of(),
                        new Note.Relevance(1, 1, 1, 1, 1));
        journal.append(
                mission,
                List.of(
                        new MissionEvent.StepFinished(
                                "k",
                                AgentKind.RESEARCH,
                                new Outcome.NotesTaken(List.of(note)),
                                1)));
    }

    @Test
    void everyQuoteOfEveryMissionCounts() {
        assertThat(quoted.cited(Set.of("a"))).isEmpty();
        note("m1", "a", "b");
        note("m2", "c");
        assertThat(quoted.cited(Set.of("a", "c", "d"))).containsExactlyInAnyOrder("a", "c");
        assertThat(quoted.cited(Set.of("d"))).isEmpty();
    }
}
