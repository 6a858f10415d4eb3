package maestro.app.cli;

import java.nio.file.Path;
import maestro.app.Home;
import maestro.app.Version;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.cli.library.DocumentsCommand;
import maestro.app.cli.library.DuplicatesCommand;
import maestro.app.cli.library.ExportLibraryCommand;
import maestro.app.cli.library.FillInCommand;
import maestro.app.cli.library.ImportCommand;
import maestro.app.cli.library.IngestCommand;
import maestro.app.cli.library.NoteCommand;
import maestro.app.cli.library.RemoveCommand;
import maestro.app.cli.library.SearchCommand;
import maestro.app.cli.library.SimilarCommand;
import maestro.app.cli.library.TagCommand;
import maestro.app.cli.library.TextCommand;
import maestro.app.cli.library.WatchCommand;
import maestro.app.cli.mission.CompareCommand;
import maestro.app.cli.mission.ExportCommand;
import maestro.app.cli.mission.MissionsCommand;
import maestro.app.cli.mission.PlanCommand;
import maestro.app.cli.mission.ReplayCommand;
import maestro.app.cli.mission.ResumeCommand;
import maestro.app.cli.mission.SteerCommand;
import maestro.app.cli.model.EmbeddingCommand;
import maestro.app.cli.model.EngineCommand;
import maestro.app.cli.model.EvaluateCommand;
import maestro.app.cli.model.ModelsCommand;
import maestro.app.cli.model.RerankCommand;
import maestro.app.cli.research.AgentsCommand;
import maestro.app.cli.research.BranchCommand;
import maestro.app.cli.research.PluginsCommand;
import maestro.app.cli.research.PresetsCommand;
import maestro.app.cli.research.ResearchCommand;
import maestro.app.proxy.Proxies;
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
public final class MaestroCommand implements Runnable, WorkingCommand.Root {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of all data (default: MAESTRO_HOME, else the platform's folder).")
    private @Nullable Path home;

    @Option(
            names = "--proxy",
            paramLabel = "URL|none",
            scope = ScopeType.INHERIT,
            description =
                    "HTTP proxy by which the web and models elsewhere are reached (default: that of the settings, else HTTPS_PROXY, with NO_PROXY).")
    private @Nullable String proxy;

    @picocli.CommandLine.Spec private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Proxies proxies() {
        Proxies known = Proxies.of(home());
        try {
            return proxy == null ? known : known.commanded(proxy);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    public Path home() {
        return Home.resolve(home);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        throw new UsageException("name a command");
    }

    public static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Maestro Workstation " + Version.current()};
        }
    }
}
