package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes and one home.
class LockedHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void aSecondProcessSaysWhoHasTheHomeAndChangesNothing() throws Exception {
        try (Workstation workstation = Workstation.open(home)) {
            Process second = KilledProgram.start(home, "documents", "--json");
            String said = new String(second.getErrorStream().readAllBytes());

            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(said)
                    .contains(
                            "is in use by another Maestro (process "
                                    + ProcessHandle.current().pid())
                    .contains("choose another folder with --home")
                    .doesNotContain("Exception");
            assertThat(workstation.disagreements()).isEmpty();
        }
        assertThat(KilledProgram.whole(home, "documents", "--json").code()).isZero();
    }
}
