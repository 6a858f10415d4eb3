package maestro.agents.source.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Sources;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.host.Jars;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.source.Leads;
import maestro.agents.source.Outside.Brought;
import maestro.agents.source.Outside.Found;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Document;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Plug-ins asked by missions, over a real library.
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class PluggedTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final PluggedSource BOOKS = new PluggedSource("books", "Books", true);
    private static final PluggedSource WIRES = new PluggedSource("wires", "Wires", false);

    @TempDir Path home;
    private Database database;
    private LocalLibrary library;
    private PluginHost host;
    private Online online;
    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void open() throws IOException {
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        jar(
                plugins.resolve("books.jar"),
                "Books",
                """
                public boolean local() { return true; }
                public List<Work> execute(Query query) throws Exception {
                    return List.of(
                        Work.page("Bees & mites", "").withText("Mites weaken <bees>.\\n\\nThey carry viruses."),
                        Work.page("A file", "https://books.example/f").withFile("# Swarms\\n\\nBees swarm in May.".getBytes(), "md"),
                        Work.paper("An abstract", List.of("Ada Keeper"), 2019, "10.1234/closed", "Losses were 16.7 percent in 2019."),
                        Work.paper("Only words", List.of(), 0, "", "A queen lays 2,000 eggs a day."),
                        Work.page("Leads nowhere", "file:///etc/passwd"),
                        Work.page("Odd ending", "").withFile(new byte[] {1, 2}, "../../x"));
                }
                """);
        jar(
                plugins.resolve("wires.jar"),
                "Wires",
                """
                private int calls;
                public List<Work> execute(Query query) throws Exception {
                    if (calls++ == 0) throw new java.net.ConnectException("no line");
                    return List.of(Work.page("x".repeat(50_000_000), "https://wires.example/1"));
                }
                """);
        database = Database.open(home);
        library = LocalLibrary.open(home, database, HashingEmbedder::new);
        host = PluginHost.in(plugins);
        online =
                new Online(
                        library,
                        home.resolve("web"),
                        Set.of(),
                        host,
                        Clock.fixed(THEN, ZoneOffset.UTC),
                        new Pace(nanos::get, wait -> nanos.addAndGet(wait.toNanos())),
                        _ -> URI.create("http://127.0.0.1:9"));
    }

    private static void jar(Path jar, String type, String body) throws IOException {
        Jars.make(
                jar,
                "SourcePlugin",
                "trial." + type,
                """
                package trial;
                import java.util.List;
                import maestro.agents.plugin.*;
                public class %s implements SourcePlugin {
                    public String id() { return "%s"; }
                    public String name() { return "%s"; }
                    %s
                }
                """
                        .formatted(type, type.toLowerCase(java.util.Locale.ROOT), type, body));
    }

    @AfterEach
    void close() {
        online.close();
        host.close();
        library.close();
        database.close();
    }

    private static Mission mission(Egress egress) {
        return new Mission(
                "m1",
                "Bees",
                List.of("Why do bees die?"),
                null,
                Language.ENGLISH,
                Mission.EVIDENCE,
                Limits.DEFAULT,
                false,
                THEN,
                null,
                egress,
                new Sources(true, List.of(), null, List.of(BOOKS, WIRES)),
                Brief.NONE,
                List.of());
    }

    private Found ask(Egress egress, PluggedSource plugin) throws InterruptedException {
        return online.search(
                mission(egress), plugin, new Query("bees", "Why do bees die?", "en", 10));
    }

    @Test
    void aTextAFileAndAnAbstractBecomeDocumentsThatSayWhereTheyAreFrom()
            throws InterruptedException {
        Mission mission = mission(Egress.PRIVATE);
        Found found = ask(Egress.PRIVATE, BOOKS);
        assertThat(found.problem().isNone()).as(found.problem().english()).isTrue();
        // what leads nowhere is no lead
        List<Lead> leads = Leads.merged(List.of(found.leads()));
        assertThat(leads)
                .extracting(Lead::title)
                .containsExactly("Bees & mites", "A file", "An abstract", "Only words");

        Brought text = online.bring(mission, leads.get(0));
        assertThat(text.problem().isNone()).as(text.problem().english()).isTrue();
        Document document = library.document(String.valueOf(text.documentId())).orElseThrow();
        assertThat(document.title()).isEqualTo("Bees & mites");
        assertThat(library.text(document.id()).orElseThrow())
                .contains("Mites weaken <bees>.", "They carry viruses.");
        FetchedFrom origin = online.origin(document.id()).orElseThrow();
        assertThat(origin.url()).startsWith("plugin:books#");
        assertThat(origin.place()).isEqualTo(BOOKS.name());
        assertThat(origin.linked()).isFalse();
        assertThat(document.marks().note()).startsWith(BOOKS.name() + " (");

        Brought file = online.bring(mission, leads.get(1));
        assertThat(library.text(String.valueOf(file.documentId())).orElseThrow())
                .contains("Bees swarm in May.");
        assertThat(file.url()).isEqualTo("https://books.example/f");

        Brought closed = online.bring(mission, leads.get(2));
        assertThat(closed.summary()).isTrue();
        assertThat(closed.url()).isEqualTo("https://doi.org/10.1234/closed");
        assertThat(library.text(String.valueOf(closed.documentId())).orElseThrow())
                .contains("16.7 percent", "abstract alone");

        Brought words = online.bring(mission, leads.get(3));
        assertThat(words.summary()).isTrue();
        assertThat(FetchedFrom.place(words.url())).isEqualTo(BOOKS.name());
        assertThat(online.bring(mission, leads.get(0)).documentId()).isEqualTo(document.id());
    }

    @Test
    void whatIsNoLongerKeptIsSaidToBeGone() throws Exception {
        Lead lead = ask(Egress.PRIVATE, BOOKS).leads().getFirst();
        try (var files = Files.list(home.resolve("web").resolve("given"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Brought gone = online.bring(mission(Egress.PRIVATE), lead);
        assertThat(gone.documentId()).isNull();
        assertThat(gone.problem().key()).isEqualTo("plugin.forgotten");
    }

    @Test
    void aPrivateMissionAsksOnlyWhatSaysThatItStaysHere() throws InterruptedException {
        assertThat(ask(Egress.PRIVATE, WIRES).problem().key()).isEqualTo("plugin.private");
        // what it was when the mission was made doesn't count where it says otherwise now
        PluggedSource once = new PluggedSource("wires", "Wires", true);
        assertThat(ask(Egress.PRIVATE, once).problem().key()).isEqualTo("plugin.private");
        PluggedSource other = new PluggedSource("books", "Books", false);
        assertThat(ask(Egress.PRIVATE, other).problem().key()).isEqualTo("plugin.private");
    }

    @Test
    void onePageThatAPlugInNamesIsNotFetchedForAPrivateMission() throws InterruptedException {
        Lead page = new Lead("x", "http://203.0.113.7/", "", "", List.of(), 0, "", "", List.of());
        assertThat(online.bring(mission(Egress.PRIVATE), page).problem().key())
                .isEqualTo("fetch.private");
    }

    @Test
    void oneThatDidNotAnswerIsLeftAloneForAWhileAndAskedAgain() throws InterruptedException {
        assertThat(ask(Egress.WEB, WIRES).problem().english()).contains("no line");
        Found resting = ask(Egress.WEB, WIRES);
        assertThat(resting.problem().key()).isEqualTo("plugin.resting");
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        Found found = ask(Egress.WEB, WIRES);
        assertThat(found.leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.title()).hasSize(300));
        long before = nanos.get();
        ask(Egress.WEB, WIRES);
        assertThat(nanos.get() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void oneThatIsGoneIsSaidToBe() throws InterruptedException {
        PluggedSource gone = new PluggedSource("gone", "Gone", true);
        for (Egress egress : Egress.values()) {
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            assertThat(ask(egress, gone).problem().key()).isEqualTo("plugin.unknown");
        }
    }
}
