package maestro.app.cli.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.library.IngestEvent;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.Watches;
import maestro.rag.watch.WhenGone;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = {
            "Follow folders: what is added to them, changed and removed is so in the library.",
            "The desktop follows them while it is open; 'maestro watch once' looks at them now."
        },
        subcommands = {
            WatchCommand.Add.class,
            WatchCommand.ListFolders.class,
            WatchCommand.Pause.class,
            WatchCommand.Resume.class,
            WatchCommand.Remove.class,
            WatchCommand.Once.class
        })
public final class WatchCommand implements Runnable {
    @picocli.CommandLine.Spec private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        throw new UsageException("say what to do with watched folders: add, list, once, …");
    }

    private static Map<String, Object> json(WatchedFolder folder) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("folder", folder.path().toString());
        line.put("collection", folder.collection());
        line.put("whenGone", folder.whenGone().name().toLowerCase(Locale.ROOT));
        line.put("paused", folder.paused());
        Instant looked = folder.looked();
        line.put("looked", looked == null ? null : looked.toString());
        return line;
    }

    @Command(name = "add", description = "Follow a folder.")
    public static final class Add extends WorkstationCommand {
        @Option(
                names = "--collection",
                paramLabel = "C",
                description = "For its documents (default: the folder's name).")
        private @Nullable String collection;

        @Option(
                names = "--when-gone",
                paramLabel = "keep|remove",
                description =
                        "What becomes of a document whose file is removed (default: keep, with a remark). What a mission quotes is kept in any case.")
        private String whenGone = "keep";

        @Parameters(paramLabel = "FOLDER", description = "With all folders in it.")
        private Path folder = Path.of("");

        @Override
        public void checkArguments() {
            if (!List.of("keep", "remove").contains(whenGone)) {
                throw new UsageException("--when-gone is keep or remove, not " + whenGone);
            }
        }

        @Override
        public int run(Workstation workstation) {
            WatchedFolder added =
                    workstation
                            .watches()
                            .add(
                                    folder,
                                    collection,
                                    whenGone.equals("keep") ? WhenGone.KEEP : WhenGone.REMOVE);
            if (json()) {
                printJson(WatchCommand.json(added));
            } else {
                out().printf(
                                "%s is followed from now on, for the collection %s. Look at it now: maestro watch once%n",
                                added.path(), added.collection());
            }
            return Exit.DONE;
        }
    }

    @Command(name = "list", description = "List the folders that are followed.")
    public static final class ListFolders extends WorkstationCommand {
        @Override
        public int run(Workstation workstation) {
            List<WatchStatus> all = workstation.watches().list();
            if (all.isEmpty() && !json()) {
                out().println("No folder is watched. Add one: maestro watch add FOLDER");
            }
            for (WatchStatus status : all) {
                if (json()) {
                    Map<String, Object> line = WatchCommand.json(status.folder());
                    line.put("files", status.files());
                    line.put("refused", status.refused());
                    line.put("gone", status.gone());
                    printJson(line);
                } else {
                    Instant looked = status.folder().looked();
                    out().printf(
                                    "%s  →  %s  %d files, %d refused, %d gone; %s%n",
                                    status.folder().path(),
                                    status.folder().collection(),
                                    status.files(),
                                    status.refused(),
                                    status.gone(),
                                    status.folder().paused()
                                            ? "paused"
                                            : looked == null
                                                    ? "not looked at yet"
                                                    : "looked at " + looked);
                }
            }
            return Exit.DONE;
        }
    }

    /// A command about a folder that is followed.
    public abstract static class OnFolder extends WorkstationCommand {
        @Parameters(paramLabel = "FOLDER", description = "One that is followed.")
        private Path folder = Path.of("");

        abstract void on(Watches watches, WatchedFolder watched);

        @Override
        public int run(Workstation workstation) {
            WatchedFolder found = find(workstation.watches(), folder);
            on(workstation.watches(), found);
            return Exit.DONE;
        }

        static WatchedFolder find(Watches watches, Path folder) {
            Path wanted = folder.toAbsolutePath().normalize();
            return watches.list().stream()
                    .map(WatchStatus::folder)
                    .filter(f -> f.path().equals(wanted) || f.path().equals(real(wanted)))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageException(
                                    wanted + " is not watched; 'maestro watch list' says what is"));
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (java.io.IOException e) {
                return path; // it may be gone, and still be on the list
            }
        }
    }

    @Command(name = "pause", description = "Leave a folder alone until 'resume'.")
    public static final class Pause extends OnFolder {
        @Override
        void on(Watches watches, WatchedFolder watched) {
            watches.pause(watched.id());
        }
    }

    @Command(name = "resume", description = "Follow a paused folder again.")
    public static final class Resume extends OnFolder {
        @Override
        void on(Watches watches, WatchedFolder watched) {
            watches.resume(watched.id());
        }
    }

    @Command(name = "remove", description = "Follow a folder no longer; its documents stay.")
    public static final class Remove extends OnFolder {
        @Override
        void on(Watches watches, WatchedFolder watched) {
            watches.stop(watched.id());
        }
    }

    @Command(
            name = "once",
            description = "Look at the folders now, and read what is new or has changed.")
    public static final class Once extends WorkstationCommand {
        /// For files that are just being written.
        private static final int LOOKS = 3;

        private static final long BETWEEN_MILLISECONDS = 3_500;

        @Parameters(
                arity = "0..*",
                paramLabel = "FOLDER",
                description = "Only these (default: all that are not paused).")
        private List<Path> folders = List.of();

        @Override
        public int run(Workstation workstation) throws InterruptedException {
            Watches watches = workstation.watches();
            List<WatchedFolder> wanted =
                    folders.isEmpty()
                            ? watches.list().stream()
                                    .map(WatchStatus::folder)
                                    .filter(f -> !f.paused())
                                    .toList()
                            : folders.stream().map(f -> OnFolder.find(watches, f)).toList();
            if (wanted.isEmpty() && !json()) {
                out().println("No folder is watched. Add one: maestro watch add FOLDER");
            }
            boolean whole = true;
            for (WatchedFolder folder : wanted) {
                whole &= look(watches, folder);
            }
            return whole ? Exit.DONE : Exit.PARTLY;
        }

        private boolean look(Watches watches, WatchedFolder folder) throws InterruptedException {
            LookSummary summary = watches.look(folder.id(), this::tell);
            say(folder, summary);
            boolean refused = summary.refused() > 0;
            for (int looks = 1; looks < LOOKS && summary.restless() > 0; looks++) {
                Thread.sleep(BETWEEN_MILLISECONDS);
                summary = watches.look(folder.id(), this::tell);
                refused |= summary.refused() > 0;
                say(folder, summary);
            }
            return summary.reachable() && !refused && summary.restless() == 0;
        }

        private void say(WatchedFolder folder, LookSummary summary) {
            if (json()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("folder", folder.path().toString());
                line.put("reachable", summary.reachable());
                line.put("added", summary.added());
                line.put("changed", summary.changed());
                line.put("refused", summary.refused());
                line.put("gone", summary.gone());
                line.put("removed", summary.removed());
                line.put("restless", summary.restless());
                line.put("message", summary.message().english());
                printJson(line);
            } else {
                out().printf(
                                "%s: %d added, %d changed, %d gone, %d refused%s%s%n",
                                folder.path(),
                                summary.added(),
                                summary.changed(),
                                summary.gone(),
                                summary.refused(),
                                summary.restless() > 0
                                        ? ", %d still being written".formatted(summary.restless())
                                        : "",
                                summary.message().isNone()
                                        ? ""
                                        : ". " + summary.message().english());
            }
        }

        private void tell(IngestEvent event) {
            if (event instanceof IngestEvent.Ended end && !json()) {
                out().println(
                                end.result().name().toLowerCase(Locale.ROOT)
                                        + "  "
                                        + end.file()
                                        + (end.message().isNone()
                                                ? ""
                                                : "  (" + end.message().english() + ")"));
            }
        }
    }
}
