package maestro.app.cli.mission;

import java.util.Locale;
import java.util.Map;
import maestro.agents.mission.AgentKind;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A mission that is at work belongs to the program that runs it, so this is for one at rest.
@Command(
        name = "steer",
        description =
                "Say something to an agent of a mission that is paused; it is read when the mission goes on.")
public final class SteerCommand extends WorkstationCommand {
    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description =
                    "Who should hear it: planning, research, reflection, writing, own (agents of your own), or all (default).")
    private String agent = "all";

    @Parameters(index = "0", paramLabel = "MISSION", description = "Its id.")
    private String mission = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to say.")
    private String text = "";

    @Override
    public void checkArguments() {
        agent();
    }

    private AgentKind agent() {
        return switch (agent.toLowerCase(Locale.ROOT)) {
            case "all", "controller" -> AgentKind.CONTROLLER;
            case "planning" -> AgentKind.PLANNING;
            case "research" -> AgentKind.RESEARCH;
            case "reflection" -> AgentKind.REFLECTION;
            case "writing" -> AgentKind.WRITING;
            case "own" -> AgentKind.CUSTOM;
            default ->
                    throw new UsageException(
                            "the agent can be: planning, research, reflection, writing, own (the agents of your own), all");
        };
    }

    @Override
    public int run(Workstation workstation) {
        if (!workstation.missions().journal().missions().contains(mission)) {
            throw MissionArgument.unknown(mission);
        }
        try {
            workstation.missions().steer(mission, agent(), text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        if (json()) {
            printJson(Map.of("mission", mission, "agent", agent, "text", text));
        } else {
            out().println("Kept. Go on with: maestro resume " + mission);
        }
        return Exit.DONE;
    }
}
