package maestro.app.ui.reasoning.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import maestro.agents.journal.MissionEvent.Voice;
import org.junit.jupiter.api.Test;

class StreamTest {
    private final Stream stream = new Stream("ask", Voice.TEXT, UnaryOperator.identity());

    @Test
    void piecesBecomeLinesHoweverTheyAreCut() {
        String text = "First line.\r\n\n  \nSecond 줄 here.";
        text.codePoints().forEach(c -> stream.add(Character.toString(c)));
        assertThat(stream.lines()).containsExactly("First line.", "Second 줄 here.");
        assertThat(stream.words()).isEqualTo(5);
    }

    @Test
    void aLineWithoutEndIsCutAtASentenceOrElseAtAWord() {
        stream.add("A short sentence. ".repeat(40));
        List<String> lines = stream.lines();
        assertThat(lines.size()).isGreaterThan(1);
        assertThat(lines).allMatch(line -> line.startsWith("A short") && line.length() < 400);
        Stream endless = new Stream("ask", Voice.TEXT, UnaryOperator.identity());
        endless.add("word ".repeat(400));
        assertThat(endless.lines())
                .allMatch(line -> line.startsWith("word") && line.length() < 700);
        assertThat(String.join(" ", endless.lines()).split(" ")).hasSize(400);
    }

    @Test
    void onlyTheNewestLinesAreHeld() {
        for (int i = 0; i < 1_000; i++) {
            stream.add("line " + i + "\n");
        }
        assertThat(stream.lines()).hasSize(Stream.LINES).endsWith("line 999");
    }

    @Test
    void anAttemptBelongsToItsCall() {
        assertThat(Stream.base("plan (2)")).isEqualTo("plan");
        assertThat(Stream.base("note 3")).isEqualTo("note 3");
    }
}
