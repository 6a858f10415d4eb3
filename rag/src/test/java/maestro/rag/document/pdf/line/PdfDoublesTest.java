package maestro.rag.document.pdf.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import maestro.rag.document.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PdfDoublesTest {
    private final PdfDoubles doubles = new PdfDoubles(new Deadline(Duration.ofMinutes(1)));

    @Test
    void knowsAGlyphThatIsDrawnAgainNearby() {
        assertThat(doubles.again("a", 100, 7.9f, 1)).isFalse();
        assertThat(doubles.again("a", 100.5f, 8.1f, 1)).as("over the edge of a band").isTrue();
        assertThat(doubles.again("a", 103, 8, 1)).isFalse();
        assertThat(doubles.again("b", 100, 8, 1)).isFalse();
    }

    /// The last band of all once had no end.
    @ParameterizedTest
    @ValueSource(
            floats = {
                1e30f,
                -1e30f,
                Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                Float.NaN
            })
    void endsWhereverAGlyphIs(float place) {
        assertThat(doubles.again("a", place, place, 1)).isFalse();
        doubles.again("a", place, place, Float.MAX_VALUE);
        assertThat(doubles.again("a", 1, 1, 0.5f)).isFalse();
    }
}
