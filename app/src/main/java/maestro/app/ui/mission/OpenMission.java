package maestro.app.ui.mission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Spent;
import org.jspecify.annotations.Nullable;

/// The open mission as its head shows it.
///
/// @param worked time of work until `since`
/// @param since when the work that goes on now began; null where none does
/// @param documents that a note rests on
/// @param spent by language models, what a branch took over not counted
/// @param askedBack what of that was taken before the mission
/// @param origin where a branch comes from
/// @param score of the last review; null before the first
public record OpenMission(
        Mission mission,
        Phase phase,
        String reason,
        int round,
        Duration worked,
        @Nullable Instant since,
        int notes,
        int documents,
        int drafts,
        @Nullable Double score,
        List<String> limitsMet,
        Spent spent,
        Spent askedBack,
        Optional<Origin> origin) {

    static OpenMission of(MissionState state) {
        List<Review> reviews = state.reviews();
        return new OpenMission(
                state.mission(),
                state.phase(),
                state.reason(),
                state.round(),
                state.worked(),
                state.phase().atRest() ? null : state.changed().orElse(null),
                state.notes().size(),
                (int)
                        state.notes().stream()
                                .flatMap(n -> n.quotes().stream())
                                .map(Quote::documentId)
                                .distinct()
                                .count(),
                state.drafts().size(),
                reviews.isEmpty() ? null : reviews.getLast().score(),
                List.copyOf(state.limitsMet()),
                state.spent(),
                state.origin().isEmpty() ? state.askedBack() : Spent.NOTHING,
                state.origin());
    }

    /// Time of work, pauses not counted.
    public Duration worked(Instant now) {
        return since == null ? worked : worked.plus(Duration.between(since, now));
    }

    public boolean canPause() {
        return !phase.atRest();
    }

    public boolean canStart() {
        return phase == Phase.CREATED || phase == Phase.PAUSED || phase == Phase.FAILED;
    }

    public boolean canStop() {
        return !phase.ended();
    }

    /// Not while a plan is being edited, which going back would put aside.
    public boolean canReplay() {
        return (notes > 0 || drafts > 0) && phase != Phase.AWAITING_APPROVAL;
    }

    /// From its first step on; what it has done by now stays as it is.
    public boolean canBranch() {
        return phase != Phase.CREATED && phase != Phase.PLANNING;
    }

    public boolean canCompare() {
        return phase == Phase.FINISHED;
    }

    public boolean canFinishNow() {
        return phase == Phase.RESEARCH || phase == Phase.REFLECTION;
    }
}
