package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says where nothing can be done: wrong words, and a home with nothing in it.
class WrongUsageTest {
    @TempDir Path folder;

    private Answer maestro(String... arguments) {
        return Answer.of(folder.resolve("home"), arguments);
    }

    @Test
    void whatIsNotUnderstoodIsNamedInTheWordsOfTheHelp() {
        Answer command = maestro("serach", "trees");
        assertThat(command.code()).isEqualTo(Exit.USAGE);
        assertThat(command.err()).contains("nothing here is called serach");
        Answer mode = maestro("search", "--mode", "fast", "trees");
        assertThat(mode.code()).isEqualTo(Exit.USAGE);
        assertThat(mode.err()).contains("hybrid, keyword or semantic, not fast");
    }

    @Test
    void anEmptyWordIsNotTheFolderThatOneIsIn() {
        Path nowhere = folder.resolve("unopened");
        for (String command : List.of("ingest", "import")) {
            Answer answer = Answer.of(nowhere, command, "");
            assertThat(answer.code()).isEqualTo(Exit.USAGE);
            assertThat(answer.err()).contains("there is no file or folder “”");
        }
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void wrongUsageSaysWhatIsRight() {
        assertThat(maestro("research").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("research", "--question", " ").err()).contains("question is empty");
        assertThat(maestro("ingest", folder.resolve("no-such-file").toString()).code())
                .isEqualTo(Exit.USAGE);
        assertThat(maestro("ingest", "--overlap", "500", folder.toString()).err())
                .contains("Overlap");
        assertThat(maestro("search", "--limit", "0", "x").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("research", "--question", "x", "--out", "report.doc").err())
                .contains(".md, .pdf or .json");
        assertThat(maestro("nonsense").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("export", "m0", "--out", folder.resolve("x.md").toString()).err())
                .contains("no mission");
    }

    @Test
    void anEmptyHomeSaysThatItIsEmpty() {
        assertThat(maestro("missions").out()).contains("no missions");
        assertThat(maestro("documents").out()).contains("empty");
        assertThat(maestro("missions", "--json").out()).isEmpty();
    }
}
