package maestro.app.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Times as people read them.
public final class TimeWords {
    private final Texts texts;

    /// In the user's language.
    public TimeWords() {
        this(Locale.getDefault(Locale.Category.DISPLAY));
    }

    public TimeWords(Locale locale) {
        texts = Texts.of(TimeWords.class, locale);
    }

    /// "0.4 s", "12 s", "3 min 20 s", "1 h 5 min".
    public String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 10) {
            return texts.get("time.tenths", Math.max(0, length.toMillis()) / 1000.0);
        }
        if (seconds < 60) {
            return texts.get("time.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("time.minutes", seconds / 60, seconds % 60);
        }
        return texts.get("time.hours", seconds / 3600, seconds / 60 % 60);
    }

    /// A running clock, in whole seconds from the start: "0 s", "12 s", "3 min 20 s".
    public String clock(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return seconds < 10 ? texts.get("time.seconds", seconds) : length(length);
    }

    /// The time of a day, with the date where it isn't today.
    public String moment(Instant moment, Instant now) {
        ZoneId zone = ZoneId.systemDefault();
        boolean today = LocalDate.ofInstant(moment, zone).equals(LocalDate.ofInstant(now, zone));
        DateTimeFormatter format =
                today
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(texts.locale()).withZone(zone).format(moment);
    }
}
