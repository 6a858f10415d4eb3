package maestro.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import maestro.agents.mission.Note;
import org.junit.jupiter.api.Test;

class AppraisalWordsTest {
    private final AppraisalWords words = new AppraisalWords(Locale.ENGLISH);

    @Test
    void whatTheModelDidNotSayIsLeftOut() {
        assertThat(words.of(new Note.Appraisal(3, "hearsay.", Note.Relation.OPPOSES)))
                .isEqualTo("Trust 3 of 10: hearsay · Speaks against it");
        assertThat(words.of(new Note.Appraisal(3, " ", null))).isEqualTo("Trust 3 of 10");
    }

    @Test
    void everyRelationHasWordsInBothLanguages() {
        AppraisalWords korean = new AppraisalWords(Locale.KOREAN);
        for (Note.Relation relation : Note.Relation.values()) {
            assertThat(words.relation(relation)).isNotBlank();
            assertThat(korean.relation(relation)).isNotEqualTo(words.relation(relation));
        }
    }
}
