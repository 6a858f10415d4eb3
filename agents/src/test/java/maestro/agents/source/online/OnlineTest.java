package maestro.agents.source.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.http.RecordingProxy;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.Outside.Brought;
import maestro.agents.source.Outside.Found;
import maestro.agents.source.Source;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Document;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Over a real library and a web of one machine.
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class OnlineTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PAGE =
            """
            <!doctype html><html><head><title>Bees in winter</title></head><body>
            <nav>Home About Contact</nav><main><h1>Bees in winter</h1>
            <p>Colonies of honey bees die in winter mainly because of the Varroa mite.</p>
            <p>Beekeepers who treat in December lose fewer of them than those who do not.</p>
            </main><footer>All rights reserved</footer></body></html>
            """;

    private static final String DIVISIONS =
            """
            <html><head><title>Weighing hives</title></head><body>
            <div id="top"><a href="/">Club</a> <a href="/shop">Shop</a></div><div id="wrap"><div id="text">
            <p>Beekeepers who treat their colonies in December lose fewer of them than those who do not, or who treat in March.</p>
            <p>The club weighed every hive on the first of each month, from October to April, with a luggage scale under one side.</p>
            <p>Hives that lost more than two kilograms in a month were fed at once, and of these only three died before spring.</p>
            <p>Next winter a scale that writes by itself will stand under ten of the hives, so that nobody has to lift them in the frost, and the boxes stay shut.</p></div>
            <div class="comments"><p>Nice post, thank you, from a beginner in the north who lost all four.</p></div></div>
            <div id="sidebar"><p>Queens for sale from May, ask at the meeting.</p></div>
            <div id="foot">We use cookies to remember you.</div></body></html>
            """;

    @TempDir Path home;
    private Database database;
    private LocalLibrary library;
    private HttpServer server;
    private Instant now = THEN;
    private Online online;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<Duration> waited = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        database = Database.open(home);
        library = LocalLibrary.open(home, database, HashingEmbedder::new);
        server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                        0);
        server.createContext("/", this::serve);
        server.start();
        online = online();
    }

    private Online online() {
        return online(Set.of("127.0.0.1"));
    }

    private Online online(Set<String> pageHosts) {
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };
        return new Online(
                library,
                home.resolve("web"),
                pageHosts,
                PluginHost.in(home.resolve("plugins")),
                clock,
                new Pace(() -> 0, waited::add),
                _ -> URI.create(address("")));
    }

    @AfterEach
    void close() {
        online.close();
        server.stop(0);
        library.close();
        database.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String page = pages.get(path);
        byte[] bytes = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
        String type =
                path.equals("/search") || path.equals("/works") ? "application/json" : "text/html";
        exchange.getResponseHeaders()
                .add("Content-Type", path.endsWith(".png") ? "image/png" : type);
        int status = page == null ? 404 : page.isEmpty() ? 503 : 200;
        exchange.sendResponseHeaders(status, status == 200 ? bytes.length : -1);
        if (status == 200) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Mission mission(Egress egress) {
        return mission(egress, address(""));
    }

    private static Mission mission(Egress egress, String searxng) {
        return new Mission(
                "m1",
                "Bees / mites",
                List.of("Why do bees die?"),
                null,
                Language.ENGLISH,
                Mission.EVIDENCE,
                Limits.DEFAULT,
                false,
                THEN,
                null,
                egress,
                new Sources(
                        true,
                        List.of(Index.WEB, Index.CROSSREF),
                        WebSearch.at(URI.create(searxng))),
                Brief.NONE,
                List.of());
    }

    private Lead web(String path) {
        return new Lead(
                "A page", address(path), "", "", List.of(), 0, "", "snippet", List.of(Index.WEB));
    }

    private static Lead closed() {
        return new Lead(
                "On mites & <colonies>",
                "https://doi.org/10.1234/closed",
                "",
                "10.1234/closed",
                List.of("Ada Keeper"),
                2019,
                "Journal of Bees",
                "Mites weaken colonies of honey bees. In 2019 losses were 16.7 percent of all colonies.",
                List.of(Index.CROSSREF));
    }

    @Test
    void aPageWithoutAMarkedContentIsReadWithoutItsSideColumnsAndComments()
            throws InterruptedException {
        pages.put("/hives.html", DIVISIONS);
        Mission mission = mission(Egress.WEB);
        String id = String.valueOf(online.bring(mission, web("/hives.html")).documentId());
        Source source =
                LibrarySource.of(library, mission, MissionCollection.of(mission), online::origin);
        String text = source.text(id);
        assertThat(text)
                .contains("lose fewer of them", "weighed every hive")
                .doesNotContain("Queens for sale", "Nice post", "cookies");
        int at = text.indexOf("The club weighed");
        assertThat(source.quote(id, at, at + 16).text()).isEqualTo("The club weighed");
    }

    @Test
    void aPageBecomesADocumentBeforeItIsCited() throws InterruptedException {
        pages.put("/bees.html", PAGE);
        Mission mission = mission(Egress.WEB);
        Brought brought = online.bring(mission, web("/bees.html"));
        assertThat(brought.problem().isNone()).as(brought.problem().english()).isTrue();
        String id = String.valueOf(brought.documentId());
        Document document = library.document(id).orElseThrow();
        assertThat(document.title()).isEqualTo("Bees in winter");
        assertThat(document.file()).isEqualTo("127.0.0.1-bees.html");
        assertThat(document.marks().note()).startsWith(address("/bees.html") + " (2026-03-0");
        assertThat(library.original(id))
                .get()
                .satisfies(f -> assertThat(f).content().startsWith(PAGE));
        assertThat(library.documents("Fetched/Bees mites (m1)")).containsExactly(document);
        assertThat(online.origin(id)).contains(new FetchedFrom(address("/bees.html"), THEN, false));

        Source source =
                LibrarySource.of(library, mission, MissionCollection.of(mission), online::origin);
        String text = source.text(id);
        assertThat(text).contains("Varroa mite").doesNotContain("Contact", "rights reserved");
        assertThat(source.quote(id, 0, 14).text()).isEqualTo(text.substring(0, 14));
        assertThat(source.origin(id)).isPresent();
    }

    @Test
    void aSourceSeesWhatCameInOnlyWhenItIsTold() throws InterruptedException {
        pages.put("/bees.html", PAGE);
        Mission mission = mission(Egress.WEB);
        Source before =
                LibrarySource.of(library, mission, MissionCollection.of(mission), online::origin);
        String id = String.valueOf(online.bring(mission, web("/bees.html")).documentId());
        assertThat(before.documents()).isEmpty();
        assertThat(before.search("varroa mite", 5, true)).isEmpty();
        Source after = before.including(java.util.Set.of(id, "nothing"));
        assertThat(after.documents()).extracting(Document::id).containsExactly(id);
        assertThat(after.search("varroa mite", 5, true)).isNotEmpty();
    }

    @Test
    void nothingIsFetchedTwiceWithinItsTime() throws InterruptedException {
        pages.put("/bees.html", PAGE);
        pages.put("/search", "{\"results\":[{\"url\":\"http://a.example/\",\"title\":\"A\"}]}");
        Mission mission = mission(Egress.WEB);
        Found found = online.search(mission, Index.WEB, "bees");
        Brought brought = online.bring(mission, web("/bees.html"));
        try (Online later = online()) {
            assertThat(later.search(mission, Index.WEB, "bees")).isEqualTo(found);
            assertThat(later.bring(mission, web("/bees.html"))).isEqualTo(brought);
        }
        assertThat(asked).containsExactly("/search", "/bees.html");

        online.search(mission, Index.WEB, "mites");
        now = THEN.plus(Online.SEARCHES_KEPT);
        online.search(mission, Index.WEB, "bees");
        assertThat(asked).hasSize(4);
        now = THEN.plus(Online.PAGES_KEPT);
        online.bring(mission, web("/bees.html"));
        assertThat(asked).hasSize(5);
        library.remove(String.valueOf(brought.documentId()));
        now = THEN;
        assertThat(online.bring(mission, web("/bees.html")).documentId()).isNotNull();
        assertThat(asked).hasSize(6);
    }

    @Test
    void whatIsNotOpenComesAsItsAbstractAndSaysSo() throws InterruptedException {
        Brought brought = online.bring(mission(Egress.WEB), closed());
        assertThat(brought.summary()).isTrue();
        assertThat(asked).isEmpty();
        Document document = library.document(String.valueOf(brought.documentId())).orElseThrow();
        assertThat(document.title()).isEqualTo("On mites & <colonies> [abstract]");
        assertThat(document.authors()).containsExactly("Ada Keeper");
        assertThat(document.publication().year()).isEqualTo(2019);
        assertThat(document.publication().doi()).isEqualTo("10.1234/closed");
        assertThat(document.publication().venue()).isEqualTo("Journal of Bees");
        assertThat(library.text(document.id()).orElseThrow())
                .contains("In 2019 losses were 16.7 percent", "abstract alone", "crossref");
        assertThat(online.origin(document.id()).orElseThrow().summary()).isTrue();
    }

    @Test
    void whatCannotBeReadIsSaidSo() throws InterruptedException {
        pages.put("/bee.png", "no text");
        Mission mission = mission(Egress.WEB);
        assertThat(online.bring(mission, web("/bee.png")).problem().key()).isEqualTo("source.kind");
        assertThat(online.bring(mission, web("/gone")).problem().key()).isEqualTo("fetch.gone");
        Lead odd =
                new Lead(
                        "x",
                        "http://bad host/ä ö",
                        "",
                        "",
                        List.of(),
                        0,
                        "",
                        "",
                        List.of(Index.WEB));
        assertThat(online.bring(mission, odd).problem().key()).isEqualTo("source.address");
        assertThat(library.documents()).isEmpty();
    }

    @Test
    void aHostThatIsNotWellIsLeftAloneAndSaidSo() throws InterruptedException {
        pages.put("/search", "");
        Mission mission = mission(Egress.WEB);
        assertThat(online.search(mission, Index.WEB, "bees").problem().key())
                .isEqualTo("fetch.fault");
        assertThat(online.search(mission, Index.WEB, "mites").problem().key())
                .isEqualTo("source.resting");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPrivateMissionOpensNoSocketBeyondLoopback() throws InterruptedException {
        Mission mission = mission(Egress.PRIVATE);
        try (Online everywhere =
                new Online(
                        library,
                        home.resolve("web"),
                        Set.of(),
                        PluginHost.in(home.resolve("plugins")),
                        () -> Optional.of(ProxyServer.of("http://203.0.113.9:3128", "")))) {
            for (Index index : Index.values()) {
                if (index != Index.WEB) {
                    assertThat(everywhere.search(mission, index, "bees").problem().key())
                            .as(index.tag())
                            .isEqualTo("fetch.private");
                }
            }
            // TEST-NET-3, which nobody has: a connection that was tried would not be refused
            Lead lead =
                    new Lead(
                            "x",
                            "http://203.0.113.7/",
                            "",
                            "",
                            List.of(),
                            0,
                            "",
                            "",
                            List.of(Index.WEB));
            assertThat(everywhere.bring(mission, lead).problem().key()).isEqualTo("fetch.private");
        }
    }

    @Test
    void aSearXngIsTriedOut() throws InterruptedException {
        pages.put(
                "/search",
                "{\"results\":[{\"url\":\"http://a.example/\"}],\"unresponsive_engines\":[[\"bing\",\"timeout\"]]}");
        WebSearch web = WebSearch.at(URI.create(address("")));
        assertThat(Online.tryOut(web, Optional::empty).english())
                .isEqualTo(
                        "It answers, with 1 result for a test. These engines did not answer: bing: timeout");
        pages.put("/search", "<html>");
        assertThat(Online.tryOut(web, Optional::empty).key()).isEqualTo("source.unreadable");
        pages.remove("/search");
        assertThat(Online.tryOut(web, Optional::empty).key()).isEqualTo("source.searxng.other");
        assertThat(
                        Online.tryOut(
                                        WebSearch.at(URI.create("http://127.0.0.1:1")),
                                        Optional::empty)
                                .english())
                .isEqualTo("Nobody answers at 127.0.0.1:1.");
    }

    @Test
    void oneElsewhereIsTriedOutByTheProxy() throws Exception {
        WebSearch elsewhere = WebSearch.at(URI.create("http://searxng.pages.invalid.example.org"));
        try (RecordingProxy proxy =
                new RecordingProxy(_ ->
                        RecordingProxy.ok("{\"results\":[{\"url\":\"http://a.example/\"}]}"))) {
            ProxyServer by = ProxyServer.of("127.0.0.1:" + proxy.port(), "");
            assertThat(Online.tryOut(elsewhere, () -> Optional.of(by)).key())
                    .isEqualTo("source.searxng.works");
            assertThat(proxy.asked())
                    .singleElement()
                    .asString()
                    .startsWith("GET http://searxng.pages.invalid.example.org/search?");
        }
    }

    /// Whoever can make a SearXNG list a page could else have this machine's own pages read.
    @Test
    void whoNamesASearXngOnThisMachineNamesNoPagesOfIt() throws InterruptedException {
        pages.put("/bees.html", PAGE);
        pages.put("/search", "{\"results\":[{\"url\":\"https://a.example/\",\"title\":\"A\"}]}");
        try (Online careful = online(Set.of())) {
            Mission mission = mission(Egress.WEB);
            assertThat(careful.search(mission, Index.WEB, "bees").problem().isNone()).isTrue();
            asked.clear();
            assertThat(careful.bring(mission, web("/bees.html")).problem().key())
                    .isEqualTo("fetch.private");
            assertThat(asked).isEmpty();
        }
        assertThat(online.bring(mission(Egress.WEB), web("/bees.html")).documentId()).isNotNull();
    }
}
