package maestro.agents.plugin;

/// What a source is asked.
///
/// @param words that tell most, for an index that looks for every word
/// @param question as it stands in the mission's plan
/// @param language of the mission: "en", "ko"
/// @param most works; what comes beyond is not looked at
public record Query(String words, String question, String language, int most) {}
