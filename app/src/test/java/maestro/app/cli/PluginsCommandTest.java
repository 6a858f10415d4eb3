package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.app.PluginJars;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Plug-ins of each kind, in real jars, from the list of them to a report.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginsCommandTest {
    @TempDir static Path folder;
    private static String mission = "";

    private static Answer maestro(String... arguments) {
        return Answer.of(folder.resolve("home"), arguments);
    }

    @BeforeAll
    static void jars() throws IOException {
        Path plugins = folder.resolve("home").resolve("plugins");
        PluginJars.source(plugins.resolve("trees.jar"), "Trees", true);
        PluginJars.exporter(plugins.resolve("tale.jar"), "Tale", "tale");
        PluginJars.agent(plugins.resolve("quiet.jar"), "Quiet");
        Files.writeString(plugins.resolve("broken.jar"), "no jar");
    }

    @Test
    @Order(1)
    void theyAreListedWithWhatTheyAre() throws IOException {
        Answer answer = maestro("plugins", "--json");
        assertThat(answer.code()).isEqualTo(Exit.PARTLY);
        assertThat(answer.lines())
                .extracting(l -> l.path("kind").asText() + " " + l.path("id").asText())
                .containsExactly("none ", "agent ", "exporter ", "source trees");
        assertThat(answer.last().path("local").asBoolean()).isTrue();
        assertThat(maestro("plugins").out())
                .contains("source trees (local, it says)", "exporter of .tale", "left out: broken");
    }

    @Test
    @Order(2)
    void aPrivateMissionRestsOnWhatALocalPlugInGaveAndIsWrittenByAnother() throws IOException {
        Path out = folder.resolve("report.tale");
        Answer answer =
                maestro(
                        "research",
                        "--json",
                        "--rounds",
                        "1",
                        "--question",
                        "How do trees cool a street?",
                        "--sources",
                        "trees",
                        "--out",
                        out.toString());
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        mission = answer.last().path("mission").asText();
        List<JsonNode> sought =
                answer.lines().stream()
                        .filter(l -> l.path("result").asText().equals("leads"))
                        .toList();
        assertThat(sought).isNotEmpty();
        assertThat(sought.getFirst().path("source").asText()).isEqualTo("The Trees");
        assertThat(sought.getFirst().path("count").asInt()).isEqualTo(1);
        assertThat(answer.last().path("citations").asInt()).isPositive();
        assertThat(answer.last().path("unresolved").asInt()).isZero();
        assertThat(Files.readString(out))
                .startsWith("BEGIN\n")
                .endsWith("END")
                .contains("On street trees", "The Trees, fetched")
                .doesNotContain("plugin:");
        Answer unknown =
                maestro("export", mission, "--out", folder.resolve("report.saga").toString());
        assertThat(unknown.code()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err()).contains("maestro plugins");
    }

    @Test
    @Order(3)
    void withoutItsPlugInsTheMissionOpensReplaysAndGoesOn() throws IOException {
        Answer paused =
                maestro(
                        "research",
                        "--json",
                        "--approve-plan",
                        "--question",
                        "How do trees cool a street?",
                        "--sources",
                        "library,trees");
        assertThat(paused.code()).as(paused.err()).isEqualTo(Exit.PARTLY);
        Path plugins = folder.resolve("home").resolve("plugins");
        Files.delete(plugins.resolve("trees.jar"));

        JsonNode replayed = maestro("replay", mission, "--json").last();
        assertThat(replayed.path("whole").asBoolean()).isTrue();
        assertThat(replayed.path("state").asText()).isEqualTo("finished");
        Path again = folder.resolve("again.md");
        assertThat(maestro("export", mission, "--out", again.toString()).code())
                .isEqualTo(Exit.DONE);
        assertThat(again).content().contains("On street trees");

        String waiting = paused.last().path("mission").asText();
        Answer answer =
                maestro(
                        "plan",
                        waiting,
                        "--json",
                        "--question",
                        "s1",
                        "What do young trees do?",
                        "--approve");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.lines())
                .filteredOn(l -> l.path("result").asText().equals("leads"))
                .isNotEmpty()
                .allMatch(l -> l.path("problem").asText().contains("no plug-in trees"));
        assertThat(answer.last().path("unresolved").asInt()).isZero();
    }
}
