package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.agents.role.evidence.TextSource;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final String TEXT = "Mites kill bees. Somebody said that smoke cures them.";

    private final TextSource source = new TextSource().add("On bees", TEXT);

    private Note note(int number, String words, Note.Relation relation, int trust, String reason) {
        int start = TEXT.indexOf(words);
        Quote quote =
                source.quote(source.documents().getFirst().id(), start, start + words.length());
        return new Note(
                "n" + number,
                "s1",
                "s1.q1",
                1,
                words,
                List.of(quote),
                List.of(),
                new Note.Relevance(1, 0, 0, 0, 0),
                new Note.Appraisal(trust, reason, relation));
    }

    @Test
    void aWriterIsToldWhichNotesOpposeOthersOrAreLittleTrusted() {
        List<Note> notes =
                List.of(
                        note(1, "Mites kill bees.", Note.Relation.ANSWERS, 9, "measured"),
                        note(
                                2,
                                "Somebody said that smoke cures them.",
                                Note.Relation.OPPOSES,
                                2,
                                "hearsay"));
        assertThat(new Vocabulary(notes, Map.of()).shown(source, 1_000))
                .isEqualTo(
                        """
                        [N1] Mites kill bees.
                             "Mites kill bees." (On bees)
                        [N2] Somebody said that smoke cures them.
                             "Somebody said that smoke cures them." (On bees; opposes; trust 2/10: hearsay)\
                        """);
    }
}
