package maestro.app.ui.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import maestro.app.ui.plan.PlanFeature;
import maestro.app.ui.reasoning.ReasoningFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Object[] NUMBERS = {2, 3, 4, 5};

    @ParameterizedTest
    @ValueSource(classes = {MissionFeature.class, PlanFeature.class, ReasoningFeature.class})
    void bothLanguagesSayTheSameThings(Class<?> feature) throws IOException {
        Properties english = read(feature, "messages.properties");
        Properties korean = read(feature, "messages_ko.properties");
        assertThat(new TreeSet<>(korean.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @ParameterizedTest
    @ValueSource(classes = {MissionFeature.class, PlanFeature.class, ReasoningFeature.class})
    void everyPatternWithNumbersCanBeFilledIn(Class<?> feature) throws IOException {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            Messages messages = Messages.of(feature, locale);
            for (Object key : read(feature, "messages.properties").keySet()) {
                assertThatCode(() ->
                                assertThat(messages.text((String) key, NUMBERS))
                                        .doesNotContain("{"))
                        .as("%s in %s", key, locale)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Properties read(Class<?> feature, String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(feature.getResourceAsStream(name))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

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
