package maestro.agents.controller.branch;

import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.replay.Moment;

/// What of a mission a branch still has to do, and with that what of the brief can be changed.
///
/// @param planning the plan, which has the headings
/// @param writing a draft, in a tone; what the user answered beforehand is read until then
/// @param checking the report, in which sentences without support are dealt with
public record Ahead(boolean planning, boolean writing, boolean checking) {
    public static final Ahead ALL = new Ahead(true, true, true);

    private static final String PLAN = "plan";
    private static final String VERIFY = "verify";

    /// @param moments of the mission that is left
    /// @param steps how many of them are taken over
    public static Ahead of(List<Moment> moments, int steps) {
        List<Moment> taken = moments.subList(0, steps);
        boolean checking = taken.stream().noneMatch(m -> m.step().equals(VERIFY));
        boolean unfinished = moments.stream().noneMatch(m -> m.step().equals(VERIFY));
        return new Ahead(
                taken.stream().noneMatch(m -> m.step().equals(PLAN)),
                checking && (unfinished || moments.stream().skip(steps).anyMatch(Ahead::writes)),
                checking);
    }

    private static boolean writes(Moment moment) {
        return moment.step().startsWith("write/") || moment.step().startsWith("revise/");
    }

    /// A brief as far as it can still be followed; the rest is as before.
    public Brief limited(Brief wanted, Brief before) {
        return new Brief(
                wanted.preset(),
                planning ? wanted.outline() : before.outline(),
                writing ? wanted.tone() : before.tone(),
                checking ? wanted.unsupported() : before.unsupported(),
                writing ? wanted.answers() : before.answers());
    }
}
