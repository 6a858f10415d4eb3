package maestro.agents.model.fitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.Usage;
import maestro.agents.model.fitness.Task.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitnessCheckTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final List<TaskResult> told = new ArrayList<>();

    /// A model that says this to a question, at 50 tokens in two seconds.
    private final class Saying implements ChatModel {
        private final UnaryOperator<String> answers;

        Saying(UnaryOperator<String> answers) {
            this.answers = answers;
        }

        @Override
        public String name() {
            return "tiny";
        }

        @Override
        public int contextTokens(ChatListener listener) {
            return 8_192;
        }

        @Override
        public ChatReply chat(ChatRequest request, ChatListener listener) {
            String said = answers.apply(request.messages().getFirst().text());
            now.addAndGet(30 * SECOND);
            listener.reasoning("Hm");
            now.addAndGet(2 * SECOND);
            listener.text(said);
            return new ChatReply(said, "Hm", new Usage(10, 50), End.STOP);
        }
    }

    private static String good(String question) {
        if (question.contains("outline")) {
            return outline(
                    "Seabirds of Ostrel",
                    "How far do they decline?",
                    "Causes",
                    "What do they eat?");
        }
        if (question.contains("How well")) {
            return question.contains("Varga")
                    ? "{\"score\": 9, \"reason\": \"r\"}"
                    : "{\"score\": 1, \"reason\": \"r\"}";
        }
        if (question.contains("mayor")) {
            return "NOT FOUND";
        }
        return question.contains("한국어")
                ? "오스트렐(Ostrel)의 제비갈매기는 2009년보다 38% 줄었습니다 [n1]. 바다가 따뜻해져 먹이가 옮겨 갔기 때문일 수 있습니다."
                : "The terns fell by 38 % [n1]. Their food moved north [n3, n1].";
    }

    private static String outline(String one, String first, String two, String second) {
        return """
        {"title": "T", "sections": [{"title": "%s", "questions": ["%s"]}, {"title": "%s", "questions": ["%s"]}]}\
        """
                .formatted(one, first, two, second);
    }

    private Fitness check(UnaryOperator<String> answers) throws InterruptedException {
        return new FitnessCheck(now::get).of(new Saying(answers), told::add);
    }

    @Test
    void aGoodModelIsGoodForEverything() throws InterruptedException {
        Fitness fitness = check(FitnessCheckTest::good);
        assertThat(fitness.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(told).hasSize(5).isEqualTo(fitness.results()).allMatch(TaskResult::passed);
        assertThat(fitness.tokensPerSecond()).isCloseTo(25, within(0.01));
        assertThat(fitness.words().english())
                .isEqualTo("tiny is good for every role. It writes about 25 tokens a second.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of a model of four million weights that writes nonsense
                "the pressed with presented | 하는다. | the be sase of a results | 의 있며 만본국지까이?",
                "Ostrel | Seabirds? | Ostrel | Why do seabirds on Ostrel decline?",
                "A decline | of what? | A decrease | of what?"
            })
    void aPlanThatSaysNothingOfWhatWasAskedIsNone(
            String one, String first, String two, String second) throws InterruptedException {
        String said = outline(one, first, two, second);
        Fitness fitness = check(question -> question.contains("outline") ? said : good(question));
        assertThat(fitness.roles()).containsExactly(Role.WRITING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The decline of Ostrel's seabirds | How many are left? | Likely causes | Has food become scarce?",
                "Population trends | How have seabird numbers on Ostrel changed? | Threats | Which threats exist?",
                "오스트렐 섬의 바닷새 현황 | 얼마나 줄었는가? | 감소의 원인 | 왜 감소하는가?"
            })
    void aPlanOfWhatWasAskedIsOneInEitherLanguage(
            String one, String first, String two, String second) throws InterruptedException {
        String said = outline(one, first, two, second);
        Fitness fitness = check(question -> question.contains("outline") ? said : good(question));
        assertThat(fitness.roles()).containsExactlyInAnyOrder(Role.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "로하도 지표적과 자수는 왕이어 부토, 과탄산 장 심역이는 해정를 워에내호어명 일과며 구스로 이소편게.",
                "바다는 넓고 아름답습니다. 우리는 모두 함께 걸어갑니다."
            })
    void koreanThatSaysNothingOfTheNotesIsNone(String said) throws InterruptedException {
        Fitness fitness = check(question -> question.contains("한국어") ? said : good(question));
        assertThat(fitness.passed(Task.KOREAN)).isFalse();
        assertThat(fitness.words().english()).contains("Its Korean is not good enough");
    }

    @Test
    void aModelThatChattersIsGoodForNothing() throws InterruptedException {
        Fitness fitness =
                check(question -> "Certainly! As shown in [n7], the mayor is Ms Smith [12].");
        assertThat(fitness.roles()).isEmpty();
        assertThat(told).noneMatch(TaskResult::passed);
        assertThat(told.get(2).words().english())
                .isEqualTo("Cited notes that it was never given: 12, n7.");
        assertThat(fitness.words().text(Locale.KOREAN))
                .isEqualTo(
                        "tiny은(는) 어느 역할에도 알맞지 않습니다. 다른 모델을 고르세요. 한국어 보고서를 쓰기에는 한국어가 부족합니다. 초당 약 25토큰을 씁니다.");
    }

    @Test
    void aModelThatInventsWritesNothing() throws InterruptedException {
        Fitness fitness =
                check(question -> question.contains("mayor") ? "Ms Smith [n4]" : good(question));
        assertThat(fitness.roles())
                .containsExactlyInAnyOrder(Role.PLANNING, Role.RESEARCH, Role.REFLECTION);
        assertThat(fitness.words().english())
                .startsWith("tiny is good for planning, research, reflection.");
    }

    @Test
    void repairsAreTold() throws InterruptedException {
        check(question ->
                question.contains("outline")
                        ? "```json\n" + good(question) + "\n```"
                        : good(question));
        assertThat(told.getFirst())
                .returns(true, TaskResult::passed)
                .extracting(result -> result.words().english())
                .isEqualTo("Planned an outline; its form had to be repaired in one place.");
    }

    @Test
    void scoresThatDontTellApartAreNoJudgement() throws InterruptedException {
        Fitness fitness =
                check(question ->
                        question.contains("How well")
                                ? "{\"score\": \"8\", \"reason\": \"r\"}"
                                : good(question));
        assertThat(fitness.roles()).containsExactlyInAnyOrder(Role.PLANNING, Role.WRITING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The terns declined, 제비갈매기", "오스트렐的海鸟数量减少了，因为海水变暖", "", "123"})
    void otherLanguagesAreNotKorean(String said) {
        assertThat(100 * Exercises.koreanShare(said)).isLessThan(Exercises.KOREAN_ENOUGH);
    }

    @ParameterizedTest
    @CsvSource({"3, ''", "8, qwen3:4b", "16, qwen3:8b", "32, qwen3:30b", "128, gpt-oss:120b"})
    void recommendsWhatTheMemoryHolds(long gib, String best) {
        // what a machine reports: the firmware and the graphics keep some of it
        List<Recommendation> fitting = Recommendation.fitting((long) (gib * 0.95 * (1L << 30)));
        assertThat(fitting.stream().findFirst().map(Recommendation::name).orElse(""))
                .isEqualTo(best);
    }

    @Test
    void everyRecommendationFitsItsMemoryAndIsPutIntoWords() {
        assertThat(Recommendation.all())
                .isNotEmpty()
                .allMatch(model -> model.bytes() * 1.2 < model.memory())
                .allSatisfy(model -> assertThat(model.words().english()).contains(model.name()));
    }
}
