package maestro.agents.journal;

import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;

/// How far a mission is, from its finished steps against those expected. It never falls.
///
/// The plan is worth 0.05, research 0.6 (half of what is left of it in each round, because most
/// missions need few), writing 0.3, verification the rest.
///
/// @param value 0 to 1
/// @param questions of the plan in force
/// @param sections likewise
/// @param expected steps of the current round, 0 where not known yet
/// @param done steps of the current round
/// @param written steps of writing
public record Progress(
        double value, int questions, int sections, int expected, int done, int written) {
    static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);

    private static final double PLANNED = 0.05;
    private static final double RESEARCH = 0.6;
    private static final double WRITING = 0.3;
    private static final int WRITING_BESIDE_SECTIONS = 3;

    Progress after(MissionEvent event, int round) {
        return switch (event) {
            case MissionEvent.PlanEdited(Plan plan) -> planned(plan, round).atLeast(PLANNED);
            case MissionEvent.RoundStarted(int next) ->
                    new Progress(value, questions, sections, next == 1 ? of(questions) : 0, 0, 0);
            case MissionEvent.StepFinished finished -> finished(finished.outcome(), round);
            case MissionEvent.PhaseChanged(Phase phase, String _) ->
                    switch (phase) {
                        case WRITING -> atLeast(PLANNED + RESEARCH);
                        case VERIFICATION -> atLeast(PLANNED + RESEARCH + WRITING);
                        case FINISHED -> atLeast(1);
                        default -> this;
                    };
            default -> this;
        };
    }

    private Progress finished(Outcome outcome, int round) {
        return switch (outcome) {
            case Outcome.Planned(Plan plan, String _) -> planned(plan, round).atLeast(PLANNED);
            case Outcome.Searched _, Outcome.NotesTaken _, Outcome.Reviewed _ -> researched(round);
            case Outcome.Drafted _, Outcome.Criticised _ -> {
                double share = (written + 1.0) / (sections + WRITING_BESIDE_SECTIONS);
                yield new Progress(value, questions, sections, expected, done, written + 1)
                        .atLeast(PLANNED + RESEARCH + WRITING * Math.min(1, share));
            }
            case Outcome.Worded _,
                    Outcome.Sought _,
                    Outcome.Fetched _,
                    Outcome.Advised _,
                    Outcome.Verified _ ->
                    this;
        };
    }

    private Progress planned(Plan plan, int round) {
        int count = plan.active().stream().map(Section::questions).mapToInt(q -> q.size()).sum();
        int now = round > 1 ? of(Math.max(0, count - questions)) : expected;
        return new Progress(value, count, (int) plan.stream().count(), now, done, written);
    }

    private Progress researched(int round) {
        double before = 1 - Math.pow(0.5, Math.max(0, round - 1));
        double after = 1 - Math.pow(0.5, round);
        double share = expected == 0 ? 0 : Math.min(1, (done + 1.0) / expected);
        return new Progress(value, questions, sections, expected, done + 1, written)
                .atLeast(PLANNED + RESEARCH * (before + share * (after - before)));
    }

    private Progress atLeast(double least) {
        return least <= value
                ? this
                : new Progress(least, questions, sections, expected, done, written);
    }

    /// Each question is searched and read, and the round is reviewed.
    private static int of(int questions) {
        return 2 * questions + 1;
    }
}
