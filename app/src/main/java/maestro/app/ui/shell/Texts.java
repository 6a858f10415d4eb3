package maestro.app.ui.shell;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The words of one feature in the user's language: the bundle `messages` of its package.
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words of the package that the class is in, in the default locale as it is now.
    public static Texts of(Class<?> feature) {
        return new Texts(ResourceBundle.getBundle(feature.getPackageName() + ".messages"));
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// With arguments put in, as [MessageFormat] does.
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}
