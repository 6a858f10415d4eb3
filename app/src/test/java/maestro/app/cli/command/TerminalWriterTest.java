package maestro.app.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {
    private final StringWriter terminal = new StringWriter();

    @Test
    void aTitleDoesNotCommandTheTerminal() {
        PrintWriter out = new PrintWriter(new TerminalWriter(terminal));
        out.print("\u001b[2J\u0007Bees\u009b31m \u202Efdp.exe");
        out.write('\u001b');
        out.write("a\u001bb".toCharArray(), 1, 2);
        out.flush();
        assertThat(terminal).hasToString("\uFFFD[2J\uFFFDBees\uFFFD31m \uFFFDfdp.exe\uFFFD\uFFFDb");
    }

    @Test
    void linesAndLettersStayAsTheyAre() {
        String text = "벌은\t꿀을 모은다.\r\n“Bees” \u2067עברית\u2069 🐝\n";
        PrintWriter out = new PrintWriter(new TerminalWriter(terminal));
        out.print(text);
        out.flush();
        assertThat(terminal).hasToString(text);
    }
}
