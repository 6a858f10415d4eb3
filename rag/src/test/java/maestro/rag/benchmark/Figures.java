package maestro.rag.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// What a benchmark measured, each figure beside its limit:
///
/// ```java
/// @RegisterExtension final Figures figures = new Figures();
///
/// @Test
/// void searchIsQuick() {
///     figures.atMost("search, p99 of 1,000 queries", p99, 10, "ms");
///     figures.shown("index built", seconds, "s");
/// }
/// ```
///
/// Figures are printed as they come and kept in the module's `target/figures.tsv`, of which
/// `installer/src/figures.sh` makes the table at the end. A limit that is missed fails the
/// benchmark after its last figure; a benchmark that breaks or is given up gets a line, too.
public final class Figures implements AfterTestExecutionCallback {
    private static final String MET = "met";
    private static final String MISSED = "NOT MET";

    private final Path file;
    private final List<String> missed = new ArrayList<>();

    public Figures() {
        this(Path.of("target", "figures.tsv"));
    }

    Figures(Path file) {
        this.file = file;
    }

    /// @param figure what was measured, the same words in every run
    /// @param unit "ms", "s" or "" for a ratio
    public void atLeast(String figure, double measured, double limit, String unit) {
        add(figure, number(measured, unit), "at least " + number(limit, unit), measured >= limit);
    }

    /// @param unit as above
    public void atMost(String figure, double measured, double limit, String unit) {
        add(figure, number(measured, unit), "at most " + number(limit, unit), measured <= limit);
    }

    /// A figure that has no limit.
    ///
    /// @param unit as above
    public void shown(String figure, double measured, String unit) {
        line(figure, number(measured, unit), "", "");
    }

    private void add(String figure, String measured, String limit, boolean met) {
        line(figure, measured, limit, met ? MET : MISSED);
        if (!met) {
            missed.add(figure + ": " + measured + ", limit " + limit);
        }
    }

    private static String number(double value, String unit) {
        double size = Math.abs(value);
        String form = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 5 ? "%.1f" : "%.3f";
        return (String.format(Locale.ROOT, form, value) + " " + unit).strip();
    }

    private void line(String figure, String measured, String limit, String met) {
        System.out.printf(Locale.ROOT, "  %-64s %14s  %-20s %s%n", figure, measured, limit, met);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    String.join("\t", figure, measured, limit, met) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError("The figures could not be kept in " + file, e);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        finish(
                context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName(),
                context.getExecutionException());
    }

    /// @param benchmark its name for people
    void finish(String benchmark, Optional<Throwable> broken) {
        if (broken.isPresent()) {
            Throwable why = broken.get();
            String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
            boolean givenUp = why instanceof TestAbortedException;
            line(
                    benchmark + ": " + reason,
                    givenUp ? "not measured" : "broken",
                    "",
                    givenUp ? "" : MISSED);
        } else if (!missed.isEmpty()) {
            throw new AssertionError(String.join("\n", missed));
        }
    }
}
