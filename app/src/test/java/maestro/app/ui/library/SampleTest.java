package maestro.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    /// A system without a locale can read and write no others.
    @Test
    void theSamplesNamesAreAscii() throws Exception {
        List<Path> files = Sample.copy();
        assertThat(files).hasSize(13).allMatch(Files::exists);
        assertThat(files)
                .extracting(file -> String.valueOf(file.getFileName()))
                .allMatch(name -> StandardCharsets.US_ASCII.newEncoder().canEncode(name));
    }
}
