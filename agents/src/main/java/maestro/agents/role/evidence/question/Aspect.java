package maestro.agents.role.evidence.question;

import java.util.Set;

/// One side of a question that an answer should speak to.
///
/// @param name for people, in the mission's language
/// @param stems any of which shows that a sentence speaks to it
/// @param query words to search for it
public record Aspect(String name, Set<String> stems, String query) {
    public Aspect {
        stems = Set.copyOf(stems);
    }

    /// Whether words speak to it: by a word of its own, or, for an aspect named by a phrase, by all
    /// of that phrase's words.
    public boolean spokenTo(Set<String> words) {
        return stems.stream().anyMatch(words::contains);
    }
}
