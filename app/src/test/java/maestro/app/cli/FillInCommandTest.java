package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillInCommandTest {
    @TempDir private Path root;

    private Answer maestro(String... arguments) {
        return Answer.of(root.resolve("home"), arguments);
    }

    @Test
    void nothingLeavesTheMachineUnlessItIsAllowed() {
        Answer answer = maestro("fill-in", "abcd1234");
        assertThat(answer.code()).isEqualTo(Exit.USAGE);
        assertThat(answer.err())
                .contains("DOI", "title and first author", "api.crossref.org", "--egress web");
        assertThat(root.resolve("home")).doesNotExist();
    }

    @Test
    void saysWhatItIsToWorkOn() {
        assertThat(maestro("fill-in", "--egress", "web").err()).contains("name documents");
        assertThat(maestro("fill-in", "--egress", "web", "abcd1234").err())
                .contains("there is no document abcd1234");
    }
}
