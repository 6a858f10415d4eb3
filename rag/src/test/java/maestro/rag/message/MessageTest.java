package maestro.rag.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle KOREAN = bundle(Locale.KOREAN);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(,(?:number|choice))?");
    private static final Pattern MADE = Pattern.compile("Message\\s*\\.of\\(");
    private static final Pattern NAMED = Pattern.compile(MADE + "\\s*\"([^\"]+)\"");

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("maestro.rag.message.messages", locale);
    }

    static Set<String> keys() {
        return new TreeSet<>(ENGLISH.keySet());
    }

    @Test
    void bothLanguagesHaveEveryMessage() {
        assertThat(KOREAN.getLocale()).isEqualTo(Locale.KOREAN);
        assertThat(KOREAN.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothLanguagesTellOfTheSame(String key) {
        String pattern = ENGLISH.getString(key);
        assertThat(places(KOREAN.getString(key))).isEqualTo(places(pattern));
        Object[] arguments = new Object[(int) places(pattern).stream().distinct().count()];
        PLACE.matcher(pattern)
                .results()
                .forEach(place ->
                        arguments[Integer.parseInt(place.group(1))] =
                                place.group(2) == null ? "something" : 3);
        Message message = Message.of(key, arguments);
        assertThat(message.text(Locale.KOREAN)).doesNotContain("{", "}");
        assertThat(message.english()).doesNotContain("{", "}", "3,");
        if (Pattern.compile("[a-z]{3}").matcher(pattern.replaceAll("\\{[^}]*}", "")).find()) {
            assertThat(message.text(Locale.KOREAN)).containsPattern("[가-힣]");
        }
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPlaceNamesAKeyAndEveryKeyHasAPlace() throws IOException {
        Set<String> named = new TreeSet<>();
        List<Path> unnamed = new ArrayList<>();
        for (Path file : sources()) {
            String code = Files.readString(file).replaceAll("(?m)^\\s*///.*$", "");
            List<MatchResult> places = NAMED.matcher(code).results().toList();
            places.forEach(place -> named.add(place.group(1)));
            if (MADE.matcher(code).results().count() > places.size()) {
                unnamed.add(file);
            }
        }
        assertThat(unnamed).as("make a message of a key that is not written out").isEmpty();
        assertThat(named).isEqualTo(keys());
    }

    /// Of this module, and of the agents, whose words are in the same bundle.
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : List.of(Path.of(""), Path.of("..", "agents"))) {
            try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "main", "java")))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|The file is damaged after page 1; page 1 was read.|1쪽 뒤부터 파일이 손상되었습니다. 1쪽은 읽었습니다.",
                "17|The file is damaged after page 17; pages 1 to 17 were read.|17쪽 뒤부터 파일이 손상되었습니다. 1쪽부터 17쪽까지는 읽었습니다.",
                "1200|The file is damaged after page 1200; pages 1 to 1200 were read.|1,200쪽 뒤부터 파일이 손상되었습니다. 1쪽부터 1,200쪽까지는 읽었습니다.",
            })
    void saysTheSameInBothLanguages(int page, String english, String korean) {
        Message message = Message.of("pdf.after", page);
        assertThat(message.english()).isEqualTo(english).isEqualTo(message.toString());
        assertThat(message.text(Locale.KOREA)).isEqualTo(korean);
    }

    @Test
    void anotherLanguageHearsEnglishWhateverTheComputersOwn() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREAN);
            assertThat(Message.of("read.empty").text(Locale.FRENCH))
                    .isEqualTo("The file is empty.");
            assertThat(Message.of("read.empty").english()).isEqualTo("The file is empty.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void twoMessagesStayTwo() {
        Message damage = Message.of("pdf.one", 2);
        Message stop = Message.of("pdf.long", 9);
        assertThat(damage.and(stop).arguments()).containsExactly(damage, stop);
        assertThat(damage.and(stop).english()).isEqualTo(damage + " " + stop);
        assertThat(damage.and(Message.NONE)).isSameAs(damage);
        assertThat(Message.NONE.and(stop)).isSameAs(stop);
        assertThat(Message.NONE.english()).isEmpty();
    }

    @Test
    void aMessageWithinAnotherIsSaidInItsLanguage() {
        Message message = Message.of("document.page", Message.of("disk.full"));
        assertThat(message.english())
                .isEqualTo(
                        "The page cannot be drawn: The disk is full: free some space and add the"
                                + " file again.");
        assertThat(message.text(Locale.KOREAN)).startsWith("쪽을 그리지 못했습니다. 디스크가 가득 찼습니다.");
    }

    @Test
    void wordsOfOthersStayAsTheyAre() {
        assertThat(Message.plain("It's {0} o'clock").text(Locale.KOREAN))
                .isEqualTo("It's {0} o'clock");
        assertThat(Message.plain("")).isEqualTo(Message.NONE);
    }

    @Test
    void whatCannotBeSaidIsRefusedWhereItIsMade() {
        assertThatThrownBy(() -> Message.of("no.such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
        assertThatThrownBy(() -> Message.of("read.failed", 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
