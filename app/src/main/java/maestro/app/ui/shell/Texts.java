package maestro.app.ui.shell;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// The words of one feature in the user's language: the bundle `messages` of its package, which the
/// packages within it share.
public final class Texts {

    /// Without it a user who wants English on a Korean system would get Korean.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final ResourceBundle english;
    private final Locale locale;

    private Texts(ResourceBundle bundle, ResourceBundle english, Locale locale) {
        this.bundle = bundle;
        this.english = english;
        this.locale = locale;
    }

    /// The words of the feature that the class is of, in the default locale as it is now.
    public static Texts of(Class<?> feature) {
        return of(feature, Locale.getDefault(Locale.Category.DISPLAY));
    }

    public static Texts of(Class<?> feature, Locale locale) {
        return new Texts(bundle(feature, locale), bundle(feature, Locale.ENGLISH), locale);
    }

    private static ResourceBundle bundle(Class<?> feature, Locale locale) {
        return ResourceBundle.getBundle(
                FeatureFile.home(feature, "messages.properties") + ".messages",
                locale,
                feature.getClassLoader(),
                NO_FALLBACK);
    }

    /// @throws java.util.MissingResourceException where the bundle lacks the key
    public String get(String key) {
        return bundle.getString(key);
    }

    /// Empty where the bundle lacks the key.
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /// Other names of the same: in English, by which people know a program that they use in their
    /// language, and those of `KEY.also` in both languages, parted by commas.
    public List<String> names(String key) {
        List<String> names = new ArrayList<>();
        names.add(english.getString(key));
        String also = key + ".also";
        for (ResourceBundle words : new HashSet<>(List.of(bundle, english))) {
            if (words.containsKey(also)) {
                names.addAll(List.of(words.getString(also).split("\\s*,\\s*")));
            }
        }
        return List.copyOf(names);
    }

    /// With arguments put in, as [MessageFormat] does.
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    public Locale locale() {
        return locale;
    }
}
