package maestro.agents.mission;

import java.util.Locale;

/// The language of a mission's report and reasoning.
public enum Language {
    ENGLISH("en"),
    KOREAN("ko");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// BCP 47 tag.
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// Korean where any Hangul stands in the text, English otherwise.
    public static Language of(String text) {
        return text.codePoints()
                        .anyMatch(c ->
                                Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                ? KOREAN
                : ENGLISH;
    }
}
