package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private Answer maestro(String... arguments) {
        return Answer.of(root.resolve("home"), arguments);
    }

    @Test
    void anAgentIsAddedListedAndRemoved() throws IOException {
        assertThat(maestro("agents").out()).contains("--template fact-check");
        Answer added = maestro("agents", "add", "--template", "fact-check", "--on", "--json");
        assertThat(added.code()).isZero();
        assertThat(added.last().path("agent").asText()).isEqualTo("Fact check");
        assertThat(added.last().path("place").asText()).isEqualTo("after-writing");
        Answer own =
                maestro(
                        "agents",
                        "add",
                        "Years",
                        "--told",
                        "Mind the years.",
                        "--model",
                        "large",
                        "--place",
                        "before-writing");
        assertThat(own.code()).as(own.err()).isZero();
        assertThat(maestro("agents", "list").out()).contains("Years", "before-writing", "large");
        assertThat(maestro("agents", "add", "years", "--told", "x").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("agents", "add", "Bare").err()).contains("--told");
        Answer unknown = maestro("research", "--question", "Why?", "--agent", "Nobody");
        assertThat(unknown.code()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err()).contains("Nobody");
        assertThat(maestro("agents", "remove", "YEARS").code()).isZero();
        assertThat(maestro("agents", "list", "--json").lines()).hasSize(1);
    }

    @Test
    void aDamagedFileIsSaid() throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("home")).resolve("agents.json"), "{");
        Answer listed = maestro("agents");
        assertThat(listed.code()).isEqualTo(Exit.PARTLY);
        assertThat(listed.err()).contains("agents.json");
    }

    @Test
    void aJarThatIsNoneIsReportedByPluginsAndDoctor() throws IOException {
        assertThat(maestro("plugins").out()).contains("No plug-in");
        Files.writeString(
                Files.createDirectories(root.resolve("home/plugins")).resolve("bad.jar"), "text");
        Answer listed = maestro("plugins", "--json");
        assertThat(listed.code()).isEqualTo(Exit.PARTLY);
        assertThat(listed.last().path("problem").asText()).contains("bad.jar");
        assertThat(maestro("doctor").out()).contains("bad.jar");
        Answer out = maestro("export", "any", "--out", root.resolve("x.tex").toString());
        assertThat(out.code()).isEqualTo(Exit.USAGE);
        assertThat(out.err()).contains("maestro plugins");
    }
}
