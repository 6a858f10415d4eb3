package maestro.agents.source.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.model.http.FetchException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration GAP = Duration.ofSeconds(3);

    private long now = Long.MAX_VALUE - 1_000;
    private final List<Duration> waited = new ArrayList<>();
    private final Pace pace =
            new Pace(
                    () -> now,
                    time -> {
                        waited.add(time);
                        now += time.toNanos();
                    });

    private static FetchException busy(int status, @Nullable Duration wait) {
        return new FetchException(Message.of("fetch.refused", "a", status), status, wait, null);
    }

    @Test
    void requestsToOneHostKeepTheirDistanceAndOthersDoNotWait() throws InterruptedException {
        assertThat(pace.turn("a", GAP)).isZero();
        assertThat(pace.turn("b", GAP)).isZero();
        assertThat(waited).isEmpty();
        assertThat(pace.turn("a", GAP)).isZero();
        assertThat(waited).containsExactly(GAP);
        now += Duration.ofSeconds(10).toNanos();
        assertThat(pace.turn("a", GAP)).isZero();
        assertThat(waited).hasSize(1);
    }

    @Test
    void aHostThatIsBusyIsLeftAlone() throws InterruptedException {
        pace.failed("a", busy(429, Duration.ofSeconds(90)));
        assertThat(pace.turn("a", GAP)).isEqualTo(Duration.ofSeconds(90));
        now += Duration.ofSeconds(80).toNanos();
        assertThat(pace.turn("a", GAP)).isZero();
        assertThat(waited).containsExactly(Duration.ofSeconds(10));
        pace.failed("b", busy(503, null));
        assertThat(pace.turn("b", GAP)).isEqualTo(Pace.COOL_DOWN);
        pace.failed("c", busy(404, null));
        assertThat(pace.turn("c", GAP)).isZero();
    }
}
