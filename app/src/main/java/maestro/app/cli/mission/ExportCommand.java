package maestro.app.cli.mission;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import maestro.agents.mission.Report;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Write the report of a finished mission to a file.")
public final class ExportCommand extends WorkstationCommand {
    @Parameters(paramLabel = "MISSION", description = "Its id.")
    private String mission = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where to: .md, .pdf, .json, or what a plug-in writes; may be given several times.")
    private List<Path> files = List.of();

    @Override
    public void checkArguments() {
        files.forEach(file -> ReportFile.check(file, root().home()));
    }

    @Override
    public int run(Workstation workstation) throws Exception {
        Report report =
                MissionArgument.find(workstation.missions(), mission)
                        .report()
                        .orElseThrow(() ->
                                new UsageException(
                                        "mission "
                                                + mission
                                                + " has no report yet; 'maestro resume "
                                                + mission
                                                + "' goes on with it"));
        for (Path file : files) {
            ReportFile.write(report, file, root().home());
            if (json()) {
                printJson(Map.of("mission", mission, "file", file.toString()));
            } else {
                out().println("Written: " + file);
            }
        }
        return Exit.DONE;
    }
}
