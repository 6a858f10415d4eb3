package maestro.agents.source.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.agents.source.index.Crossref;
import maestro.agents.source.index.OpenAlex;
import maestro.agents.source.online.Registries.Answer;
import maestro.rag.bibliography.Publication;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RegistriesTest {
    private static final String WORK =
            """
            {"DOI":"10.1234/BEES","title":["Counting bees by night with lamps"],
             "author":[{"given":"Ada","family":"Lovelace"},{"given":"Bo","family":"Keeper"}],
             "container-title":["Journal of Bees"],"issued":{"date-parts":[[1843,5]]},
             "abstract":"<jats:p>Bees are counted.</jats:p>","URL":"https://doi.org/10.1234/bees"}\
            """;

    @TempDir Path root;
    private Database database;
    private LocalLibrary library;
    private final List<String> asked = new ArrayList<>();
    private String crossref = "";
    private String openAlex = "";

    @BeforeEach
    void open() {
        database = Database.open(root.resolve("home"));
        library = LocalLibrary.open(root.resolve("home"), database, HashingEmbedder::new);
    }

    @AfterEach
    void close() {
        library.close();
        database.close();
    }

    private Registries registries() {
        return new Registries(
                List.of(
                        new Registries.Named(
                                Index.CROSSREF, new Crossref(URI.create("https://crossref.test"))),
                        new Registries.Named(
                                Index.OPENALEX, new OpenAlex(URI.create("https://openalex.test")))),
                this::answer,
                () -> {});
    }

    private Fetched answer(URI url) throws FetchException {
        asked.add(url.toString());
        String body = url.getHost().startsWith("crossref") ? crossref : openAlex;
        if (body.isEmpty()) {
            throw new FetchException(
                    Message.of("fetch.gone", String.valueOf(url.getHost()), 404), 404, null, null);
        }
        return new Fetched(url, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Document document(String title, List<String> authors, Publication publication)
            throws IOException {
        Path file = Files.writeString(root.resolve("bees.txt"), "Bees are counted by night.");
        library.ingest(new IngestRequest(List.of(file), null, PassageSettings.DEFAULT), _ -> {});
        String id = library.documents().getFirst().id();
        library.describe(id, new Description(title, authors, publication, "en"));
        return library.documents().getFirst();
    }

    private Answer ask(Document document) throws InterruptedException {
        return registries().ask(library, document, Egress.WEB);
    }

    @Test
    void byItsDoiNothingElseLeavesTheMachine() throws Exception {
        crossref = "{\"message\":" + WORK + "}";
        Document document =
                document("Counting bees", List.of(), new Publication(0, "", "10.1234/bees", ""));
        assertThat(Registries.sent(document)).isEqualTo("10.1234/bees");
        Proposal proposal = ask(document).proposal().orElseThrow();
        assertThat(asked).containsExactly("https://crossref.test/works/10.1234%2Fbees");
        assertThat(proposal.registry()).isEqualTo("crossref");
        assertThat(proposal.changes())
                .containsExactlyInAnyOrder(
                        Field.TITLE, Field.AUTHORS, Field.YEAR, Field.VENUE, Field.ABSTRACT);
        assertThat(proposal.advised())
                .as("the title and the DOI were said by hand")
                .containsExactlyInAnyOrder(Field.AUTHORS, Field.YEAR, Field.VENUE, Field.ABSTRACT);
        library.describe(document.id(), proposal.with(Set.of(Field.YEAR, Field.VENUE)));
        Document now = library.documents().getFirst();
        assertThat(now.title()).isEqualTo("Counting bees");
        assertThat(now.publication())
                .isEqualTo(new Publication(1843, "Journal of Bees", "10.1234/bees", ""));
    }

    @Test
    void withoutADoiTheTitleHasToBeTheSame() throws Exception {
        crossref = "{\"message\":{\"items\":[" + WORK + "]}}";
        Document same =
                document(
                        "Counting Bees by Night, with Lamps!",
                        List.of("Lovelace, Ada"),
                        new Publication(1844, "", "", ""));
        assertThat(ask(same).proposal().orElseThrow().then().value(Field.DOI))
                .isEqualTo("10.1234/BEES");
        assertThat(asked).hasSize(1).first().asString().contains("Lovelace", "Counting");
        for (Description other :
                List.of(
                        new Description(
                                "Counting wasps by day with lamps",
                                List.of("Ada Lovelace"),
                                Publication.UNKNOWN,
                                "en"),
                        new Description(
                                "Counting bees by night with lamps",
                                List.of("Ada Lovelace"),
                                new Publication(1999, "", "", ""),
                                "en"),
                        new Description(
                                "Counting bees by night with lamps",
                                List.of("Somebody Else"),
                                Publication.UNKNOWN,
                                "en"))) {
            library.describe(same.id(), other);
            Answer answer = ask(library.documents().getFirst());
            assertThat(answer.proposal()).as(other.toString()).isEmpty();
            assertThat(answer.why().key()).isIn("fill.unknown", "source.unreadable");
        }
    }

    @Test
    void aDoiOfAnotherWorkIsNotBelieved() throws Exception {
        crossref = "{\"message\":" + WORK + "}";
        Document document =
                document(
                        "Shade of street trees",
                        List.of("Jin Park"),
                        new Publication(0, "", "10.1234/bees", ""));
        assertThat(ask(document).proposal()).isEmpty();
    }

    @Test
    void whatCrossrefDoesNotHaveOpenAlexMay() throws Exception {
        openAlex =
                """
                {"doi":"https://doi.org/10.48550/arXiv.2005.11401","display_name":"Counting bees by night",
                 "publication_year":2020,"authorships":[{"author":{"display_name":"Ada Lovelace"}}],
                 "primary_location":{"source":{"display_name":"arXiv"}},
                 "abstract_inverted_index":{"Bees":[0],"count.":[1]}}\
                """;
        Document document =
                document(
                        "Counting bees by night",
                        List.of(),
                        new Publication(0, "", "10.48550/arXiv.2005.11401", ""));
        Proposal proposal = ask(document).proposal().orElseThrow();
        assertThat(proposal.registry()).isEqualTo("openalex");
        assertThat(proposal.then().value(Field.ABSTRACT)).isEqualTo("Bees count.");
        assertThat(asked.getLast())
                .startsWith(
                        "https://openalex.test/works/https://doi.org/10.48550/arXiv.2005.11401");
    }

    @Test
    void nobodyIsAskedInPrivateAndWhoIsAwaySaysSo() throws Exception {
        Document document =
                document("Counting bees", List.of(), new Publication(0, "", "10.1234/bees", ""));
        assertThat(registries().ask(library, document, Egress.PRIVATE).why().key())
                .isEqualTo("fetch.private");
        assertThat(asked).isEmpty();
        assertThat(ask(document).why().english())
                .isEqualTo(
                        "Neither Crossref nor OpenAlex knows it for sure (asked: 10.1234/bees).");
        crossref = "<html>";
        assertThat(ask(document).why().key()).isEqualTo("source.unreadable");
    }
}
