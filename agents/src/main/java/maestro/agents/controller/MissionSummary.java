package maestro.agents.controller;

import java.time.Instant;
import java.util.List;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// A line of the mission list.
///
/// @param progress 0 to 1
/// @param started null before work began
/// @param finished null until ended
public record MissionSummary(
        String id,
        String title,
        List<String> questions,
        Phase phase,
        double progress,
        int round,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished) {}
