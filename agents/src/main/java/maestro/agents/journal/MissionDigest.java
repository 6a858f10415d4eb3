package maestro.agents.journal;

import java.time.Instant;
import java.util.List;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// A mission in brief: a small fold over its events, kept beside the stream so that a thousand
/// missions can be listed without reading them. It can be made again from the stream at any time.
///
/// @param thinkers names of the models, or "evidence"
/// @param sequence of the last entry taken in
/// @param started when work first began
/// @param finished when the mission ended, with or without a report
public record MissionDigest(
        String id,
        String title,
        List<String> questions,
        Language language,
        List<String> thinkers,
        Phase phase,
        String reason,
        int round,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        long sequence,
        Progress progress) {

    /// Changes whenever the fold does; digests of another version are made again.
    public static final int VERSION = 2;

    public MissionDigest {
        questions = List.copyOf(questions);
        thinkers = List.copyOf(thinkers);
    }

    /// @throws IllegalArgumentException where the entry is not the first of a stream
    public static MissionDigest first(JournalEntry entry) {
        if (!(entry.event() instanceof MissionEvent.Created(Mission mission))) {
            throw new IllegalArgumentException("A stream begins with its mission");
        }
        return new MissionDigest(
                entry.missionId(),
                mission.title(),
                mission.questions(),
                mission.language(),
                mission.thinkers(),
                Phase.CREATED,
                "",
                0,
                mission.created(),
                null,
                null,
                entry.sequence(),
                Progress.NONE);
    }

    /// The digest with the next entry taken in.
    public MissionDigest after(JournalEntry entry) {
        Phase now = phase;
        String why = reason;
        int turn = round;
        Instant began = started;
        Instant ended = finished;
        if (entry.event() instanceof MissionEvent.PhaseChanged(Phase next, String text)) {
            now = next;
            why = text;
            began = began == null && !next.atRest() ? entry.at() : began;
            ended = next.ended() ? entry.at() : null;
        } else if (entry.event() instanceof MissionEvent.RoundStarted(int next)) {
            turn = next;
        }
        return new MissionDigest(
                id,
                title,
                questions,
                language,
                thinkers,
                now,
                why,
                turn,
                created,
                began,
                ended,
                entry.sequence(),
                progress.after(entry.event(), turn));
    }
}
