package maestro.app.cli.mission;

import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Phase;
import maestro.app.Workstation;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Go on with a mission that was paused, killed or failed.")
public final class ResumeCommand extends WorkstationCommand {
    @Parameters(paramLabel = "MISSION", description = "Its id.")
    private String mission = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report here: .md, .pdf or .json; may be given several times.")
    private List<Path> files = List.of();

    @Override
    public void checkArguments() {
        files.forEach(file -> ReportFile.check(file, root().home()));
    }

    @Override
    public int run(Workstation workstation) throws Exception {
        Phase phase = MissionArgument.find(workstation.missions(), mission).phase();
        if (phase == Phase.STOPPED) {
            throw new UsageException(
                    "mission " + mission + " was stopped for good; start a new one");
        }
        if (phase != Phase.AWAITING_APPROVAL) {
            MissionArgument.check(workstation.missions(), mission);
        }
        return new MissionProgress(this, workstation.missions()).run(mission, files);
    }
}
