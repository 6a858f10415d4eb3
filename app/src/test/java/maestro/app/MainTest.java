package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void noArgumentMeansTheDesktop() {
        assertThat(parse()).isEqualTo(new Main.DesktopCall(null, List.of()));
    }

    @Test
    void aHomeAloneMeansTheDesktop() {
        assertThat(parse("--home", "/data").home()).isEqualTo(Path.of("/data"));
        assertThat(parse("--home=/data").home()).isEqualTo(Path.of("/data"));
    }

    @Test
    void filesAreOpenedInTheDesktop() {
        assertThat(parse("/papers/a.pdf", "b.docx").files())
                .containsExactly(Path.of("/papers/a.pdf"), Path.of("b.docx").toAbsolutePath());
    }

    @Test
    void aWordMeansACommand() {
        assertThat(Main.DesktopCall.parse(new String[] {"search", "x"})).isNull();
        assertThat(Main.DesktopCall.parse(new String[] {"--home", "/data", "missions"})).isNull();
        assertThat(Main.DesktopCall.parse(new String[] {"--help"})).isNull();
    }

    private static Main.DesktopCall parse(String... arguments) {
        return Objects.requireNonNull(Main.DesktopCall.parse(arguments));
    }
}
