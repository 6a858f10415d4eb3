package maestro.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.model.http.ProxiedClient;
import maestro.app.cli.CommandLineInterface;
import org.jspecify.annotations.Nullable;

/// The program's door: the desktop, or with a command the command line.
///
/// The desktop is opened for no argument, for `--home DIR` alone, and for files (a double click on
/// a document). Neither side loads the other's libraries, because the desktop has to show its
/// window within a second.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ProxiedClient.allowPasswords();
        DesktopCall call = DesktopCall.parse(arguments);
        if (call != null) {
            DesktopLauncher.launch(Home.resolve(call.home()), call.files());
        } else {
            System.exit(CommandLineInterface.run(arguments));
        }
    }

    /// A call that means the desktop.
    ///
    /// @param home value of `--home`; null where it was not given
    /// @param files documents to add
    record DesktopCall(@Nullable Path home, List<Path> files) {

        /// @return null where the arguments are for the command line
        static @Nullable DesktopCall parse(String[] arguments) {
            Path home = null;
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                String argument = arguments[i];
                if (argument.equals("--home") && i + 1 < arguments.length) {
                    home = Path.of(arguments[++i]);
                } else if (argument.startsWith("--home=")) {
                    home = Path.of(argument.substring("--home=".length()));
                } else if (looksLikeFile(argument)) {
                    files.add(Path.of(argument).toAbsolutePath());
                } else {
                    return null;
                }
            }
            return new DesktopCall(home, List.copyOf(files));
        }

        /// A word without separators is a command, even where a file of that name happens to be
        /// there.
        private static boolean looksLikeFile(String argument) {
            return !argument.startsWith("-")
                    && (argument.indexOf('/') >= 0
                            || argument.indexOf('\\') >= 0
                            || argument.lastIndexOf('.') > 0);
        }
    }
}
