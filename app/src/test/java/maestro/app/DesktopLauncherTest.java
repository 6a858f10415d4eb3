package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopLauncherTest {
    @Test
    void aHomeThatCannotBeWrittenGetsAWindowToSaySo(@TempDir Path folder) throws Exception {
        Path home = Files.writeString(folder.resolve("home"), "a file where the folder should be");
        assertThat(DesktopLauncher.desktop(home, List.of())).isNotNull();
    }
}
