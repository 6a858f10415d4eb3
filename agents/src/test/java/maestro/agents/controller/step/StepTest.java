package maestro.agents.controller.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.controller.FakeSource;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class StepTest {
    private final List<List<MissionEvent>> written = new ArrayList<>();
    private boolean full;
    private final MissionStream stream = new MissionStream(journal(), "m");
    private final Step first = step("first");
    private final Step second = step("second");

    @Test
    void whatSeveralModelsSayIsWrittenTogether() throws InterruptedException {
        first.stream("ask", Voice.TEXT, "a");
        second.stream("ask", Voice.TEXT, "b");
        assertThat(written).as("a call's first piece at once").hasSize(2);

        for (int i = 0; i < 3; i++) {
            first.stream("ask", Voice.TEXT, "c" + i);
            second.stream("ask", Voice.TEXT, "d" + i);
        }
        Step.flush(List.of(first, second), stream);
        assertThat(written).hasSize(3);
        assertThat(written.getLast())
                .containsExactly(piece("first", "c0c1c2"), piece("second", "d0d1d2"));

        Step.flush(List.of(first, second), stream);
        assertThat(written).as("nothing was said since").hasSize(3);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenNextTime() throws InterruptedException {
        first.reason("one");
        full = true;
        assertThatThrownBy(() -> Step.flush(List.of(first, second), stream))
                .isInstanceOf(JournalException.class);
        full = false;
        second.reason("two");
        Step.flush(List.of(first, second), stream);
        assertThat(written)
                .containsExactly(
                        List.of(
                                new MissionEvent.Reasoned("first", AgentKind.RESEARCH, "one"),
                                new MissionEvent.Reasoned("second", AgentKind.RESEARCH, "two")));
    }

    @Test
    void nothingFollowsTheEndOfAStep() throws InterruptedException {
        first.reason("before");
        first.finish(new Outcome.NotesTaken(List.of()), 1);
        first.reason("after");
        second.reason("abandoned");
        second.abandon();
        Step.flush(List.of(first, second), stream);
        assertThat(written).hasSize(1);
        assertThat(written.getFirst()).hasSize(2);
    }

    private static MissionEvent piece(String key, String text) {
        return new MissionEvent.Streamed(key, AgentKind.RESEARCH, "ask", Voice.TEXT, text);
    }

    private Journal journal() {
        return (Journal)
                Proxy.newProxyInstance(
                        Journal.class.getClassLoader(),
                        new Class<?>[] {Journal.class},
                        (_, _, arguments) -> {
                            if (full) {
                                throw new JournalException(Message.plain("No room"), null);
                            }
                            List<MissionEvent> events = new ArrayList<>();
                            ((List<?>) arguments[1])
                                    .forEach(event -> events.add((MissionEvent) event));
                            written.add(events);
                            return List.of();
                        });
    }

    /// That asks no model.
    @SuppressWarnings("NullAway")
    private Step step(String key) {
        Task task = new Task(Phase.RESEARCH, key, AgentKind.RESEARCH, "Title", "input");
        return new Step(null, new FakeSource(), stream, null, task, List.of());
    }
}
