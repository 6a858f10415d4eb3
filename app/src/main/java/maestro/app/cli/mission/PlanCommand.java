package maestro.app.cli.mission;

import java.util.List;
import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.plan.PlanComparison;
import maestro.agents.plan.PlanDraft;
import maestro.agents.plan.PlanHistory;
import maestro.app.Archive;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A mission that is at work belongs to the program that runs it, so changes are for one at rest.
@Command(
        name = "plan",
        description = {
            "Show the plan of a mission with its versions, compare any two of them, or change it.",
            "Changes are made in the order in which they stand here, as one new version; research takes them in when it goes on. A desktop that has the home open has to be closed first: it changes the plan in its own pane."
        })
public final class PlanCommand extends WorkingCommand {
    @Parameters(paramLabel = "MISSION", description = "Its id.")
    private String mission = "";

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "VERSION",
            description = "Say what differs between these two versions of the plan.")
    private @Nullable List<Integer> compare;

    @Mixin private PlanOptions changes = new PlanOptions();

    @Option(
            names = "--approve",
            description = "Accept the plan and go on, where the mission waits for that.")
    private boolean approve;

    @Override
    public Integer call() throws Exception {
        boolean changing = changes.any() || approve;
        if (compare != null && changing) {
            throw new UsageException("compare the plan, or change it, not both at once");
        }
        if (!changing) {
            try (Archive archive = Archive.open(root().home())) {
                return show(
                        MissionState.of(archive.journal(), mission)
                                .orElseThrow(() -> MissionArgument.unknown(mission)));
            }
        }
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            return interruptibly(() -> change(workstation.missions()));
        }
    }

    private int show(MissionState state) {
        newest(state);
        PlanHistory history = PlanHistory.of(state);
        PlanLines lines = new PlanLines(this, state, history);
        List<Integer> asked = compare;
        if (asked == null) {
            lines.outline();
        } else {
            PlanHistory.Version older = version(history, asked.get(0));
            PlanHistory.Version newer = version(history, asked.get(1));
            lines.comparison(older, newer, PlanComparison.of(older.plan(), newer.plan()));
        }
        return Exit.DONE;
    }

    private Plan newest(MissionState state) {
        return state.plan()
                .orElseThrow(() ->
                        new UsageException(
                                "mission %s has no plan yet; 'maestro resume %s' goes on with it"
                                        .formatted(mission, mission)));
    }

    private static PlanHistory.Version version(PlanHistory history, int number) {
        return history.version(number)
                .orElseThrow(() ->
                        new UsageException(
                                "there is no version %d of this plan; there %s"
                                        .formatted(number, there(history))));
    }

    private static String there(PlanHistory history) {
        List<Integer> numbers =
                history.versions().stream().map(PlanHistory.Version::number).toList();
        return numbers.size() == 1
                ? "is version " + numbers.getFirst() + " alone"
                : "are versions "
                        + String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    private int change(Missions missions) throws Exception {
        MissionState state = MissionArgument.find(missions, mission);
        Plan now = newest(state);
        if (approve && state.phase() != Phase.AWAITING_APPROVAL) {
            throw new UsageException(
                    "mission %s does not wait for its plan to be approved: it is %s"
                            .formatted(mission, MissionProgress.state(state.phase())));
        }
        if (approve) {
            MissionArgument.check(missions, mission);
        }
        PlanDraft draft = new PlanDraft(now, state.plans());
        changes.apply(draft);
        Plan changed = draft.plan();
        try {
            if (approve) {
                return new MissionProgress(this, missions)
                        .run(mission, List.of(), () -> missions.approve(mission, changed));
            }
            if (draft.changed()) {
                missions.change(mission, now, changed);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        tell(missions, draft.changed());
        return Exit.DONE;
    }

    private void tell(Missions missions, boolean changed) {
        MissionState state = MissionArgument.find(missions, mission);
        new PlanLines(this, state, PlanHistory.of(state)).outline();
        if (!json()) {
            String on =
                    state.phase() == Phase.AWAITING_APPROVAL
                            ? "maestro plan " + mission + " --approve"
                            : "maestro resume " + mission;
            out().println(
                            changed
                                    ? "Kept. Go on with: " + on
                                    : "It stands so already; nothing was changed.");
        }
    }
}
