package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.store.JdbiJournal;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.source.LibrarySource;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything real from library to report: the controller with the agents of evidence mode.
@Timeout(180)
class EvidenceMissionTest {
    private static final Map<String, String> DOCUMENTS =
            Map.of(
                    "bees.txt",
                    """
                    Honey bees pollinate about 80 percent of flowering crops in Europe. A colony holds \
                    between 20,000 and 60,000 workers in summer. Colonies are lost in winter mainly because \
                    of the Varroa mite. In 2019 beekeepers reported winter losses of 16.7 percent. Mites \
                    weaken bees because they feed on their fat body and carry viruses.
                    """,
                    "mites.txt",
                    """
                    The Varroa mite is the main cause of winter losses of honey bee colonies. Treatment with \
                    oxalic acid in December removes more than 90 percent of the mites. Colonies that were not \
                    treated died in 45 percent of the cases observed. Resistance of mites to oxalic acid has \
                    not been found. Beekeepers should count mites in late summer before they treat.
                    """,
                    "pesticides.txt",
                    """
                    Neonicotinoids harm the navigation of honey bees at low doses. Some authors hold that \
                    pesticides and not mites are the main cause of colony losses. Field studies found fewer \
                    foragers returning to treated hives. Three neonicotinoids were banned from open fields in \
                    the European Union in 2018. Wild bees suffer more from pesticides than honey bees.
                    """,
                    "forage.txt",
                    """
                    Flower strips along fields give bees food when crops have faded. A strip of six metres \
                    doubled the number of wild bees within two years. Hunger in July weakens colonies before \
                    winter. Colonies with varied pollen live longer than those with a single kind of pollen. \
                    Towns with gardens often feed bees better than fields do.
                    """);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private static LocalLibrary library;

    @SuppressWarnings("NullAway.Init")
    private static Journal journal;

    @SuppressWarnings("NullAway.Init")
    private static LocalMissions missions;

    @BeforeAll
    static void open() throws IOException {
        database = Database.open(home);
        library =
                LocalLibrary.open(
                        home, database, () -> OnnxEmbedder.builtIn(home.resolve("models")));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
            files.add(Files.writeString(home.resolve(document.getKey()), document.getValue()));
        }
        library.ingest(new IngestRequest(files, "bees", new PassageSettings(40, 10)), _ -> {});
        journal = JdbiJournal.open(database.dataSource());
        missions =
                LocalMissions.open(
                        journal,
                        mission -> new LibrarySource(library, mission.collection()),
                        EvidenceRoles.create(),
                        new EvidenceVerifier(),
                        2);
    }

    @AfterAll
    static void close() {
        missions.close();
        journal.close();
        library.close();
        database.close();
    }

    private static String create(List<String> questions, String collection, int parallel) {
        return missions.create(
                new MissionRequest(
                        "Bees",
                        questions,
                        collection,
                        Language.of(questions.getFirst()),
                        new Limits(3, Duration.ofMinutes(5), 400, parallel),
                        false));
    }

    private static Report report(String mission) {
        MissionState state = missions.state(mission).orElseThrow();
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        return state.report().orElseThrow();
    }

    /// A report as it is read, without what names its mission and day.
    private static Report anonymous(Report report) {
        return new Report(
                "",
                report.title(),
                report.language(),
                LocalDate.EPOCH,
                report.questions(),
                report.summary(),
                report.sections(),
                report.bibliography(),
                report.making(),
                report.score());
    }

    private static Report run(List<String> questions, String collection, int parallel)
            throws InterruptedException {
        String mission = create(questions, collection, parallel);
        missions.start(mission);
        missions.await(mission);
        return report(mission);
    }

    @Test
    void theReportIsTheSameHoweverSectionsRanAndHoweverOftenItWasHalted()
            throws InterruptedException {
        List<String> questions =
                List.of(
                        "Why do honey bee colonies die in winter?",
                        "What removes mites from a colony?",
                        "How do pesticides harm bees?",
                        "What do flower strips do for wild bees?");
        Report alone = run(questions, "bees", 1);
        assertThat(alone.sentences()).hasSizeGreaterThan(2);
        for (Citation citation : alone.sentences().flatMap(s -> s.citations().stream()).toList()) {
            String text = library.text(citation.quote().documentId()).orElseThrow();
            assertThat(text.substring(citation.quote().start(), citation.quote().end()))
                    .isEqualTo(citation.quote().text());
        }
        assertThat(anonymous(run(questions, "bees", 8))).isEqualTo(anonymous(alone));

        String halted = create(questions, "bees", 4);
        Random random = new Random(7);
        int halts = 0;
        while (missions.state(halted).orElseThrow().phase() != Phase.FINISHED) {
            haltAfter(halted, 1 + random.nextInt(6));
            halts++;
        }
        assertThat(halts).isGreaterThan(3);
        assertThat(anonymous(report(halted))).isEqualTo(anonymous(alone));
        List<String> finished =
                journal.read(halted, 0, 100_000).stream()
                        .map(JournalEntry::event)
                        .filter(MissionEvent.StepFinished.class::isInstance)
                        .map(e -> ((MissionEvent.StepFinished) e).step())
                        .toList();
        assertThat(finished).doesNotHaveDuplicates();
    }

    /// Lets a mission work until so many more steps have begun, then pauses it.
    private static void haltAfter(String mission, int steps) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        try (Journal.Subscription _ =
                journal.followAll(batch -> {
                    for (JournalEntry entry : batch) {
                        boolean step = entry.event() instanceof MissionEvent.StepStarted;
                        boolean rest =
                                entry.event()
                                                instanceof
                                                MissionEvent.PhaseChanged(Phase phase, String _)
                                        && phase.ended();
                        if (entry.missionId().equals(mission)
                                && (rest || step && begun.incrementAndGet() >= steps)) {
                            reached.countDown();
                        }
                    }
                })) {
            missions.start(mission);
            reached.await();
        }
        missions.pause(mission);
        missions.await(mission);
    }

    @Test
    void aLibraryWithoutDocumentsMakesAShortHonestReport() throws InterruptedException {
        for (String question : List.of("Why do colonies die?", "벌은 왜 죽는가?")) {
            Report report = run(List.of(question), "nothing here", 4);
            assertThat(report.sentences()).isEmpty();
            assertThat(report.bibliography()).isEmpty();
            assertThat(report.summary()).isNotEmpty();
            assertThat(report.score()).isZero();
        }
    }

    @Test
    void aQuestionThatNoDocumentSpeaksToIsNotAnswered() throws InterruptedException {
        Report report =
                run(List.of("Which tyres suit a racing bicycle on cobblestones?"), "bees", 4);
        assertThat(report.score()).isLessThan(0.5);
        assertThat(report.summary()).isNotEmpty();
    }
}
