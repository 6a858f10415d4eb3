package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
    private static final Path USER = Path.of("/home/kim");

    @Test
    void theFolderThatIsAskedForWins() {
        assertThat(Home.resolve(Path.of("/x"), Map.of("MAESTRO_HOME", "/y"), "Linux", USER))
                .isEqualTo(Path.of("/x"));
    }

    @Test
    void theEnvironmentComesNext() {
        assertThat(Home.resolve(null, Map.of("MAESTRO_HOME", "/y"), "Linux", USER))
                .isEqualTo(Path.of("/y"));
    }

    @Test
    void elseThePlatformDecides() {
        assertThat(Home.resolve(null, Map.of(), "Linux", USER))
                .isEqualTo(Path.of("/home/kim/.local/share/maestro"));
        assertThat(Home.resolve(null, Map.of("XDG_DATA_HOME", "/data"), "Linux", USER))
                .isEqualTo(Path.of("/data/maestro"));
        assertThat(Home.resolve(null, Map.of("XDG_DATA_HOME", "relative"), "Linux", USER))
                .isEqualTo(Path.of("/home/kim/.local/share/maestro"));
        assertThat(Home.resolve(null, Map.of(), "Mac OS X", USER))
                .isEqualTo(Path.of("/home/kim/Library/Application Support/Maestro"));
        assertThat(Home.resolve(null, Map.of("LOCALAPPDATA", "/local"), "Windows 11", USER))
                .isEqualTo(Path.of("/local/Maestro"));
    }
}
