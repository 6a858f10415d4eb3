package maestro.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    @Test
    void aNameThatTheSystemCannotWriteIsReplaced(@TempDir Path folder) {
        assertThat(Sample.target(folder, "trees.md", 3)).isEqualTo(folder.resolve("trees.md"));
        assertThat(Sample.target(folder, "tre\0es.md", 3)).isEqualTo(folder.resolve("sample-3.md"));
    }
}
