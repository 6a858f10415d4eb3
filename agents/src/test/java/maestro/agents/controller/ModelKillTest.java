package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real process at work on missions with a model is killed at random moments, again and again: no
/// call that was answered is made again, and the reports are those of missions that nobody killed.
@Timeout(600)
class ModelKillTest {
    private static final int KILLS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void killsRepeatNoAnsweredCallAndChangeNoReport() throws Exception {
        ModelKills kills = new ModelKills(folder);
        kills.run(KILLS);
        assertThat(kills.repeated()).isEmpty();
        assertThat(kills.missions()).isPositive();
    }
}
