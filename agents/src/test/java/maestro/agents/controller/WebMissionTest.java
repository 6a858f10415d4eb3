package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.report.ReportWriter;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.online.MissionCollection;
import maestro.agents.source.online.Online;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything real from a search engine to the report, over a web of one machine.
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class WebMissionTest {
    private static final Map<String, String> WEB =
            new TreeMap<>(
                    Map.of(
                            "/drones.html",
                            "Drones are the male bees of a colony. Honey bee drones leave the hive to mate in the"
                                    + " afternoon. Workers drive the drones out of the hive before winter, because"
                                    + " drones eat honey and do not forage.",
                            "/queens.html",
                            "A queen bee lays up to 2,000 eggs a day in early summer. Workers drive the drones out"
                                    + " of the hive in autumn. Worker bees raise a new queen when the old queen fails.",
                            "/swarms.html",
                            "A swarm leaves the hive with the old queen in May. Scout bees dance to show where a"
                                    + " new home is. Drones do not take part in the search for a home."));

    @TempDir Path home;
    private Bees bees;
    private Online online;
    private LocalMissions missions;
    private HttpServer server;
    private final List<String> served = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                        0);
        server.createContext("/", this::serve);
        server.start();
        bees = new Bees(home);
        online =
                new Online(
                        bees.library,
                        home.resolve("web"),
                        Set.of("127.0.0.1"),
                        PluginHost.in(home.resolve("plugins")),
                        Optional::empty);
        missions =
                LocalMissions.open(
                        bees.journal,
                        mission ->
                                LibrarySource.of(
                                        bees.library,
                                        mission,
                                        MissionCollection.of(mission),
                                        online::origin),
                        online,
                        Map.of(Mission.EVIDENCE, EvidenceRoles.create()),
                        address -> {
                            throw new IllegalStateException("No model server was named");
                        },
                        new EvidenceVerifier(),
                        1);
    }

    @AfterEach
    void close() {
        missions.close();
        online.close();
        bees.close();
        server.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        served.add(path);
        String body;
        if (path.equals("/search")) {
            List<Map<String, String>> results = new ArrayList<>();
            WEB.keySet().forEach(page -> results.add(Map.of("url", address(page), "title", page)));
            body = new ObjectMapper().writeValueAsString(Map.of("results", results));
        } else {
            body =
                    "<!doctype html><html><head><title>About %s</title></head><body><main><p>%s</p></main></body></html>"
                            .formatted(path, WEB.getOrDefault(path, ""));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String create(boolean library) {
        return missions.create(
                new MissionRequest(
                        null,
                        List.of("Why do workers drive drones out of the hive?"),
                        "bees",
                        Language.ENGLISH,
                        Workbench.LIMITS,
                        false,
                        null,
                        Egress.WEB,
                        new Sources(
                                library, List.of(Index.WEB), WebSearch.at(URI.create(address("")))),
                        Brief.NONE,
                        List.of()));
    }

    private Report run(String mission) throws InterruptedException {
        missions.start(mission);
        missions.await(mission);
        MissionState state = missions.state(mission).orElseThrow();
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        return state.report().orElseThrow();
    }

    @Test
    void aReportRestsOnPagesThatAreInTheLibraryAndSaysWhereFromAndWhen() throws Exception {
        for (boolean library : List.of(true, false)) {
            String id = create(library);
            Report report = run(id);
            assertThat(report.sentences()).isNotEmpty();
            assertThat(report.bibliography())
                    .isNotEmpty()
                    .allSatisfy(entry -> {
                        assertThat(entry.origin()).isNotNull();
                        assertThat(bees.library.document(entry.documentId())).isPresent();
                    });
            List<Citation> citations =
                    report.sentences().flatMap(s -> s.citations().stream()).toList();
            for (Citation citation : citations) {
                String text = bees.library.text(citation.quote().documentId()).orElseThrow();
                assertThat(text.substring(citation.quote().start(), citation.quote().end()))
                        .isEqualTo(citation.quote().text());
            }
            Mission mission = missions.state(id).orElseThrow().mission();
            assertThat(bees.library.documents(MissionCollection.of(mission))).hasSize(3);
            assertThat(report.making().documents()).isEqualTo(library ? 7 : 3);

            Path file = home.resolve("report.md");
            ReportWriter.write(report, file);
            assertThat(Files.readString(file)).contains(address("/drones.html"), "fetched");
            ReportWriter.write(report, home.resolve("report.json"));
            assertThat(Files.readString(home.resolve("report.json")))
                    .contains("\"url\" : \"" + address("/drones.html"), "\"abstractOnly\" : false");
        }
        // the second mission found in the library what the first had fetched
        assertThat(served).filteredOn(path -> path.endsWith(".html")).doesNotHaveDuplicates();
        assertThat(served).contains("/drones.html");
    }

    @Test
    void aPageIsSavedBeforeItIsCited() throws InterruptedException {
        String id = create(true);
        Report report = run(id);
        long fetched = 0;
        for (JournalEntry entry : bees.journal.read(id, 0, 100_000)) {
            if (entry.event()
                    instanceof MissionEvent.StepFinished(var _, var _, var outcome, var _)) {
                if (outcome instanceof Outcome.Fetched) {
                    fetched = entry.sequence();
                } else if (outcome instanceof Outcome.Searched) {
                    assertThat(entry.sequence()).isGreaterThan(fetched);
                }
            }
        }
        assertThat(fetched).isPositive();
        assertThat(report.bibliography()).isNotEmpty();
    }

    /// No request makes such a mission; a journal that was tampered with may hold one.
    @Test
    void aPrivateMissionSpeaksToNobodyBeyondThisMachine() throws InterruptedException {
        Mission mission =
                new Mission(
                        "m-forged",
                        "Forged",
                        List.of("Why do workers drive drones out of the hive?"),
                        "bees",
                        Language.ENGLISH,
                        Mission.EVIDENCE,
                        Workbench.LIMITS,
                        false,
                        Instant.EPOCH,
                        null,
                        Egress.PRIVATE,
                        new Sources(
                                true,
                                List.of(Index.values()),
                                // TEST-NET-3: a connection that was tried would hang, not be
                                // refused
                                WebSearch.at(URI.create("http://203.0.113.7:8888"))),
                        Brief.NONE,
                        List.of());
        bees.journal.append(mission.id(), List.of(new MissionEvent.Created(mission)));
        run(mission.id());
        List<String> problems = new ArrayList<>();
        for (JournalEntry entry : bees.journal.read(mission.id(), 0, 100_000)) {
            if (entry.event() instanceof MissionEvent.StepFinished(var _, var _, var outcome, var _)
                    && outcome instanceof Outcome.Sought sought) {
                problems.add(sought.problem());
            }
        }
        assertThat(problems)
                .hasSizeGreaterThanOrEqualTo(Index.values().length)
                .allMatch(problem -> problem.contains("was not asked"));
        assertThat(served).isEmpty();
    }
}
