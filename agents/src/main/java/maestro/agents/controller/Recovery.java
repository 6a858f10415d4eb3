package maestro.agents.controller;

import java.time.Instant;
import java.util.List;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;

/// Sets right what a killed process left behind, so that no mission is "running" for ever.
final class Recovery {
    private static final String WAITING = "waiting";

    private Recovery() {}

    static void of(Journal journal) {
        for (MissionDigest digest : journal.digests()) {
            Words words = new Words(digest.language());
            if (!digest.phase().atRest()) {
                journal.append(
                        digest.id(),
                        List.of(
                                new MissionEvent.PhaseChanged(
                                        Phase.PAUSED, words.text("recovered"))));
            } else if (digest.reason().equals(words.text(WAITING))) {
                journal.append(
                        digest.id(), List.of(new MissionEvent.PhaseChanged(digest.phase(), "")));
            }
        }
    }

    /// Shows a mission as paused whose journal could not be told that it halted.
    static void halted(MissionState state, String reason) {
        state.apply(
                new JournalEntry(
                        state.mission().id(),
                        state.sequence(),
                        state.changed().orElse(Instant.EPOCH),
                        new MissionEvent.PhaseChanged(Phase.PAUSED, reason)));
    }

    /// Of a mission that begins once another has ended.
    static MissionEvent waiting(MissionState state) {
        String reason = new Words(state.mission().language()).text(WAITING);
        return new MissionEvent.PhaseChanged(state.phase(), reason);
    }
}
