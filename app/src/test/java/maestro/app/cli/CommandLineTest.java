package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole program without a screen, on real files and with the built-in model, in the order in
/// which a user would go.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;

    @BeforeAll
    static void someDocuments() throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        Files.writeString(
                papers.resolve("trees.md"),
                """
                # Street trees

                Trees cool a street because their crowns shade the ground and the people below. Their leaves evaporate water, which takes
                heat from the air. A tree without enough water closes its leaf pores in a heat wave and cools least when cooling is needed most.
                Young trees do little for their first ten years, so a planting programme pays back late.
                """);
        Files.writeString(
                papers.resolve("roofs.txt"),
                """
                Cool roofs

                Published: 3 May 2019

                A cool roof reflects more sunlight than an ordinary roof and lowers the temperature of the rooms below. White coatings reflect
                about 80 percent of sunlight when they are new. Coatings get dirty within a few years, so roofs have to be washed or coated again.
                In cold climates a cool roof also reflects welcome winter sun, and heating costs rise.
                """);
        Files.writeString(
                papers.resolve("쿨루프.md"),
                """
                # 쿨루프

                쿨루프는 햇빛을 많이 반사하는 밝은 색 도료를 지붕에 칠하여 건물이 열을 덜 받게 하는 방법이다. 먼지와 이끼가 쌓이면 몇 년 안에 반사율이
                떨어지므로 지붕을 씻거나 다시 칠해야 한다. 겨울이 추운 지역에서는 난방비가 늘어날 수 있다.
                """);
        Files.write(papers.resolve("broken.pdf"), "%PDF-1.7 nothing follows".getBytes());
    }

    private static Answer maestro(String... arguments) {
        return Answer.of(folder.resolve("home"), arguments);
    }

    @Test
    @Order(1)
    void ingestTellsEachFileAndSumsUp() throws IOException {
        Answer answer =
                maestro(
                        "ingest",
                        "--json",
                        "--collection",
                        "City",
                        folder.resolve("papers").toString());

        assertThat(answer.code()).isEqualTo(Exit.PARTLY);
        assertThat(answer.lines()).hasSize(5);
        assertThat(answer.lines().getFirst().fieldNames())
                .toIterable()
                .contains("file", "status", "documentId", "title", "pages", "passages", "message");
        JsonNode broken =
                answer.lines().stream()
                        .filter(l -> l.path("file").asText().endsWith("broken.pdf"))
                        .findFirst()
                        .orElseThrow();
        assertThat(broken.path("status").asText()).isEqualTo("failed");
        assertThat(broken.path("message").asText()).isNotBlank();
        JsonNode summary = answer.last().path("summary");
        assertThat(summary.path("indexed").asInt()).isEqualTo(3);
        assertThat(summary.path("failed").asInt()).isEqualTo(1);
        assertThat(summary.path("passages").asInt()).isPositive();
        assertThat(summary.path("seconds").isNumber()).isTrue();
    }

    @Test
    @Order(2)
    void theSameFilesAgainAreDuplicates() throws IOException {
        Answer answer = maestro("ingest", "--json", folder.resolve("papers/trees.md").toString());

        assertThat(answer.code()).isEqualTo(Exit.DONE);
        assertThat(answer.lines().getFirst().path("status").asText()).isEqualTo("duplicate");
    }

    @Test
    @Order(3)
    void searchFindsPassagesWhoseRangesPointIntoTheStoredText() throws IOException {
        Answer answer = maestro("search", "--json", "--limit", "2", "Why do trees cool a street?");

        assertThat(answer.code()).isEqualTo(Exit.DONE);
        JsonNode hit = answer.last().path("hits").get(0);
        assertThat(hit.path("rank").asInt()).isEqualTo(1);
        assertThat(hit.path("file").asText()).isEqualTo("trees.md");
        String text = maestro("text", hit.path("documentId").asText()).out();
        assertThat(text.substring(hit.path("start").asInt(), hit.path("end").asInt()))
                .isEqualTo(hit.path("text").asText());
    }

    @Test
    @Order(4)
    void koreanIsFoundByItsWords() throws IOException {
        Answer answer = maestro("search", "--json", "--mode", "keyword", "쿨루프의 반사율");

        assertThat(answer.last().path("hits").get(0).path("file").asText()).isEqualTo("쿨루프.md");
    }

    @Test
    @Order(4)
    void phrasesFieldsAndOperatorsMustHold() throws IOException {
        assertThat(
                        maestro("search", "--json", "\"cool roof\" NOT title:trees")
                                .last()
                                .path("hits")
                                .findValuesAsText("file"))
                .containsOnly("roofs.txt");
        assertThat(maestro("search", "trees AND lichen").out()).contains("Nothing found.");
        Answer unclear = maestro("search", "trees AND");
        assertThat(unclear.code()).isEqualTo(Exit.USAGE);
        assertThat(unclear.err()).contains("missing beside AND");
    }

    @Test
    @Order(4)
    void aSearchIsExplainedStepByStep() throws IOException {
        JsonNode hit =
                maestro("search", "--json", "--explain", "why do roofs cool")
                        .last()
                        .path("hits")
                        .get(0);
        assertThat(hit.path("steps").path("fused").asInt()).isPositive();
        assertThat(hit.path("steps").path("spread").asInt()).isEqualTo(1);
        assertThat(maestro("search", "--explain", "why do roofs cool").out())
                .contains("words no. ", "-> feedback no. ", "-> spread over documents no. 1");
    }

    @Test
    @Order(4)
    void whatIsLikeADocumentIsInOthers() throws IOException {
        JsonNode trees = maestro("search", "--json", "street trees").last().path("hits").get(0);
        String id = trees.path("documentId").asText();
        assertThat(maestro("similar", "--json", id).last().path("hits").findValuesAsText("file"))
                .contains("roofs.txt")
                .doesNotContain("trees.md");
        assertThat(maestro("similar", "--json", "--passage", "0", id).last().path("hits"))
                .isNotEmpty();
        assertThat(maestro("similar", "--passage", "99", id).code()).isEqualTo(Exit.USAGE);
    }

    @Test
    @Order(4)
    void aNoteIsWrittenReadAndTakenAway() throws IOException {
        String id =
                maestro("search", "--json", "street trees")
                        .last()
                        .path("hits")
                        .get(0)
                        .path("documentId")
                        .asText();
        assertThat(maestro("note", id, "Ask", "Kim.").out()).contains("Ask Kim.");
        assertThat(maestro("note", "--json", id).last().path("note").asText())
                .isEqualTo("Ask Kim.");
        assertThat(maestro("note", id, "--remove").out()).contains("No note on");
    }

    @Test
    @Order(5)
    void researchEndsWithOneLineAndWritesItsReports() throws IOException {
        Path markdown = folder.resolve("report.md");
        Path json = folder.resolve("report.json");
        Path pdf = folder.resolve("report.pdf");
        Answer answer =
                maestro(
                        "research",
                        "--json",
                        "--collection",
                        "City",
                        "--question",
                        "How do trees and cool roofs cool a city, and what limits them?",
                        "--out",
                        markdown.toString(),
                        "--out",
                        json.toString(),
                        "--out",
                        pdf.toString());

        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        JsonNode last = answer.last();
        assertThat(last.path("state").asText()).isEqualTo("finished");
        assertThat(last.path("sentences").asInt()).isPositive();
        assertThat(last.path("citations").asInt())
                .isGreaterThanOrEqualTo(last.path("sentences").asInt());
        assertThat(last.path("unresolved").asInt()).isZero();
        for (String taken : List.of("calls", "promptTokens", "completionTokens", "cost")) {
            assertThat(last.path(taken).isNumber()).as(taken).isTrue();
            assertThat(last.path(taken).asDouble()).as(taken).isZero();
        }
        assertThat(Files.readString(markdown)).contains("[1]");
        assertThat(Files.size(pdf)).isPositive();
        everyQuoteIsVerbatim(JSON.readTree(json.toFile()));
    }

    private static void everyQuoteIsVerbatim(JsonNode report) {
        List<JsonNode> sentences =
                StreamSupport.stream(report.path("sections").spliterator(), false)
                        .flatMap(
                                s -> StreamSupport.stream(s.path("sentences").spliterator(), false))
                        .toList();
        assertThat(sentences).isNotEmpty();
        for (JsonNode sentence : sentences) {
            assertThat(sentence.path("citations").isEmpty()).isFalse();
            for (JsonNode quote : sentence.path("quotes")) {
                String text = maestro("text", quote.path("documentId").asText()).out();
                assertThat(text.substring(quote.path("start").asInt(), quote.path("end").asInt()))
                        .isEqualTo(quote.path("text").asText());
            }
        }
    }

    @Test
    @Order(6)
    void missionsAreListedAndExportedAgain() throws IOException {
        JsonNode mission = maestro("missions", "--json").last();
        assertThat(mission.path("state").asText()).isEqualTo("finished");
        assertThat(mission.path("models")).extracting(JsonNode::asText).containsExactly("evidence");
        assertThat(mission.path("progress").asDouble()).isEqualTo(1.0);
        Path again = folder.resolve("again.md");

        Answer answer =
                maestro("export", mission.path("mission").asText(), "--out", again.toString());

        assertThat(answer.code()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(again))
                .isEqualTo(Files.readString(folder.resolve("report.md")));
    }

    @Test
    @Order(7)
    void aQuestionOnNothingInTheLibraryEndsInAnHonestReport() throws IOException {
        Path markdown = folder.resolve("nothing.md");
        Answer answer =
                maestro(
                        "research",
                        "--json",
                        "--question",
                        "Which enzymes repair DNA in tardigrades?",
                        "--out",
                        markdown.toString());

        assertThat(answer.code()).isEqualTo(Exit.DONE);
        assertThat(answer.last().path("sentences").asInt()).isZero();
        assertThat(Files.readString(markdown)).isNotBlank();
    }

    @Test
    @Order(7)
    void aDocumentWithoutPagesIsFoundWithoutANumberOfOne() {
        assertThat(maestro("search", "crowns of trees shade the ground").out())
                .contains("Street trees")
                .doesNotContain(", p. 1");
    }

    @Test
    @Order(8)
    void removedDocumentsAreGone() throws IOException {
        JsonNode roofs =
                maestro("documents", "--json").lines().stream()
                        .filter(d -> d.path("file").asText().equals("roofs.txt"))
                        .findFirst()
                        .orElseThrow();
        assertThat(roofs.path("year").asInt()).isEqualTo(2019);
        String roofsId = roofs.path("documentId").asText();
        assertThat(maestro("tag", roofsId, "to read", "best").code()).isEqualTo(Exit.DONE);
        assertThat(maestro("tag", "--remove", roofsId, "best").out()).doesNotContain("best");
        assertThat(maestro("documents", "--json", "--tag", "to read").lines()).hasSize(1);
        assertThat(maestro("documents", "--json", "--year", "2018..2020").lines()).hasSize(1);
        assertThat(maestro("documents", "--year", "last").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("search", "--json", "--tag", "to read", "trees and roofs").out())
                .contains("roofs.txt")
                .doesNotContain("trees.md");
        assertThat(roofs.fieldNames()).toIterable().contains("venue", "doi", "abstract");
        String id = roofs.path("documentId").asText();

        assertThat(maestro("remove", id).code()).isEqualTo(Exit.DONE);

        assertThat(maestro("documents", "--json").lines()).hasSize(2);
        assertThat(maestro("search", "--json", "--mode", "keyword", "white coatings").out())
                .doesNotContain("roofs.txt");
    }

    @Test
    @Order(9)
    void theDoctorIsContent() throws IOException {
        Answer answer = maestro("doctor", "--json");

        assertThat(answer.code()).as(answer.out()).isEqualTo(Exit.DONE);
        assertThat(answer.last().path("healthy").asBoolean()).isTrue();
    }

    @Test
    @Order(10)
    void aPresetOrAnOutlineGivesTheReportItsHeadings() throws IOException {
        Answer saved =
                maestro(
                        "presets",
                        "save",
                        "Roof notes",
                        "--outline",
                        "Cool roofs;Steam engines",
                        "--unsupported",
                        "cut",
                        "--rounds",
                        "1",
                        "--sources",
                        "arxiv",
                        "--json");
        assertThat(saved.code()).as(saved.err()).isEqualTo(Exit.DONE);
        assertThat(saved.last().path("preset").asText()).isEqualTo("roof-notes");
        Answer all = maestro("presets", "--json");
        assertThat(all.lines()).hasSize(6);

        Path report = folder.resolve("preset.json");
        Answer made =
                maestro(
                        "research",
                        "--preset",
                        "roof notes",
                        "--question",
                        "What cools a city?",
                        "--out",
                        report.toString());
        assertThat(made.code()).as(made.err()).isEqualTo(Exit.DONE);
        assertThat(made.err()).contains("--sources library,arxiv --egress web");
        assertThat(JSON.readTree(report.toFile()).path("sections").findValuesAsText("heading"))
                .containsSubsequence("Cool roofs", "Steam engines");

        assertThat(maestro("presets", "rename", "Roof notes", "Roofs").code()).isEqualTo(Exit.DONE);
        assertThat(maestro("presets", "delete", "Roofs").code()).isEqualTo(Exit.DONE);
        assertThat(maestro("presets", "delete", "Trend watch").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("research", "--preset", "Roofs", "--question", "Why?").code())
                .isEqualTo(Exit.USAGE);
        assertThat(maestro("research", "--unsupported", "hide", "--question", "Why?").code())
                .isEqualTo(Exit.USAGE);
    }
}
