package maestro.app.ui.reasoning.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import maestro.agents.journal.MissionEvent.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableJsonTest {
    private static final String OUTLINE =
            """
            {"sections": [{"title": "Why \\"bees\\" matter", "purpose": null, "score": 0.5,
              "parts": [{"question": "How many\\nare left?"}, {"question": "벌\\uc740 왜?"}]},
             {"title": "Hives", "parts": []}], "notes": ["one", "two, too"]}
            """;

    private static List<String> lines(String... pieces) {
        Stream stream = new Stream("ask", Voice.TEXT, name -> name.toUpperCase(Locale.ROOT));
        for (String piece : pieces) {
            stream.add(piece);
        }
        return stream.lines().stream().map(String::stripTrailing).toList();
    }

    @Test
    void anAnswerReadsAsLines() {
        assertThat(lines(OUTLINE))
                .containsExactly(
                        "SECTIONS:",
                        "• TITLE: Why \"bees\" matter",
                        "PURPOSE:",
                        "SCORE: 0.5",
                        "PARTS:",
                        "• QUESTION: How many",
                        "are left?",
                        "• QUESTION: 벌은 왜?",
                        "• TITLE: Hives",
                        "PARTS:",
                        "NOTES:",
                        "• one",
                        "• two, too");
    }

    @Test
    void howeverItIsCut() {
        List<String> whole = lines(OUTLINE);
        assertThat(lines(OUTLINE.split(""))).isEqualTo(whole);
        assertThat(lines("```json\n", OUTLINE, "```")).isEqualTo(whole);
        assertThat(lines("```json\n", OUTLINE, "```\nIt is so.").getLast()).isEqualTo("It is so.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bees {\"are\": counted} twice.",
                "[1] Bees are counted.",
                "`code` and text",
                "- a list\n- of two"
            })
    void whatIsNoObjectPassesAsItIs(String text) {
        assertThat(lines(text.split(""))).isEqualTo(text.lines().toList());
    }

    @Test
    void brokenJsonNeverFails() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder spoilt = new StringBuilder(OUTLINE);
            for (int j = 0; j < 5; j++) {
                int at = random.nextInt(spoilt.length());
                spoilt.setCharAt(at, "{}[]\",:\\ux7".charAt(random.nextInt(11)));
            }
            assertThat(lines(spoilt.toString())).as("%s", spoilt).isNotEmpty();
        }
        assertThat(lines("{\"a\":" + "[".repeat(100_000) + "\"x\"")).hasSize(2);
    }
}
