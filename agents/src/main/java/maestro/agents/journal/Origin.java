package maestro.agents.journal;

import java.util.List;

/// Where a branch comes from. Title and step are kept in words, because the other mission may be
/// removed.
///
/// @param missionId of the mission that it left
/// @param number of the last step that was taken over, from 1; 0 where none was
/// @param step key of that step, empty where there is none
/// @param stepTitle for people
/// @param thinkers who did the steps that were taken over, see
///   [maestro.agents.mission.Mission#thinkers]
/// @param entries how many entries were copied
public record Origin(
        String missionId,
        String title,
        int number,
        String step,
        String stepTitle,
        List<String> thinkers,
        long entries) {
    public Origin {
        thinkers = List.copyOf(thinkers);
    }
}
