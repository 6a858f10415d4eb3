package maestro.app.ui.mission;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// A feature's texts, from the bundle `messages` beside its class, in the user's language.
public final class Messages {
    /// Without it a user who wants English on a Korean system would get Korean.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    public static Messages of(Class<?> feature) {
        return of(feature, Locale.getDefault(Locale.Category.DISPLAY));
    }

    public static Messages of(Class<?> feature, Locale locale) {
        return new Messages(
                ResourceBundle.getBundle(
                        feature.getPackageName() + ".messages",
                        locale,
                        feature.getClassLoader(),
                        NO_FALLBACK),
                locale);
    }

    /// @throws java.util.MissingResourceException where the bundle lacks the key
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    public Locale locale() {
        return locale;
    }
}
