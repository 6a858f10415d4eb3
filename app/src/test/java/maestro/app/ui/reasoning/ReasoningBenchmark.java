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
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// All five agents' panes and the timeline on one screen of 1600 by 900, drawn by software, while
/// events arrive; and the opening of a long mission.
@ExtendWith(ApplicationExtension.class)
class ReasoningBenchmark {
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 15;
    private static final double LIMIT_P99 = 33;

    @RegisterExtension final Figures figures = new Figures();

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
        String at = "screen at %,d events a second: ".formatted(PER_SECOND);
        figures.shown(at + "frames a second", frames.intervals.size() / (double) SECONDS, "");
        figures.shown(at + "frame p50", frames.percentile(0.5), "ms");
        figures.atMost(at + "frame p99", frames.percentile(0.99), LIMIT_P99, "ms");
        figures.shown(at + "longest frame", frames.percentile(1), "ms");
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
        figures.atMost("mission of 10,000 events on the screen", millis, 500, "ms");
        figures.shown("longest frame meanwhile", frames.percentile(1), "ms");
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
        figures.atMost("screen at rest: frame p50", frames.percentile(0.5), LIMIT_P99, "ms");
        figures.shown("screen at rest: frame p99", frames.percentile(0.99), "ms");
    }
}
