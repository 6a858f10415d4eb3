package maestro.app.ui.models.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import maestro.agents.model.PullProgress;
import maestro.app.ui.models.ModelWords;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class PullMeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final PullMeter meter = new PullMeter();

    private void part(String name, long done, long total, double seconds) {
        meter.take(new PullProgress(name, done, total), Math.round(seconds * SECOND));
    }

    @Test
    void partsAddUp() {
        part("pulling manifest", 0, 0, 0);
        assertThat(meter.total()).isZero();
        part("a", 10, 100, 1);
        part("b", 5, 50, 2);
        part("a", 100, 100, 3);
        assertThat(meter.done()).isEqualTo(105);
        assertThat(meter.total()).isEqualTo(150);
    }

    @Test
    void theSpeedIsThatOfTheLastSeconds() {
        part("a", 0, 100_000, 0);
        part("a", 10_000, 100_000, 1);
        assertThat(meter.bytesPerSecond()).isEqualTo(10_000);
        for (int second = 2; second <= 10; second++) {
            part("a", 10_000 + 500 * (second - 1), 100_000, second);
        }
        assertThat(meter.bytesPerSecond()).isEqualTo(500);
    }

    @Test
    void whatWasThereBeforeIsNotFetchedInNoTime() {
        part("pulling manifest", 0, 0, 0);
        part("a", 90_000, 100_000, 1);
        assertThat(meter.bytesPerSecond()).isZero();
        part("a", 91_000, 100_000, 2);
        assertThat(meter.bytesPerSecond()).isEqualTo(1_000);
    }

    @Test
    void itIsSaidWithWhatIsLeft() {
        ModelWords words = new ModelWords(Texts.of(PullMeter.class, Locale.ENGLISH));
        Pull begun = Pull.begun("ollama", "qwen3:4b");
        assertThat(words.progress(begun)).isEqualTo("Beginning…");
        part("a", 500_000_000, 2_500_000_000L, 0);
        part("a", 510_000_000, 2_500_000_000L, 1);
        assertThat(words.progress(begun.at(meter)))
                .isEqualTo("510 MB of 2.5 GB  ·  10 MB/s  ·  3 minutes left");
        part("a", 2_500_000_000L, 2_500_000_000L, 2);
        assertThat(words.progress(begun.at(meter)))
                .isEqualTo("All is here; the server is checking it…");
    }
}
