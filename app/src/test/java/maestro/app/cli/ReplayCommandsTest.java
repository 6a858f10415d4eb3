package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import maestro.app.cli.command.Exit;
import maestro.rag.library.store.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A mission replayed, branched and compared on the command line.
@Timeout(120)
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static String mission = "";
    private static int steps;

    private record Answer(int code, String out, String err) {
        JsonNode last() throws IOException {
            return JSON.readTree(out.lines().toList().getLast());
        }
    }

    private static Answer maestro(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                CommandLineInterface.run(
                        all.toArray(String[]::new),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        return new Answer(code, out.toString(), err.toString());
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeAll
    static void aMission() throws IOException {
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
        mission =
                maestro(
                                "research",
                                "--json",
                                "--rounds",
                                "1",
                                "--question",
                                "How do trees cool a street?",
                                "--out",
                                file("made.md"),
                                "--out",
                                file("made.json"),
                                "--out",
                                file("made.pdf"))
                        .last()
                        .path("mission")
                        .asText();
        steps = maestro("replay", "--json", mission).last().path("steps").asInt();
    }

    @Test
    @Order(1)
    void aReplayWritesTheReportByteForByte() throws IOException {
        for (String ending : List.of(".md", ".json", ".pdf")) {
            Answer answer = maestro("replay", mission, "--out", file("again" + ending));
            assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
            assertThat(folder.resolve("again" + ending))
                    .hasSameBinaryContentAs(folder.resolve("made" + ending));
        }
        JsonNode last = maestro("replay", "--json", mission).last();
        assertThat(last.path("whole").asBoolean()).isTrue();
        assertThat(last.path("state").asText()).isEqualTo("finished");
    }

    @Test
    @Order(1)
    void aStepShowsPlanNotesAndDraftsAsTheyStood() throws IOException {
        JsonNode planned = maestro("replay", "--json", mission, "--step", "plan").last();
        assertThat(planned.path("plan").path("sections").isEmpty()).isFalse();
        assertThat(planned.path("notes").isEmpty()).isTrue();
        JsonNode reviewed = maestro("replay", "--json", mission, "--step", "round1/review").last();
        assertThat(reviewed.path("notes").isEmpty()).isFalse();
        assertThat(reviewed.path("drafts").isEmpty()).isTrue();
        String words = maestro("replay", mission, "--step", String.valueOf(steps)).out();
        assertThat(words).contains("After step " + steps + " of " + steps).contains("Drafts: ");
        Answer early =
                maestro(
                        "replay",
                        mission,
                        "--step",
                        "1",
                        "--out",
                        folder.resolve("x.md").toString());
        assertThat(early.code()).isEqualTo(Exit.USAGE);
        assertThat(early.err()).contains("no report yet after");
    }

    @Test
    @Order(2)
    void aBranchGoesOnFromAStepAndIsCompared() throws IOException {
        Answer answer =
                maestro(
                        "branch",
                        mission,
                        "--step",
                        "round1/review",
                        "--json",
                        "--title",
                        "Twin",
                        "--unsupported",
                        "mark");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        String branch = answer.last().path("mission").asText();
        assertThat(answer.last().path("state").asText()).isEqualTo("finished");
        JsonNode replayed = maestro("replay", "--json", branch).last();
        assertThat(replayed.path("origin").asText()).isEqualTo(mission);

        JsonNode compared = maestro("compare", "--json", mission, branch).last();
        assertThat(compared.path("one").path("sentences").asInt()).isPositive();
        assertThat(compared.path("other").path("title").asText()).isEqualTo("Twin");
        assertThat(compared.path("choices")).hasSize(1);
        assertThat(compared.path("choices").get(0).path("kind").asText()).isEqualTo("unsupported");
        assertThat(compared.path("choices").get(0).path("other").asText()).isEqualTo("marked");
        for (JsonNode section : compared.path("sections")) {
            assertThat(section.path("changed").asInt()).isZero();
            assertThat(section.path("onlyOne").asInt()).isZero();
            assertThat(section.path("onlyOther").asInt()).isZero();
        }
        assertThat(maestro("compare", mission, branch).out().lines())
                .contains(
                        "# How they were to be done",
                        "    Unsupported sentences",
                        "  - replaced",
                        "  + marked")
                .anyMatch(line -> line.contains("the same"));
    }

    @Test
    @Order(2)
    void aBranchOfAModelThatTheServerDoesNotHaveIsRefused() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(401, -1);
                    }
                });
        server.start();
        try {
            long before = maestro("missions", "--json").out().lines().count();
            String[] way = {"branch", mission, "--step", "round1/review", "--engine", "openai"};
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            Answer answer = maestro(with(way, "--model", "m", "--base-url", url));
            assertThat(answer.code()).isEqualTo(Exit.FAILED);
            assertThat(answer.err()).contains("key");
            assertThat(maestro("missions", "--json").out().lines().count()).isEqualTo(before);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Order(2)
    void anEstimateIsSaidAndNothingIsBegun() throws IOException {
        long before = maestro("missions", "--json").out().lines().count();
        String[] asked = {"research", "--estimate", "--question", "How do trees cool a street?"};
        JsonNode evidence = maestro(with(asked, "--json")).last().path("estimate");
        assertThat(evidence.path("calls").path("most").asDouble()).isZero();
        assertThat(evidence.path("measuredMissions").asInt()).isPositive();
        String[] model = {"--engine", "ollama", "--model", "m", "--price", "1,2"};
        JsonNode calls =
                maestro(with(with(asked, model), "--json")).last().path("estimate").path("calls");
        assertThat(calls.path("least").asDouble()).isPositive();
        assertThat(calls.path("likely").asDouble())
                .isBetween(calls.path("least").asDouble(), calls.path("most").asDouble());
        assertThat(maestro(with(asked, model)).out())
                .contains(" calls (", " tokens (", "cost ", "time not known", "1 documents");
        assertThat(maestro("missions", "--json").out().lines().count()).isEqualTo(before);
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    @Order(2)
    void wrongUsageSaysWhatIsRight() {
        assertThat(maestro("replay", "m0").err()).contains("no mission m0");
        assertThat(maestro("replay", mission, "--step", "999").err())
                .contains("no step 999")
                .contains(steps + " steps finished");
        assertThat(maestro("branch", "m0", "--step", "1").err()).contains("no mission m0");
        assertThat(maestro("branch", mission, "--step", "x").err()).contains("no step x");
        assertThat(maestro("branch", mission).code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("branch", mission, "--step", "1", "--model", "m").err())
                .contains("--engine");
        assertThat(maestro("compare", mission, "m0").err()).contains("no mission m0");
        assertThat(maestro("steer", "m0", "More").err()).contains("no mission m0");
        assertThat(maestro("steer", mission, "--agent", "cook", "More").err())
                .contains("planning, research");
        assertThat(maestro("steer", mission, "More").err()).contains("has ended");
    }

    @Test
    @Order(3)
    void itNeedsNeitherDocumentsNorIndexNorModel() throws IOException {
        for (String part : List.of("documents", "index", "models")) {
            Path there = folder.resolve("home").resolve(part);
            if (Files.exists(there)) {
                Files.move(there, folder.resolve("away-" + part));
            }
        }
        Answer answer = maestro("replay", mission, "--out", file("alone.pdf"));
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(folder.resolve("alone.pdf")).hasSameBinaryContentAs(folder.resolve("made.pdf"));
        assertThat(folder.resolve("home").resolve("index")).doesNotExist();
    }

    @Test
    @Order(4)
    void aDamagedJournalIsSaidToBe() throws IOException, SQLException {
        try (Database database = Database.open(folder.resolve("home"));
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from mission_event where sequence = 12 and mission_id = '"
                            + mission
                            + "'");
        }
        Answer answer = maestro("replay", mission, "--json");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("is damaged: entry 12 is missing");
        assertThat(answer.last().path("whole").asBoolean()).isFalse();
        assertThat(maestro("replay", mission, "--step", "1").out()).contains("Plan, version 1");
    }
}
