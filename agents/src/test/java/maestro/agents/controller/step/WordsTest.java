package maestro.agents.controller.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import maestro.agents.mission.Language;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final String BUNDLE = "maestro.agents.controller.messages";

    @Test
    void bothLanguagesHaveEveryMessage() {
        ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        ResourceBundle korean = ResourceBundle.getBundle(BUNDLE, Locale.KOREAN);
        assertThat(korean.getLocale()).isEqualTo(Locale.KOREAN);
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            for (Language language : Language.values()) {
                Words words = new Words(language);
                if (english.getString(key).matches("(?s).*,(number|choice).*")) {
                    assertThat(words.text(key, 1, 2, 3, 4)).as(key).isNotBlank();
                } else {
                    assertThat(words.text(key, "a", "b", "c", "d")).as(key).isNotBlank();
                }
            }
            if (english.getString(key).replaceAll("\\{[^}]*}", "").matches("(?s).*[a-z].*")) {
                assertThat(korean.getString(key)).as(key).isNotEqualTo(english.getString(key));
            }
        }
    }

    @Test
    void theMissionsLanguageCountsAndNotTheProgramsOwn() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREAN);
            assertThat(new Words(Language.ENGLISH).text("step.plan")).isEqualTo("Plan the report");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void timesAreInTheMissionsLanguageToo() {
        assertThat(new Words(Language.ENGLISH).time(Duration.ofMinutes(30))).isEqualTo("30 min");
        assertThat(new Words(Language.KOREAN).time(Duration.ofMinutes(30))).isEqualTo("30분");
        assertThat(new Words(Language.KOREAN).time(Duration.ofSeconds(90))).isEqualTo("90초");
        assertThat(new Words(Language.ENGLISH).time(Duration.ofMillis(5))).isEqualTo("5 ms");
    }

    @Test
    void aMessageWithinASentenceHasNoPeriodOfItsOwn() {
        assertThat(
                        new Words(Language.ENGLISH)
                                .within(new IllegalStateException("The disk is full.")))
                .isEqualTo("The disk is full");
        LibraryException full = new LibraryException(Message.of("disk.full.kept"), null, true);
        assertThat(new Words(Language.KOREAN).within(full))
                .as("in the mission's language")
                .isEqualTo("디스크가 가득 찼습니다. 끝난 작업은 그대로 남아 있으니, 공간을 확보한 뒤 계속하세요");
        assertThat(Words.of(new IllegalStateException("The disk is full.")))
                .isEqualTo("The disk is full.");
    }
}
