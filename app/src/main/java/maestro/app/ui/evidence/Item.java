package maestro.app.ui.evidence;

import java.util.Locale;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import org.jspecify.annotations.Nullable;

/// One quote of a note.
///
/// @param section its title
/// @param question its text
/// @param document its title
/// @param cited whether the report cites the note
/// @param step key of the step that took it; null where the journal does not say
record Item(
        Note note,
        Quote quote,
        String section,
        String question,
        String document,
        boolean cited,
        @Nullable String step) {

    /// Whether every word stands in the quote, the finding, an aspect or a title.
    boolean has(String[] words) {
        if (words.length == 0) {
            return true;
        }
        String text =
                String.join(
                                "\n",
                                quote.text(),
                                note.finding(),
                                String.join("\n", note.aspects()),
                                document,
                                section,
                                question)
                        .toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    boolean paged() {
        return !quote.regions().isEmpty();
    }
}
