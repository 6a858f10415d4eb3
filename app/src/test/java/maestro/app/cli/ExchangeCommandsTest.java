package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// References from other programs and for them, and works that are there twice.
class ExchangeCommandsTest {
    @TempDir Path folder;

    @Test
    void referencesGoOutAndComeIn() throws IOException {
        Path home = folder.resolve("home");
        Path trees = Files.createDirectories(folder.resolve("papers")).resolve("trees.md");
        Files.writeString(
                trees,
                """
                # Street trees

                Trees cool a street because their crowns shade the ground and the people below. Their leaves evaporate water, which takes
                heat from the air. Young trees do little for their first ten years, so a planting programme pays back late.
                """);
        Path bib = folder.resolve("mine.bib");
        Files.writeString(
                bib,
                "@article{a, title={Of Trees}, author={Lovelace, Ada}, year=1843, file={papers/trees.md}}"
                        + "@article{b, title={Gone}, file={gone.pdf}}");
        Answer in = Answer.of(home, "import", "--json", "--collection", "City", bib.toString());
        assertThat(in.code()).isEqualTo(Exit.PARTLY);
        JsonNode summary = in.lines().getFirst().path("summary");
        assertThat(summary.path("references").asInt()).isEqualTo(2);
        assertThat(summary.path("described").asInt()).isEqualTo(1);
        assertThat(summary.path("problems").toString()).contains("gone.pdf");
        Answer out = Answer.of(home, "export-library", "--format", "ris", "--collection", "City");
        assertThat(out.code()).isEqualTo(Exit.DONE);
        assertThat(out.out()).contains("TI  - Of Trees").contains("AU  - Lovelace, Ada");
        Path ris = folder.resolve("city.RIS");
        assertThat(Answer.of(home, "export-library", "--out", ris.toString()).code())
                .isEqualTo(Exit.DONE);
        assertThat(ris).content().as("by its ending").startsWith("TY  - ");
        assertThat(Answer.of(home, "export-library", "--format", "doc").code())
                .isEqualTo(Exit.USAGE);
        Files.writeString(folder.resolve("again.md"), Files.readString(trees) + "doi:10.1000/182");
        Files.writeString(folder.resolve("once.txt"), "Of Trees. doi:10.1000/182");
        Answer.of(
                home,
                "ingest",
                folder.resolve("again.md").toString(),
                folder.resolve("once.txt").toString());
        assertThat(Answer.of(home, "duplicates", "--json").lines()).hasSize(1);
        assertThat(Answer.of(home, "duplicates", "--merge").out()).contains("merged");
        assertThat(Answer.of(home, "duplicates").out()).contains("No duplicates");
        assertThat(Answer.of(home, "documents", "--json").lines()).hasSize(2);
        assertThat(Answer.of(home, "import", "none.bib").code()).isEqualTo(Exit.USAGE);
    }
}
