package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sentence;
import maestro.agents.role.evidence.TextSource;
import org.junit.jupiter.api.Test;

class PromptedJudgeTest {
    @Test
    void keysOfQuotesDoNotComeIntoAReport() {
        assertThat(
                        PromptedJudge.corrected(
                                new Answers.Check(
                                        1,
                                        Answers.Judged.PARTLY,
                                        "speed",
                                        "RARR is slow [Q1, Q2] in\n90 of 100 cases [N3].")))
                .isEqualTo("RARR is slow in 90 of 100 cases.");
    }

    @Test
    void aQuoteStandsOnceWithItsTitleAndWhatComesBeforeIt() {
        String text = "RARR edits what models say.\nIts limits are known.\nIt is slow.\n";
        TextSource source = new TextSource().add("Survey of editing", text);
        int start = text.indexOf("It is slow");
        Quote quote =
                source.quote(
                        source.documents().getFirst().id(), start, start + "It is slow.".length());
        Map<Quote, String> keys = new HashMap<>();
        Sentence sentence =
                new Sentence("RARR is slow.", List.of(new Citation(0, "n1", quote, "s")), null);
        assertThat(PromptedJudge.shown(1, sentence, source, keys))
                .isEqualTo(
                        """
                        1. RARR is slow.
                           [Q1] (Survey of editing) … RARR edits what models say. Its limits are known.
                           "It is slow."
                        """);
        assertThat(PromptedJudge.shown(2, sentence, source, keys))
                .isEqualTo("2. RARR is slow.\n   [Q1]\n");
    }
}
