package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sentence;
import maestro.agents.role.Judge;
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

    private static final int TRIES = 3;

    private static List<Sentence> sentences(TextSource source, int number) {
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            String text = "It takes " + i + " seconds.";
            source.add("Run " + i, text);
            Quote quote = source.quote(source.documents().getLast().id(), 0, text.length());
            sentences.add(
                    new Sentence(
                            "Run " + i + " took " + i + " seconds.",
                            List.of(new Citation(0, "n" + i, quote, "s")),
                            null));
        }
        return sentences;
    }

    /// Numbers of the sentences that a prompt shows.
    private static List<Integer> shown(String prompt) {
        return Pattern.compile("(?m)^(\\d+)\\. Run")
                .matcher(prompt)
                .results()
                .map(m -> Integer.valueOf(m.group(1)))
                .toList();
    }

    private static String yes(List<Integer> numbers) {
        return numbers.stream()
                .map(n ->
                        "{\"number\":%d,\"verdict\":\"YES\",\"missing\":\"\",\"corrected\":\"\"}"
                                .formatted(n))
                .collect(Collectors.joining(",", "{\"checks\":[", "]}"));
    }

    @Test
    void aModelThatCanNotCheckManySentencesAtOnceIsAskedAboutFewer() throws Exception {
        TextSource source = new TextSource();
        List<Sentence> all = sentences(source, 9);
        ScriptedContext context =
                new ScriptedContext(
                        source,
                        8_192,
                        prompt -> shown(prompt).size() > 4 ? "I can't." : yes(shown(prompt)));
        assertThat(new PromptedJudge(Prompts.builtIn()).judge(all, context)).containsOnlyKeys(all);
        assertThat(context.asked)
                .containsExactly(
                        "check/1", "check/1/2", "check/1/3", "check/2", "check/3", "check/4");
    }

    @Test
    void whoGivesNoUsableAnswerHoweverFewAreAskedAboutIsNotAskedOnAndOn() throws Exception {
        TextSource source = new TextSource();
        ScriptedContext context = new ScriptedContext(source, 8_192, _ -> "I can't.");
        assertThat(new PromptedJudge(Prompts.builtIn()).judge(sentences(source, 40), context))
                .isEmpty();
        assertThat(context.asked).hasSize(3 * TRIES);
        assertThat(context.said).last().asString().contains("without the model");
    }

    @Test
    void sentencesThatAnAnswerPassesOverAreAskedAboutOnceMore() throws Exception {
        TextSource source = new TextSource();
        List<Sentence> all = sentences(source, 10);
        ScriptedContext context = new ScriptedContext(source, 8_192, _ -> yes(List.of(1, 2, 3)));
        Map<Sentence, Judge.Opinion> opinions =
                new PromptedJudge(Prompts.builtIn()).judge(all, context);
        assertThat(context.asked).containsExactly("check/1", "check/2");
        assertThat(opinions)
                .containsOnlyKeys(
                        all.get(0), all.get(1), all.get(2), all.get(8), all.get(9), all.get(3));
    }
}
