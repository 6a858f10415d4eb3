package maestro.app.ui.shell;

import java.net.URL;
import java.util.MissingResourceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a feature has beside its classes: its words and its style sheet. The packages of a feature
/// share them, so a file is the one in a class's own package, or in the nearest package around it.
public final class FeatureFile {
    private FeatureFile() {}

    /// The address of a style sheet.
    ///
    /// @throws MissingResourceException where no package around the class has the file
    public static String stylesheet(Class<?> view, String name) {
        return Objects.requireNonNull(url(view, home(view, name), name)).toExternalForm();
    }

    /// The package that has a file.
    static String home(Class<?> part, String name) {
        for (String home = part.getPackageName();
                home.contains(".");
                home = home.substring(0, home.lastIndexOf('.'))) {
            if (url(part, home, name) != null) {
                return home;
            }
        }
        throw new MissingResourceException(name + " is missing", part.getName(), name);
    }

    private static @Nullable URL url(Class<?> part, String home, String name) {
        return part.getResource("/" + home.replace('.', '/') + "/" + name);
    }
}
