package maestro.agents.source.online;

import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.rag.message.Shown;

/// The collection that gets what a mission fetches: the same for a mission in every run.
public final class MissionCollection {
    /// Of the hundred characters that a collection's name may have, without those of the others.
    private static final int LONGEST_TITLE = 50;

    private MissionCollection() {}

    /// "Fetched/TITLE (ID)". A slash in a title would part it.
    public static String of(Mission mission) {
        String title = Shown.line(mission.title().replace('/', ' '));
        int end = Math.min(title.length(), LONGEST_TITLE);
        boolean split = end < title.length() && Character.isHighSurrogate(title.charAt(end - 1));
        return (mission.language() == Language.KOREAN ? "가져온 자료/" : "Fetched/")
                + title.substring(0, split ? end - 1 : end).strip()
                + " ("
                + mission.id()
                + ")";
    }
}
