package maestro.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A file that a report is to be written to.
final class ReportFile {
    private ReportFile() {}

    /// @throws UsageException where its ending is not known or its folder does not exist
    static void check(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".md") && !name.endsWith(".pdf") && !name.endsWith(".json")) {
            throw new UsageException("a report is written to .md, .pdf or .json, not to " + file);
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
