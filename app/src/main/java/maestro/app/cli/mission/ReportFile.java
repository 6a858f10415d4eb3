package maestro.app.cli.mission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import maestro.agents.mission.Report;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.ReportWriter;
import maestro.app.cli.command.UsageException;

/// A file that a report is to be written to.
public final class ReportFile {
    private ReportFile() {}

    /// The plug-ins of a home.
    public static PluginHost plugins(Path home) {
        return PluginHost.in(home.resolve("plugins"));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean plugged(Path file, Path home) {
        try (PluginHost plugins = plugins(home)) {
            return plugins.any() && plugins.exports(ending(file));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public static void write(Report report, Path file, Path home) throws IOException {
        if (ReportWriter.OWN.contains(ending(file))) {
            ReportWriter.write(report, file);
            return;
        }
        try (PluginHost plugins = plugins(home)) {
            ReportWriter.write(report, file, plugins);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException(file + " was not written: interrupted");
        }
    }

    /// @throws UsageException where its ending is not known or its folder does not exist
    public static void check(Path file, Path home) {
        if (!ReportWriter.OWN.contains(ending(file)) && !plugged(file, home)) {
            throw new UsageException(
                    "a report is written to .md, .pdf or .json, or to what a plug-in writes ('maestro plugins' says what), not to "
                            + file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("there is no folder " + folder);
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder");
        }
    }
}
