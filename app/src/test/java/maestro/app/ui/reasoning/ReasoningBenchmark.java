package maestro.app.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.fixture.FakeLibrary;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// All five agents' panes and the timeline on one screen of 1600 by 900, drawn by software, while
/// events arrive; and the opening of a long mission.
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class ReasoningBenchmark {
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 15;
    private static final double LIMIT_P99 = 33;

    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final List<ListView<Row>> research = new ArrayList<>();

    @Start
    void show(Stage stage) {
        ReasoningFeature feature =
                new ReasoningFeature(
                        missions, FakeLibrary.of(), navigator, new ToolkitBackground());
        List<Node> nodes = feature.panes().stream().map(p -> p.content().get()).toList();
        SplitPane agents = new SplitPane(nodes.subList(0, 5).toArray(Node[]::new));
        SplitPane all = new SplitPane(nodes.get(5), agents);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.3);
        Screens.show(stage, all, 1600, 900);
        if (all.lookup("#agent-research-list") instanceof ListView<?> list) {
            @SuppressWarnings("unchecked")
            ListView<Row> rows = (ListView<Row>) list;
            research.add(rows);
        }
    }

    /// Intervals between frames, in milliseconds.
    private static final class Frames extends AnimationTimer {
        private final List<Double> intervals = new ArrayList<>();
        private long last;

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (last != 0) {
                intervals.add((now - last) / 1e6);
            }
            last = now;
        }

        double percentile(double share) {
            double[] sorted = intervals.stream().mapToDouble(d -> d).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
        }
    }

    @Test
    void framesKeepComingWhileAThousandEventsASecondArrive() throws InterruptedException {
        journal.append("m", firstOf("m"));
        open("m");
        stream("m", 0, 4);
        Frames frames = new Frames();
        Platform.runLater(frames::start);
        stream("m", 4, 4 + SECONDS);
        CountDownLatch stopped = new CountDownLatch(1);
        Platform.runLater(() -> {
            frames.stop();
            stopped.countDown();
        });
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        double p99 = frames.percentile(0.99);
        System.out.printf(
                "%d events/s for %d s into five panes and the timeline:%n"
                        + "  frames %8.1f a second%n"
                        + "  p50    %8.1f ms%n"
                        + "  p99    %8.1f ms   limit %.0f ms%n"
                        + "  most   %8.1f ms%n",
                PER_SECOND,
                SECONDS,
                frames.intervals.size() / (double) SECONDS,
                frames.percentile(0.5),
                p99,
                LIMIT_P99,
                frames.percentile(1));
        assertThat(p99).isLessThan(LIMIT_P99);
    }

    @Test
    void aMissionOfTenThousandEventsOpensWithoutBlockingTheScreen() throws InterruptedException {
        List<MissionEvent> events =
                SampleMission.many("long", 3_334).stream().map(SampleMission.Timed::event).toList();
        journal.append("long", events);
        Frames frames = new Frames();
        Platform.runLater(frames::start);
        long start = System.nanoTime();
        Platform.runLater(() -> navigator.openMission("long"));
        frames(
                2,
                () ->
                        research.stream()
                                .anyMatch(l ->
                                        !l.getItems().isEmpty()
                                                && l.getItems()
                                                        .getLast()
                                                        .step()
                                                        .equals("long/3333")));
        double millis = (System.nanoTime() - start) / 1e6;
        double most = frames.percentile(1);
        System.out.printf(
                "opening a mission of %,d events: %.0f ms, longest frame %.0f ms%n",
                events.size(), millis, most);
        assertThat(millis).isLessThan(500);
    }

    private static List<MissionEvent> firstOf(String id) {
        return SampleMission.events(id, false, false).stream()
                .limit(2)
                .map(SampleMission.Timed::event)
                .toList();
    }

    private void open(String id) throws InterruptedException {
        Platform.runLater(() -> navigator.openMission(id));
        frames(10, () -> true);
    }

    /// Waits until so many frames were drawn in which the condition held.
    private static void frames(int count, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(count);
        Platform.runLater(() ->
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (condition.getAsBoolean()) {
                            drawn.countDown();
                        }
                        if (drawn.getCount() == 0) {
                            stop();
                        }
                    }
                }.start());
        assertThat(drawn.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /// Ten events every hundredth of a second: steps of eight lines, up to four of an agent at
    /// once.
    private void stream(String id, int from, int until) {
        AgentKind[] agents = AgentKind.values();
        long start = System.nanoTime();
        int first = from * PER_SECOND / 10;
        int last = until * PER_SECOND / 10;
        for (int batch = first; batch < last; batch++) {
            List<MissionEvent> events = new ArrayList<>();
            AgentKind agent = agents[batch % agents.length];
            String key = "b" + batch;
            events.add(new MissionEvent.StepStarted(key, agent, "Step " + batch, "input"));
            for (int i = 0; i < 8; i++) {
                events.add(
                        new MissionEvent.Reasoned(
                                key,
                                agent,
                                "%d passages fall into %d themes; the third has a single source, so it gets no section of its own."
                                        .formatted(200 + batch % 50, i)));
            }
            String old = "b" + (batch - 20);
            events.add(
                    new MissionEvent.StepFinished(
                            old, agent, new Outcome.NotesTaken(List.of()), 200));
            journal.append(id, events);
            long due = start + (batch - first + 1) * 10_000_000L;
            while (System.nanoTime() < due) {
                java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    /// Tells apart a slow machine from slow panes: the same screen with nothing arriving.
    @Test
    void atRest() throws InterruptedException {
        journal.append("m", firstOf("m"));
        open("m");
        Frames frames = new Frames();
        Platform.runLater(frames::start);
        frames(300, () -> true);
        System.out.printf(
                "the same screen at rest: p50 %.1f ms, p99 %.1f ms%n",
                frames.percentile(0.5), frames.percentile(0.99));
        assertThat(frames.percentile(0.5)).isLessThan(LIMIT_P99);
    }
}
