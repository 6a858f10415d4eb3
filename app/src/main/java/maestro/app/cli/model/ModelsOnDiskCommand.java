package maestro.app.cli.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.size.ByteSize;
import maestro.rag.embedding.model.ModelFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What commands share that list, download, add, choose and remove models of one kind.
abstract class ModelsOnDiskCommand extends WorkingCommand {
    private static final long TELL_EVERY_NANOSECONDS = 1_000_000_000;
    private static final String DOWNLOADED = "downloaded";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODEL|FOLDER",
            description = "The model, or the folder of one's own.")
    private @Nullable String subject;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "add: what to call it (default: the folder's name).")
    private @Nullable String name;

    private long told;

    /// What the action is done to.
    final String subject(String what) {
        String given = subject;
        if (given == null || given.isBlank()) {
            throw new UsageException("name " + what);
        }
        return given;
    }

    static ModelFolder folder(String given) {
        return ModelFolder.read(Path.of(given).toAbsolutePath().normalize());
    }

    final String name(ModelFolder read) {
        Path last = read.folder().getFileName();
        return name != null ? name : last == null ? "model" : last.toString();
    }

    /// @param listed the command that shows what there is
    static UsageException unknown(String id, String listed) {
        return new UsageException("there is no model " + id + "; " + listed + " shows them");
    }

    final void begin(long bytes, String host) {
        err().printf(Locale.ROOT, "Downloading %s from %s%n", ByteSize.of(bytes), host);
    }

    final void arrived(String id, long there, long bytes) {
        tell(id, DOWNLOADED, there, bytes);
    }

    final synchronized void tell(String id, String doing, long done, long total) {
        long now = System.nanoTime();
        if (now - told < TELL_EVERY_NANOSECONDS) {
            return;
        }
        told = now;
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("model", id);
            line.put("status", doing);
            line.put("done", done);
            line.put("total", total);
            printJson(line);
        } else if (doing.equals(DOWNLOADED)) {
            err().printf(
                            Locale.ROOT,
                            "%s: %s of %s%n",
                            doing,
                            ByteSize.of(done),
                            ByteSize.of(total));
        } else {
            err().printf(Locale.ROOT, "%s: %,d of %,d documents%n", doing, done, total);
        }
    }

    final void done(String id, String words) {
        if (json()) {
            printJson(Map.of("model", id, "done", true, "message", words));
        } else {
            out().println(words);
        }
    }
}
