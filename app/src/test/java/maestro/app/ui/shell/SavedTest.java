package maestro.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTest {
    @TempDir private Path folder;

    @Test
    void aNameGetsItsEnding() {
        assertThat(Saved.withEnding(folder.resolve("refs"), "bib"))
                .isEqualTo(folder.resolve("refs.bib"));
        assertThat(Saved.withEnding(folder.resolve("refs.BIB"), "bib"))
                .isEqualTo(folder.resolve("refs.BIB"));
    }

    @Test
    void nothingIsWrittenOverThatNobodyWasAskedAbout() throws Exception {
        Files.writeString(folder.resolve("refs.bib"), "mine");
        assertThat(Saved.withEnding(folder.resolve("refs"), "bib"))
                .isEqualTo(folder.resolve("refs (2).bib"));
        Files.writeString(folder.resolve("refs (2).bib"), "mine, too");
        assertThat(Saved.withEnding(folder.resolve("refs"), "bib"))
                .isEqualTo(folder.resolve("refs (3).bib"));
    }
}
