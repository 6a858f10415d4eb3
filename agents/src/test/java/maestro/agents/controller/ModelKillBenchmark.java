package maestro.agents.controller;

import java.nio.file.Path;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What [ModelKillTest] tests, with more kills than a build has time for.
@Tag("benchmark")
final class ModelKillBenchmark {
    private static final int KILLS = 50;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void fiftyKills(@TempDir Path folder) throws Exception {
        ModelKills kills = new ModelKills(folder);
        kills.run(KILLS);
        figures.shown("killed missions with a model, all with the report", kills.missions(), "");
        figures.atMost(
                "answered calls made again after " + KILLS + " kills",
                kills.repeated().size(),
                0,
                "");
    }
}
