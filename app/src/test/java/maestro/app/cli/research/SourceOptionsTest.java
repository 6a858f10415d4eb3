package maestro.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.app.PluginJars;
import maestro.app.cli.command.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@SuppressWarnings("NullAway.Init")
class SourceOptionsTest {
    @TempDir static Path home;

    private static Sources sources(Egress egress, String... arguments) {
        SourceOptions options = new SourceOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs(arguments);
        return options.sources(egress, home);
    }

    @Test
    void withoutOptionsAMissionIsOverTheLibrary() {
        assertThat(sources(Egress.PRIVATE)).isEqualTo(Sources.LIBRARY);
        assertThat(sources(Egress.REMOTE)).isEqualTo(Sources.LIBRARY);
    }

    @Test
    void sourcesAreNamedWithCommasBetween() {
        assertThat(sources(Egress.WEB, "--sources", "library,arxiv,openalex"))
                .isEqualTo(new Sources(true, List.of(Index.ARXIV, Index.OPENALEX), null));
        assertThat(
                        sources(
                                Egress.WEB,
                                "--sources",
                                "web,pubmed",
                                "--searxng",
                                "http://127.0.0.1:8888",
                                "--web-categories",
                                "general,science",
                                "--web-time",
                                "year",
                                "--web-safe",
                                "strict",
                                "--web-engines",
                                "wikipedia",
                                "--web-language",
                                "ko",
                                "--web-pages",
                                "2"))
                .isEqualTo(
                        new Sources(
                                false,
                                List.of(Index.WEB, Index.PUBMED),
                                new WebSearch(
                                        URI.create("http://127.0.0.1:8888"),
                                        List.of("general", "science"),
                                        "ko",
                                        WebSearch.TimeRange.YEAR,
                                        WebSearch.Safe.STRICT,
                                        List.of("wikipedia"),
                                        2)));
    }

    @Test
    void aPlugInsSourceIsNamedByItsId() throws IOException {
        PluginJars.source(home.resolve("plugins").resolve("books.jar"), "Books", true);
        PluginJars.source(home.resolve("plugins").resolve("wires.jar"), "Wires", false);
        PluggedSource books = new PluggedSource("books", "The Books", true);
        PluggedSource wires = new PluggedSource("wires", "The Wires", false);
        assertThat(sources(Egress.PRIVATE, "--sources", "books"))
                .isEqualTo(new Sources(false, List.of(), null, List.of(books)));
        assertThat(sources(Egress.WEB, "--sources", "library,wires,arxiv,books"))
                .isEqualTo(new Sources(true, List.of(Index.ARXIV), null, List.of(books, wires)));
        refused(Egress.PRIVATE, "sent to The Wires", "--sources", "library,wires,books");
        refused(Egress.WEB, "pubmed, books, wires", "--sources", "library,book");
    }

    @Test
    void whatDoesNotFitTogetherIsSaidSo() {
        refused(Egress.PRIVATE, "--egress web", "--sources", "library,arxiv");
        refused(Egress.PRIVATE, "export.arxiv.org", "--sources", "arxiv");
        refused(Egress.WEB, "--searxng URL", "--sources", "web");
        refused(Egress.WEB, "the web among --sources", "--searxng", "http://127.0.0.1:8888");
        refused(Egress.WEB, "semanticscholar", "--sources", "google");
        refused(Egress.WEB, "no address", "--sources", "web", "--searxng", "ftp://x");
        refused(Egress.WEB, "Illegal character", "--sources", "web", "--searxng", "a b");
        refused(
                Egress.WEB,
                "any, day, week",
                "--sources",
                "web",
                "--searxng",
                "http://127.0.0.1",
                "--web-time",
                "hour");
        refused(
                Egress.WEB,
                "between 1 and 5",
                "--sources",
                "web",
                "--searxng",
                "http://127.0.0.1",
                "--web-pages",
                "9");
    }

    private static void refused(Egress egress, String words, String... arguments) {
        assertThatThrownBy(() -> sources(egress, arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words);
    }
}
