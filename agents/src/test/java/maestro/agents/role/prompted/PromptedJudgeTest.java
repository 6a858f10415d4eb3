package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Sources;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.Usage;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.TextSource;
import maestro.agents.source.Source;
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

    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /// @param answers gets what is asked, gives the reply's text
    private StepContext context(TextSource source, UnaryOperator<String> answers) {
        return new StepContext() {
            @Override
            public Mission mission() {
                return new Mission(
                        "m",
                        "Editing",
                        List.of("How slow is RARR?"),
                        null,
                        Language.ENGLISH,
                        "ollama",
                        Limits.DEFAULT,
                        false,
                        Instant.EPOCH,
                        ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "m"),
                        Egress.PRIVATE,
                        Sources.LIBRARY,
                        Brief.NONE,
                        List.of());
            }

            @Override
            public Source source() {
                return source;
            }

            @Override
            public ChatReply ask(String call, ChatRequest request) {
                asked.add(call);
                String text = answers.apply(request.messages().get(1).text());
                return new ChatReply(text, "", new Usage(1, 1), ChatReply.End.STOP);
            }

            @Override
            public int contextTokens() {
                return 8_192;
            }

            @Override
            public void reason(String text) {
                said.add(text);
            }
        };
    }

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
        StepContext context =
                context(
                        source,
                        prompt -> shown(prompt).size() > 4 ? "I can't." : yes(shown(prompt)));
        assertThat(new PromptedJudge(Prompts.builtIn()).judge(all, context)).containsOnlyKeys(all);
        assertThat(asked)
                .containsExactly(
                        "check/1", "check/1/2", "check/1/3", "check/2", "check/3", "check/4");
    }

    @Test
    void whoGivesNoUsableAnswerHoweverFewAreAskedAboutIsNotAskedOnAndOn() throws Exception {
        TextSource source = new TextSource();
        StepContext context = context(source, _ -> "I can't.");
        assertThat(new PromptedJudge(Prompts.builtIn()).judge(sentences(source, 40), context))
                .isEmpty();
        assertThat(asked).hasSize(3 * TRIES);
        assertThat(said).last().asString().contains("without the model");
    }

    @Test
    void sentencesThatAnAnswerPassesOverAreAskedAboutOnceMore() throws Exception {
        TextSource source = new TextSource();
        List<Sentence> all = sentences(source, 10);
        StepContext context = context(source, _ -> yes(List.of(1, 2, 3)));
        Map<Sentence, Judge.Opinion> opinions =
                new PromptedJudge(Prompts.builtIn()).judge(all, context);
        assertThat(asked).containsExactly("check/1", "check/2");
        assertThat(opinions)
                .containsOnlyKeys(
                        all.get(0), all.get(1), all.get(2), all.get(8), all.get(9), all.get(3));
    }
}
