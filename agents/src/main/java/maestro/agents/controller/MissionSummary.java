package maestro.agents.controller;

import java.time.Instant;
import java.util.List;
import maestro.agents.journal.MissionDigest;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// A line of the mission list.
///
/// @param thinkers names of the models, or "evidence"
/// @param progress 0 to 1
/// @param started null before work began
/// @param finished null until ended
public record MissionSummary(
        String id,
        String title,
        List<String> questions,
        List<String> thinkers,
        Phase phase,
        double progress,
        int round,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished) {

    /// @param halted whether it rests though its journal could not be told
    static MissionSummary of(MissionDigest digest, boolean halted) {
        return new MissionSummary(
                digest.id(),
                digest.title(),
                digest.questions(),
                digest.thinkers(),
                halted ? Phase.PAUSED : digest.phase(),
                digest.progress().value(),
                digest.round(),
                digest.created(),
                digest.started(),
                digest.finished());
    }
}
