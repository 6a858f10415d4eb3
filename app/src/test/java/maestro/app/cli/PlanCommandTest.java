package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A plan shown, compared and changed on the command line, in the order in which a user would go.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanCommandTest {
    @TempDir static Path folder;
    private static String mission = "";

    private static Answer maestro(String... arguments) {
        return Answer.of(folder.resolve("home"), arguments);
    }

    @BeforeAll
    static void aMissionThatWaits() throws IOException {
        Path trees =
                Files.writeString(
                        folder.resolve("trees.md"),
                        """
                        # Street trees

                        Trees cool a street because their crowns shade the ground and the people below. Their leaves evaporate
                        water, which takes heat from the air. A tree without enough water closes its leaf pores in a heat wave
                        and cools least when cooling is needed most. Young trees do little for their first ten years.
                        """);
        maestro("ingest", trees.toString());
        Answer made =
                maestro(
                        "research",
                        "--json",
                        "--approve-plan",
                        "--question",
                        "How do trees cool a street?");
        assertThat(made.code()).as(made.err()).isEqualTo(Exit.PARTLY);
        assertThat(made.last().path("state").asText()).isEqualTo("awaiting-approval");
        mission = made.last().path("mission").asText();
    }

    @Test
    @Order(1)
    void itIsShownWithItsVersions() throws IOException {
        JsonNode plan = maestro("plan", mission, "--json").last();
        assertThat(plan.path("version").asInt()).isEqualTo(1);
        assertThat(plan.path("sections").path(0).path("id").asText()).isEqualTo("s1");
        assertThat(plan.path("sections").path(0).path("questions").path(0).path("origin").asText())
                .isEqualTo("user");
        assertThat(plan.path("versions")).hasSize(1);
        assertThat(plan.path("versions").path(0).path("reason").asText()).isNotEmpty();
        assertThat(maestro("plan", mission).out())
                .contains("Plan, version 1", "s1  ", "s1.q1  How do trees", "Versions\n   1  ");
    }

    @Test
    @Order(2)
    void nonsenseIsRefusedInWordsAndChangesNothing() throws IOException {
        assertThat(maestro("plan", "m0").err()).contains("no mission m0");
        assertThat(maestro("plan", "m0", "--pin", "s1").err()).contains("no mission m0");
        assertThat(maestro("plan", mission, "--compare", "1", "9").err())
                .contains("no version 9", "version 1 alone");
        assertThat(maestro("plan", mission, "--compare", "1").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("plan", mission, "--compare", "a", "b").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("plan", mission, "--compare", "1", "1", "--pin", "s1").err())
                .contains("not both");
        for (List<String> change :
                List.of(
                        List.of("--pin", "s9"),
                        List.of("--pause", "s1.q1"),
                        List.of("--resume", ""),
                        List.of("--question", "s9", "Why?"))) {
            Answer answer = changed(change);
            assertThat(answer.code()).isEqualTo(Exit.USAGE);
            assertThat(answer.err()).contains("its sections are s1");
        }
        assertThat(maestro("plan", mission, "--drop", "s1.q9").err()).contains("there are s1");
        assertThat(maestro("plan", mission, "--rename", "x", "Y").err()).contains("there are s1");
        assertThat(maestro("plan", mission, "--rename", "s1").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("plan", mission, "--rename", "s1", " ").err()).contains("needs words");
        assertThat(maestro("plan", mission, "--add", " : why?").err()).contains("needs words");
        // the rules and the words of the desktop
        assertThat(everySection("--pause").err()).contains("Every section with a question");
        assertThat(everySection("--drop").err()).contains("at least one section");
        assertThat(maestro("plan", mission, "--json").last().path("versions")).hasSize(1);
    }

    private static Answer changed(List<String> change) {
        List<String> all = new java.util.ArrayList<>(List.of("plan", mission));
        all.addAll(change);
        return maestro(all.toArray(String[]::new));
    }

    private static Answer everySection(String option) throws IOException {
        List<String> all = new java.util.ArrayList<>();
        for (JsonNode section : maestro("plan", mission, "--json").last().path("sections")) {
            all.add(option);
            all.add(section.path("id").asText());
        }
        return changed(all);
    }

    @Test
    @Order(3)
    void changesBecomeOneVersionThatWaitsOn() throws IOException {
        Answer answer =
                maestro(
                        "plan",
                        mission,
                        "--add",
                        "Young trees: What do young trees do?",
                        "--question",
                        "s1",
                        "What closes leaf pores?",
                        "--rename",
                        "s1",
                        "Shade and water",
                        "--pin",
                        "s1");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.out())
                .contains("Plan, version 2", "s1  Shade and water  [pinned]", "changed by you")
                .contains("maestro plan " + mission + " --approve");
        JsonNode compared = maestro("plan", mission, "--compare", "1", "2", "--json").last();
        assertThat(compared.path("newer").path("by").asText()).isEqualTo("user");
        assertThat(compared.path("changes"))
                .extracting(c -> c.path("kind").asText() + " " + c.path("what").asText())
                .containsExactly(
                        "renamed section",
                        "pinned section",
                        "added question",
                        "added section",
                        "added question");
        assertThat(maestro("plan", mission, "--compare", "2", "1").out())
                .contains("- s1.q2  What closes leaf pores?  (removed, asked by you)")
                .contains("~ s1  ");
        assertThat(maestro("plan", mission, "--compare", "2", "2").out()).contains("the same");
        assertThat(maestro("plan", mission, "--pin", "s1").out()).contains("nothing was changed");
        assertThat(maestro("plan", mission, "--json").last().path("state").asText())
                .isEqualTo("awaiting-approval");
    }

    @Test
    @Order(4)
    void aHomeThatIsOpenElsewhereIsSaidToBe() {
        try (Workstation _ = Workstation.open(folder.resolve("home"))) {
            for (Answer answer :
                    List.of(maestro("plan", mission), maestro("plan", mission, "--pin", "s1"))) {
                assertThat(answer.code()).isEqualTo(Exit.FAILED);
                assertThat(answer.err()).contains("in use", "Close that program");
            }
        }
    }

    @Test
    @Order(5)
    void approvedItIsResearchedAsItStands() throws IOException {
        Answer answer =
                maestro(
                        "plan",
                        mission,
                        "--json",
                        "--resume",
                        "s1",
                        "--drop",
                        "s1.q2",
                        "--approve");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.last().path("state").asText()).isEqualTo("finished");
        JsonNode plan = maestro("plan", mission, "--json").last();
        assertThat(plan.path("version").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(plan.path("sections"))
                .extracting(s -> s.path("title").asText())
                .contains("Shade and water", "Young trees");
        assertThat(plan.path("sections").path(0).path("notes").asInt()).isPositive();
        assertThat(plan.path("sections").path(0).path("standing").asText()).isEqualTo("free");
        Answer again = maestro("plan", mission, "--approve");
        assertThat(again.code()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("it is finished");
        assertThat(maestro("plan", mission, "--pin", "s1").err()).contains("has ended");
    }
}
