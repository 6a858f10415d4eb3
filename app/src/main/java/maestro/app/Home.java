package maestro.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a user's data lies when nobody says otherwise.
public final class Home {
    private Home() {}

    /// The folder that is meant: the one asked for, else `MAESTRO_HOME`, else the platform's folder
    /// for application data.
    ///
    /// @param asked the value of `--home`; null where it was not given
    public static Path resolve(@Nullable Path asked) {
        return resolve(asked, System.getenv(), System.getProperty("os.name", ""), userHome());
    }

    static Path resolve(
            @Nullable Path asked, Map<String, String> environment, String system, Path userHome) {
        if (asked != null) {
            return asked.toAbsolutePath().normalize();
        }
        String named = environment.getOrDefault("MAESTRO_HOME", "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isBlank() ? userHome.resolve("AppData/Local") : Path.of(local);
            return base.resolve("Maestro");
        }
        if (name.startsWith("mac")) {
            return userHome.resolve("Library/Application Support/Maestro");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification says that a relative path there is to be ignored.
        boolean usable = !data.isBlank() && Path.of(data).isAbsolute();
        return (usable ? Path.of(data) : userHome.resolve(".local/share")).resolve("maestro");
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home", "."));
    }
}
