package maestro.agents.controller.step;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import maestro.agents.mission.Language;
import maestro.rag.message.Explained;

/// What the controller says, in a mission's language whatever the program's is.
public final class Words {
    private static final String BUNDLE = "maestro.agents.controller.messages";

    private final ResourceBundle bundle;
    private final Language language;

    public Words(Language language) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }

    public Locale locale() {
        return language.locale();
    }

    public String time(Duration time) {
        if (time.toMinutes() > 0 && time.toSecondsPart() == 0) {
            return text("time.minutes", time.toMinutes());
        }
        return time.toSeconds() > 0
                ? text("time.seconds", time.toSeconds())
                : text("time.millis", time.toMillis());
    }

    /// What went wrong, as far as it says so itself.
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip();
    }

    /// As [#of], in the mission's language where that is known, and to stand within a sentence:
    /// without a period of its own.
    public String within(Throwable failure) {
        String words =
                failure instanceof Explained explained
                        ? explained.explanation().text(language.locale())
                        : of(failure);
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
