package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.evidence.EvidenceRoles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything real from library to report: the controller with the agents of evidence mode.
@Timeout(180)
class EvidenceMissionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Bees bees;

    @SuppressWarnings("NullAway.Init")
    private static Journal journal;

    @SuppressWarnings("NullAway.Init")
    private static LocalMissions missions;

    @BeforeAll
    static void open() {
        bees = new Bees(home);
        journal = bees.journal;
        missions =
                LocalMissions.open(
                        journal, bees::source, EvidenceRoles.create(), new EvidenceVerifier(), 2);
    }

    @AfterAll
    static void close() {
        missions.close();
        bees.close();
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
            String text = bees.library.text(citation.quote().documentId()).orElseThrow();
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
