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
        assertThat(words.brief(new Note.Appraisal(9, "r", Note.Relation.ANSWERS)))
                .isEqualTo("Trust 9 of 10");
        assertThat(words.brief(new Note.Appraisal(9, "r", Note.Relation.BACKGROUND)))
                .isEqualTo("Trust 9 of 10 · Background");
    }

    @Test
    void everyRelationHasWordsInBothLanguages() {
        AppraisalWords korean = new AppraisalWords(Locale.KOREAN);
        for (Note.Relation relation : Note.Relation.values()) {
            Note.Appraisal appraisal = new Note.Appraisal(3, "r", relation);
            assertThat(words.of(appraisal)).startsWith("Trust 3 of 10: r · ");
            assertThat(korean.of(appraisal)).startsWith("신뢰도 3/10: r · ");
        }
    }
}
