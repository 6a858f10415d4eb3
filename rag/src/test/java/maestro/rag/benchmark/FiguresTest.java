package maestro.rag.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class FiguresTest {
    private Path file = Path.of("");
    private Figures figures = new Figures();

    @BeforeEach
    void inAFolderThatIsNotThere(@TempDir Path folder) {
        file = folder.resolve("target").resolve("figures.tsv");
        figures = new Figures(file);
    }

    @Test
    void figuresAreKeptBesideTheirLimits() throws IOException {
        figures.atMost("search", 7.25, 10, "ms");
        figures.atLeast("recall", 0.97, 0.97, "");
        figures.shown("events a second", 123_456.7, "");
        figures.finish("Benchmark", Optional.empty());
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "search\t7.3 ms\tat most 10.0 ms\tmet",
                        "recall\t0.970\tat least 0.970\tmet",
                        "events a second\t123,457\t\t");
    }

    @Test
    void aMissedLimitFailsTheBenchmarkAfterItsLastFigure() throws IOException {
        figures.atMost("search", 10.1, 10, "ms");
        figures.atLeast("recall", 0.9, 0.97, "");
        figures.atMost("start", 2, 10, "s");
        assertThatThrownBy(() -> figures.finish("Benchmark", Optional.empty()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("search", "recall")
                .hasMessageNotContaining("start");
        assertThat(Files.readAllLines(file)).element(0).asString().endsWith("NOT MET");
    }

    @Test
    void aBenchmarkThatBreaksIsMissedAndOneGivenUpIsNot() throws IOException {
        assertThatCode(
                        () -> {
                            figures.finish("A", Optional.of(new IllegalStateException("no\nmore")));
                            figures.finish("B", Optional.of(new TestAbortedException("no data")));
                        })
                .doesNotThrowAnyException();
        assertThat(Files.readAllLines(file))
                .containsExactly("A: no\tbroken\t\tNOT MET", "B: no data\tnot measured\t\t");
    }
}
