package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import maestro.agents.mission.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
    private static final Report REPORT = SampleReports.english();
    @TempDir Path folder = Path.of("");

    @Test
    void jsonHoldsTheWholeProvenance() throws IOException {
        JsonNode root = new ObjectMapper().readTree(ReportWriter.json(REPORT));
        assertThat(root.path("mission").asText()).isEqualTo("m7k2");
        assertThat(root.path("sections").path(0).path("id").asText()).isEqualTo("summary");
        int sentences = 0;
        for (JsonNode section : root.path("sections")) {
            assertThat(section.path("heading").asText()).isNotEmpty();
            for (JsonNode sentence : section.path("sentences")) {
                sentences++;
                assertThat(sentence.path("citations")).isNotEmpty();
                assertThat(sentence.path("support").fieldNames())
                        .toIterable()
                        .contains("total", "wording", "meaning", "numbers");
                for (JsonNode quote : sentence.path("quotes")) {
                    int length = quote.path("end").asInt() - quote.path("start").asInt();
                    assertThat(quote.path("text").asText()).hasSize(length);
                    assertThat(quote.path("documentId").asText()).hasSize(64);
                    assertThat(quote.path("step").asText()).isEqualTo("round1/s1.q1/notes");
                    JsonNode entry =
                            root.path("bibliography").path(quote.path("citation").asInt() - 1);
                    assertThat(quote.path("file")).isEqualTo(entry.path("file"));
                    boolean paged = quote.path("file").asText().endsWith(".pdf");
                    assertThat(quote.path("regions").isEmpty()).isEqualTo(!paged);
                }
            }
        }
        assertThat(sentences).isEqualTo((int) REPORT.sentences().count());
        JsonNode region = root.at("/sections/0/sentences/0/quotes/0/regions/0");
        assertThat(region.fieldNames())
                .toIterable()
                .containsExactly("page", "x", "y", "width", "height");
        assertThat(root.at("/sections/1/remarks/0").path("afterParagraph").asInt()).isOne();
    }

    @Test
    void sameReportSameText() {
        assertThat(ReportWriter.json(SampleReports.english())).isEqualTo(ReportWriter.json(REPORT));
        assertThat(ReportWriter.markdown(SampleReports.english()))
                .isEqualTo(ReportWriter.markdown(REPORT))
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.md", "report.PDF", "보고서.json"})
    void endingChoosesTheForm(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "older");
        ReportWriter.write(REPORT, file);
        String start =
                new String(
                        Files.readAllBytes(file), 0, 2, java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(start)
                .isEqualTo(name.endsWith("md") ? "# " : name.endsWith("PDF") ? "%P" : "{\n");
        assertThat(names()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "report.docx", ".pdfx"})
    void otherEndingsAreRefusedInWords(String name) throws IOException {
        assertThatThrownBy(() -> ReportWriter.write(REPORT, folder.resolve(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(".pdf");
        assertThat(names()).isEmpty();
    }

    @Test
    void failedWriteLeavesTheOlderFile() throws IOException {
        Path file = folder.resolve("report.md");
        Files.writeString(file, "older");
        assertThatThrownBy(() ->
                        WholeFile.write(
                                file,
                                out -> {
                                    out.write(new byte[100_000]);
                                    throw new IOException("No space left on device");
                                }))
                .hasMessage("No space left on device");
        assertThat(Files.readString(file)).isEqualTo("older");
        assertThat(names()).containsExactly("report.md");
    }

    @Test
    void missingFolderIsAnError() {
        assertThatThrownBy(() -> ReportWriter.write(REPORT, folder.resolve("none/report.md")))
                .isInstanceOf(IOException.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> String.valueOf(p.getFileName())).toList();
        }
    }
}
