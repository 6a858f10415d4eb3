package maestro.agents.model.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedModelTest {
    private static final Masking NAMES = new Masking(List.of("Kim Chulsoo", "김철수", "Lee"));

    private final List<ChatRequest> asked = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private int masked;
    private Duration patience = Duration.ZERO;

    private final ChatListener listener =
            new ChatListener() {
                @Override
                public void text(String piece) {
                    told.append(piece);
                }

                @Override
                public void masked(int count) {
                    masked = count;
                }

                @Override
                public Duration patience() {
                    return Duration.ofMinutes(3);
                }
            };

    /// Answers as the function says, a character at a time.
    private ChatModel model(UnaryOperator<String> answer) {
        return new ChatModel() {
            @Override
            public String name() {
                return "tiny";
            }

            @Override
            public int contextTokens(ChatListener listener) {
                return 8_192;
            }

            @Override
            public ChatReply chat(ChatRequest request, ChatListener to) {
                asked.add(request);
                patience = to.patience();
                String text = answer.apply(request.messages().getLast().text());
                text.chars().forEach(c -> to.text(Character.toString(c)));
                return new ChatReply(text, "about " + text, new Usage(1, 1), ChatReply.End.STOP);
            }
        };
    }

    @Test
    void aServerIsWaitedForAsLongAsWithoutMasking() throws InterruptedException {
        assertThat(sent("Write to a@b.kr today.")).doesNotContain("a@b.kr");
        assertThat(patience).isEqualTo(Duration.ofMinutes(3));
    }

    private String sent(String text) throws InterruptedException {
        new MaskedModel(model(UnaryOperator.identity()), NAMES)
                .chat(ChatRequest.of(text), listener);
        return asked.getLast().messages().getLast().text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to kim.cs+x@mail.example.ac.kr today. | Write to [EMAIL-1] today.",
                "전화는 010-1234-5678이다. | 전화는 [PHONE-1]이다.",
                "Call +82 2 312 3456 or (650) 253-0000. | Call [PHONE-1] or [PHONE-2].",
                "주민번호 900101-1234567 확인 | 주민번호 [ID-1] 확인",
                "SSN 219-09-9999. | SSN [ID-1].",
                "Card 4111 1111 1111 1111, valid | Card [CARD-1], valid",
                "kim chulsoo and KIM  CHULSOO met Lee. | [PERSON-1] and [PERSON-2] met [PERSON-3].",
                "김철수는 이영희를 만났다. | [PERSON-1]는 이영희를 만났다.",
                "a@b.kr, c@d.kr and a@b.kr again | [EMAIL-1], [EMAIL-2] and [EMAIL-1] again",
                "[EMAIL-1] stood there before a@b.kr | [EMAIL-1] stood there before [EMAIL-2]"
            })
    void personalDataIsNotSent(String text, String expected) throws InterruptedException {
        assertThat(sent(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 2019-2020, 1,234,567 people (12.5 %) were asked on 2020-01-15.",
                "The score of 0.741 rose to 0.768 (p < 0.001, n = 4321).",
                "See arXiv:2005.11401v4, doi:10.1145/3397271.3401075, pages 1234-1245.",
                "Fleet and sleet are no names. 991399-1234567 is no birthday.",
                "ISBN 978-3-16-148410-0 and 1234 5678 9012 3456 are no cards."
            })
    void numbersOfResearchStay(String text) throws InterruptedException {
        assertThat(sent(text)).isEqualTo(text);
        assertThat(masked).isZero();
    }

    @Test
    void theAnswerHasTheWordsAgain() throws InterruptedException {
        ChatModel careful =
                new MaskedModel(
                        model(text ->
                                "{\"quote\": \"" + text + "\", \"who\": \"EMAIL-1 [EMAIL-7] [x\"}"),
                        NAMES);
        ChatReply reply =
                careful.chat(ChatRequest.of("Lee (lee@example.org, 010-1234-5678)"), listener);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"quote\": \"Lee (lee@example.org, 010-1234-5678)\", \"who\": \"lee@example.org [EMAIL-7] [x\"}");
        assertThat(reply.reasoning()).contains("lee@example.org").doesNotContain("PERSON");
        assertThat(told.toString())
                .startsWith("{\"quote\": \"Lee (lee@example.org, 010-1234-5678)\"")
                .endsWith("[x\"}");
        assertThat(masked).isEqualTo(3);
        assertThat(asked.getLast().messages().toString())
                .doesNotContain("Lee")
                .doesNotContain("@")
                .doesNotContain("5678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[EMAIL-1]",
                "EMAIL-1",
                "[email-1]",
                "[EMAIL‑1]",
                "[Email 1]",
                "[ EMAIL-1 ]"
            })
    void aPlaceholderInAnotherSpellingIsKnownAgain(String placeholder) throws InterruptedException {
        ChatReply reply =
                new MaskedModel(model(_ -> "Ask " + placeholder + "에게."), NAMES)
                        .chat(ChatRequest.of("lee@example.org"), listener);
        assertThat(reply.text()).isEqualTo("Ask lee@example.org에게.");
    }

    @Test
    void hugeTextsAreMaskedInTime() throws InterruptedException {
        String text = "1".repeat(20_000) + "a.".repeat(20_000) + "@" + "0-".repeat(20_000);
        assertThat(sent(text + " a@b.kr")).endsWith("[EMAIL-1]");
    }

    @Test
    void namesThatWouldBreakAnAnswerAreRefused() {
        assertThatThrownBy(() -> new Masking(List.of("a\"b")))
                .hasMessageContaining("quotation marks");
        assertThatThrownBy(() -> new Masking(List.of("x"))).hasMessageContaining("2 to 100");
        assertThat(new Masking(List.of(" Lee ", "", "Lee")).names()).containsExactly("Lee");
    }
}
