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
import java.util.stream.Stream;
import maestro.agents.mission.AgentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both languages say everything, with the same arguments and with one word for one thing.
class TextsTest {

    private static final List<String> FEATURES =
            List.of(
                    "shell",
                    "agents",
                    "dock",
                    "command",
                    "settings",
                    "library",
                    "watch",
                    "models",
                    "prompts",
                    "sources",
                    "mission",
                    "compare",
                    "plan",
                    "reasoning",
                    "report",
                    "evidence",
                    "reader",
                    "embedding",
                    "engine");

    /// Words that would be a second name of something that has one.
    private static final List<String> SECOND_NAMES =
            List.of(
                    "라운드", "라이브러리", "서재", "단락", "집필", "미션", "초안", "일시 중지", "문서 보기", "시간표",
                    "진행 에이전트");

    static Stream<String> features() {
        return FEATURES.stream();
    }

    @ParameterizedTest
    @MethodSource("features")
    void bothLanguagesHaveTheSameTexts(String feature) throws IOException {
        Properties english = read(feature, "");
        Properties korean = read(feature, "_ko");
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        for (Object key : english.keySet()) {
            MessageFormat a = format(english, key, Locale.ENGLISH);
            MessageFormat b = format(korean, key, Locale.KOREAN);
            Object[] arguments = {3, 2, 1, 1, 1, 1, "g"};
            if (arguments(a) > 0) {
                assertThat(a.format(numbersWhereWanted(a, arguments))).as("%s", key).isNotBlank();
                assertThat(b.format(numbersWhereWanted(b, arguments)))
                        .as("%s", key)
                        .isNotBlank()
                        .doesNotContain("{");
            }
            // Korean may leave out what a count already says, never add.
            assertThat(arguments(b)).as("%s", key).isLessThanOrEqualTo(arguments(a));
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void koreanHasOneWordForOneThing(String feature) throws IOException {
        read(feature, "_ko")
                .forEach((key, text) ->
                        assertThat((String) text)
                                .as("%s", key)
                                .doesNotContain(SECOND_NAMES.toArray(String[]::new)));
    }

    @Test
    void theOtherModulesUseTheSameWordsInKorean() throws IOException {
        for (String bundle :
                List.of(
                        "agents/controller/messages",
                        "agents/role/evidence/messages",
                        "agents/role/prompted/messages",
                        "agents/report/messages",
                        "rag/message/messages")) {
            resource("/maestro/" + bundle + "_ko.properties")
                    .forEach((key, text) ->
                            assertThat((String) text)
                                    .as("%s", key)
                                    .doesNotContain(SECOND_NAMES.toArray(String[]::new)));
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
        return resource("/maestro/app/ui/%s/messages%s.properties".formatted(feature, language));
    }

    private static Properties resource(String name) throws IOException {
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
