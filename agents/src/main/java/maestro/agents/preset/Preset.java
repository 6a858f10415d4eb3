package maestro.agents.preset;

import java.time.Duration;
import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Index;
import maestro.agents.mission.Limits;

/// What a kind of research is begun with. All of it can be changed before a mission is made of it.
///
/// @param id the name of its file without the ending; unique among the program's and the user's
/// @param own whether it is the user's
/// @param about in a sentence, what it is for; may be empty
/// @param outline headings of the report, in order; empty where the planner decides
/// @param tone for those who write with a language model; empty for none
/// @param proposed where else to look; nothing is sent there before the user agrees
/// @param rounds of research, at most
/// @param minutes of work, at most
public record Preset(
        String id,
        boolean own,
        String name,
        String about,
        List<String> outline,
        String tone,
        Brief.Unsupported unsupported,
        List<Index> proposed,
        int rounds,
        int minutes) {
    public static final int LONGEST_NAME = 60;
    private static final int LONGEST_ABOUT = 300;
    private static final int MOST_MINUTES = 24 * 60;

    public Preset {
        name = name.replaceAll("\\s+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || about.length() > LONGEST_ABOUT) {
            throw new IllegalArgumentException(
                    "A preset has a name of 1 to %d letters".formatted(LONGEST_NAME));
        }
        if (minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("A preset lasts a day at most");
        }
        outline = new Brief("", outline, tone, unsupported, List.of()).outline();
        proposed = proposed.stream().distinct().sorted().toList();
        new Limits(rounds, Duration.ofMinutes(minutes), 100, 1);
    }

    /// What a mission is told of it.
    public Brief brief() {
        return new Brief(name, outline, tone, unsupported, List.of());
    }

    /// The user's own, under another name.
    public Preset named(String id, String name) {
        return new Preset(
                id, true, name, about, outline, tone, unsupported, proposed, rounds, minutes);
    }
}
