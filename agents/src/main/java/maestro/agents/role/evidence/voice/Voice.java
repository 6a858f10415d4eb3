package maestro.agents.role.evidence.voice;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import maestro.agents.mission.Language;

/// The program's own words in a mission's language.
public final class Voice {
    private final Locale locale;
    private final ResourceBundle bundle;
    private final Language language;

    public Voice(Language language) {
        this(language, "maestro.agents.role.evidence.messages");
    }

    public Voice(Language language, String messages) {
        this.language = language;
        this.locale = language.locale();
        this.bundle =
                ResourceBundle.getBundle(
                        messages,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Language language() {
        return language;
    }

    public String say(String key, Object... arguments) {
        String text = new MessageFormat(bundle.getString(key), locale).format(arguments);
        return language == Language.KOREAN ? Particles.resolve(text) : text;
    }

    /// One of several wordings, the same for the same number.
    public String oneOf(String key, int number, Object... arguments) {
        int variants = Integer.parseInt(bundle.getString(key + ".variants"));
        return say(key + "." + Math.floorMod(number, variants), arguments);
    }

    /// "a, b and c".
    public String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        String head = String.join(", ", items.subList(0, items.size() - 1));
        return say("list", head, items.getLast());
    }

    public String quoted(String text) {
        return say("quoted", text);
    }

    /// "three", or 13.
    public String count(int number) {
        return number >= 0 && number <= 10 ? say("count." + number) : say("number", number);
    }
}
