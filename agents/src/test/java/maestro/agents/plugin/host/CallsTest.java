package maestro.agents.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.SourcePlugin;
import maestro.agents.plugin.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallsTest {
    private static final Query QUERY = new Query("bees", "Why?", "en", 3);

    private static final class Slow implements SourcePlugin {
        @Override
        public String id() {
            return "slow";
        }

        @Override
        public String name() {
            return "The slow one";
        }

        @Override
        public List<Work> execute(Query query) {
            return List.of();
        }
    }

    /// Counts the calls whose time has begun.
    private static final class Clock implements Calls.Timed {
        private final AtomicInteger begun = new AtomicInteger();

        @Override
        public <T> T call(String plugin, Duration most, Callable<T> code)
                throws InterruptedException {
            begun.incrementAndGet();
            return Guard.call(plugin, most, code);
        }
    }

    @Test
    void theTimeOfACallBeginsWithItsTurn() throws Exception {
        Clock clock = new Clock();
        Calls calls = new Calls(Duration.ofMinutes(1), Duration.ofMinutes(1), clock);
        SourcePlugin slow = new Slow();
        FutureTask<List<Work>> second =
                new FutureTask<>(() -> calls.look(slow, "slow", plugin -> plugin.execute(QUERY)));
        Thread waiting = Thread.ofPlatform().unstarted(second);
        int begun =
                calls.look(
                        slow,
                        "slow",
                        _ -> {
                            waiting.start();
                            while (waiting.getState() != Thread.State.WAITING
                                    && clock.begun.get() == 1) {
                                Thread.onSpinWait();
                            }
                            return clock.begun.get();
                        });
        assertThat(begun).isOne();
        assertThat(second.get()).isEmpty();
        assertThat(clock.begun).hasValue(2);
    }
}
