package maestro.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import maestro.agents.mission.AgentKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both languages say everything, and say it with the same arguments.
class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"shell", "dock", "command", "settings", "library"})
    void bothLanguagesHaveTheSameTexts(String feature) throws IOException {
        Properties english = read(feature, "");
        Properties korean = read(feature, "_ko");
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        for (Object key : english.keySet()) {
            MessageFormat a = format(english, key, Locale.ENGLISH);
            MessageFormat b = format(korean, key, Locale.KOREAN);
            Object[] arguments = {3, 2, 1, 1, 1, "f", "g"};
            if (arguments(a) > 0) {
                assertThat(a.format(numbersWhereWanted(a, arguments))).as("%s", key).isNotBlank();
                assertThat(b.format(numbersWhereWanted(b, arguments))).as("%s", key).isNotBlank();
            }
            // Korean may leave out what a count already says, never add.
            assertThat(arguments(b)).as("%s", key).isLessThanOrEqualTo(arguments(a));
        }
    }

    private static Object[] numbersWhereWanted(MessageFormat format, Object[] arguments) {
        return Arrays.copyOf(arguments, Math.max(arguments.length, arguments(format)));
    }

    private static int arguments(MessageFormat format) {
        return format.getFormatsByArgumentIndex().length;
    }

    private static MessageFormat format(Properties texts, Object key, Locale locale) {
        return new MessageFormat(texts.getProperty((String) key), locale);
    }

    private static Properties read(String feature, String language) throws IOException {
        String name = "/maestro/app/ui/%s/messages%s.properties".formatted(feature, language);
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(AgentKind.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(in);
            assertThat(List.copyOf(properties.keySet())).isNotEmpty();
            return properties;
        }
    }
}
