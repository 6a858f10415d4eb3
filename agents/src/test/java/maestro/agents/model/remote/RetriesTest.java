package maestro.agents.model.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private final List<Duration> pauses = new ArrayList<>();
    private int calls;

    private String call(Duration patience, int failing, Kind kind) throws InterruptedException {
        return call(patience, failing, kind, new Random(7));
    }

    private String call(Duration patience, int failing, Kind kind, Random random)
            throws InterruptedException {
        Retries retries = new Retries(pauses::add, random);
        ChatListener listener =
                new ChatListener() {
                    @Override
                    public Duration patience() {
                        return patience.minus(waited());
                    }
                };
        return retries.call(
                () -> {
                    if (++calls <= failing) {
                        throw new ModelException(
                                kind, Message.of("model.unreachable", "here"), null);
                    }
                    return "well";
                },
                listener);
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void aServerThatIsAwayForAMinuteIsWaitedFor() throws InterruptedException {
        assertThat(call(Duration.ofMinutes(30), 8, Kind.UNREACHABLE)).isEqualTo("well");
        assertThat(waited()).isGreaterThan(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itIsWaitedForFiveMinutesAndByFewTries(long seed) {
        assertThatThrownBy(() ->
                        call(
                                Duration.ofHours(9),
                                Integer.MAX_VALUE,
                                Kind.UNREACHABLE,
                                new Random(seed)))
                .isInstanceOf(ModelException.class);
        assertThat(waited()).isBetween(Duration.ofSeconds(270), Retries.AWAY);
        assertThat(calls).isLessThan(30);
    }

    @Test
    void itIsNotWaitedForLongerThanThereIsTime() {
        assertThatThrownBy(() -> call(Duration.ofSeconds(60), Integer.MAX_VALUE, Kind.UNREACHABLE))
                .isInstanceOf(ModelException.class);
        assertThat(waited()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void withoutPatienceThereAreFourTries() {
        assertThatThrownBy(() -> call(Duration.ZERO, Integer.MAX_VALUE, Kind.UNREACHABLE))
                .isInstanceOf(ModelException.class);
        assertThat(calls).isEqualTo(Retries.TRIES);
    }

    @Test
    void aServerThatIsThereAndFailsIsNotWaitedFor() {
        assertThatThrownBy(() -> call(Duration.ofHours(1), Integer.MAX_VALUE, Kind.SERVER_FAULT))
                .isInstanceOf(ModelException.class);
        assertThat(calls).isEqualTo(Retries.TRIES);
    }
}
