package maestro.agents.controller.branch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Mission;
import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;

/// The beginning of a branch's journal.
///
/// What is copied is work: steps that had finished by then with all that was said in them, rounds,
/// the user's changes to the plan, limits that were met. Steps that were under way are left out, so
/// that they run anew, and so are the pauses of the other mission.
public final class Branch {
    private static final int PAGE = 2_000;

    private Branch() {}

    /// @param mission the branch
    /// @param other the mission that it leaves, as it stood after the last step taken over
    /// @param from its stream
    /// @param steps how many of its finished steps are taken over
    public static List<MissionEvent> beginning(
            Mission mission, MissionState other, Journal journal, Playback from, int steps) {
        String id = other.mission().id();
        List<Moment> taken = from.moments().subList(0, steps);
        List<MissionEvent> copies = taken.isEmpty() ? List.of() : copies(id, journal, taken);
        List<MissionEvent> events = new ArrayList<>();
        events.add(new MissionEvent.Created(mission));
        events.add(
                new MissionEvent.Branched(
                        new Origin(
                                id,
                                other.mission().title(),
                                steps,
                                taken.isEmpty() ? "" : taken.getLast().step(),
                                taken.isEmpty() ? "" : taken.getLast().title(),
                                taken.isEmpty() ? List.of() : other.thinkers(),
                                copies.size())));
        events.addAll(copies);
        return events;
    }

    private static List<MissionEvent> copies(
            String missionId, Journal journal, List<Moment> taken) {
        Set<String> steps = new HashSet<>();
        taken.forEach(moment -> steps.add(moment.step()));
        long until = taken.getLast().sequence();
        List<MissionEvent> copies = new ArrayList<>();
        long after = 0;
        while (after < until) {
            int most = (int) Math.min(PAGE, until - after);
            for (JournalEntry entry : journal.read(missionId, after, most)) {
                after = entry.sequence();
                if (entry.sequence() <= until && isWork(entry.event(), steps)) {
                    copies.add(entry.event());
                }
            }
        }
        return copies;
    }

    private static boolean isWork(MissionEvent event, Set<String> steps) {
        return switch (event) {
            case MissionEvent.StepStarted started -> steps.contains(started.step());
            case MissionEvent.Reasoned said -> steps.contains(said.step());
            case MissionEvent.Streamed said -> steps.contains(said.step());
            case MissionEvent.ModelReplied replied -> steps.contains(replied.step());
            case MissionEvent.StepFinished finished -> steps.contains(finished.step());
            case MissionEvent.AskedBack _,
                    MissionEvent.RoundStarted _,
                    MissionEvent.PlanEdited _,
                    MissionEvent.PlanApproved _,
                    MissionEvent.Steered _,
                    MissionEvent.LimitMet _ ->
                    true;
            case MissionEvent.Created _,
                    MissionEvent.Branched _,
                    MissionEvent.PhaseChanged _,
                    MissionEvent.StepFailed _,
                    MissionEvent.LimitNear _ ->
                    false;
        };
    }
}
