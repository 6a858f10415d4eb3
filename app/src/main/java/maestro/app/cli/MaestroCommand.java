package maestro.app.cli;

import java.nio.file.Path;
import maestro.app.Home;
import maestro.app.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of the command line. Without a command it says how to use it; the desktop is opened
/// before this is reached.
@Command(
        name = "maestro",
        description =
                "A research workstation: documents in, a cited report out. Without a command the desktop opens.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = MaestroCommand.Versions.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:partly done"},
        subcommands = {
            IngestCommand.class,
            SearchCommand.class,
            SimilarCommand.class,
            ResearchCommand.class,
            PresetsCommand.class,
            AgentsCommand.class,
            PluginsCommand.class,
            MissionsCommand.class,
            ResumeCommand.class,
            PlanCommand.class,
            SteerCommand.class,
            ExportCommand.class,
            ReplayCommand.class,
            BranchCommand.class,
            CompareCommand.class,
            ModelsCommand.class,
            EmbeddingCommand.class,
            RerankCommand.class,
            EngineCommand.class,
            DocumentsCommand.class,
            TagCommand.class,
            FillInCommand.class,
            NoteCommand.class,
            WatchCommand.class,
            DuplicatesCommand.class,
            ImportCommand.class,
            ExportLibraryCommand.class,
            TextCommand.class,
            RemoveCommand.class,
            EvaluateCommand.class,
            DoctorCommand.class
        })
final class MaestroCommand implements Runnable {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of all data (default: MAESTRO_HOME, else the platform's folder).")
    private @Nullable Path home;

    @picocli.CommandLine.Spec private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    Path home() {
        return Home.resolve(home);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        throw new UsageException("name a command");
    }

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Maestro Workstation " + Version.current()};
        }
    }
}
