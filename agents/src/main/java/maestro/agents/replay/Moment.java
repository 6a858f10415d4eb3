package maestro.agents.replay;

import maestro.agents.mission.AgentKind;

/// After a step that finished.
///
/// @param number of the step among those that finished, from 1
/// @param sequence of its last entry
/// @param step its key
/// @param title for people, in the mission's language
/// @param changes whether it changed the plan, the notes, a review or a draft
/// @param millis of work
public record Moment(
        int number,
        long sequence,
        String step,
        AgentKind agent,
        String title,
        boolean changes,
        long millis) {}
