package maestro.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeWordsTest {

    @Test
    void timesReadAsPeopleSayThem() {
        TimeWords words = new TimeWords(Locale.ENGLISH);
        assertThat(words.length(Duration.ofMillis(430))).isEqualTo("0.4 s");
        assertThat(words.length(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(words.length(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(words.length(Duration.ofMinutes(65))).isEqualTo("1 h 5 min");
        assertThat(new TimeWords(Locale.KOREAN).length(Duration.ofSeconds(200)))
                .isEqualTo("3분 20초");
    }
}
