package maestro.agents.journal;

import java.time.Instant;

/// An event in its place.
///
/// @param sequence from 1, without holes, within its mission
public record JournalEntry(String missionId, long sequence, Instant at, MissionEvent event) {}
