package maestro.agents.controller;

import java.time.Instant;
import java.util.Collection;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Language;

/// Ids like "mmi8k2v1c": the letter m and the time in milliseconds to base 36, one more than the
/// last where that is taken. Sorted as texts they are sorted by age. Not safe for several threads.
final class MissionIds {
    private static final int DIGITS = 9;

    private long last;

    MissionIds(Collection<String> taken) {
        taken.forEach(id -> last = Math.max(last, time(id)));
    }

    String next(Instant now) {
        last = Math.max(last + 1, now.toEpochMilli());
        String digits = Long.toString(last, Character.MAX_RADIX);
        return "m" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /// What is thrown where no mission has an id.
    static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException(
                new Words(Language.ENGLISH).text("mission.unknown", id));
    }

    /// @throws IllegalArgumentException where no mission has this id
    static MissionState state(Journal journal, String id) {
        return MissionState.of(journal, id).orElseThrow(() -> unknown(id));
    }

    /// @throws IllegalArgumentException where no mission has this id
    static MissionDigest digest(Journal journal, String id) {
        return journal.digests().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static long time(String id) {
        try {
            return Long.parseLong(id.substring(1), Character.MAX_RADIX);
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            return 0;
        }
    }
}
