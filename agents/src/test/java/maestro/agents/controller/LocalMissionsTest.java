package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalMissionsTest extends OnWorkbench {
    @Test
    void aMissionGoesThroughItsPhasesToAReport() throws InterruptedException {
        String mission = bench.create();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.CREATED);
        MissionState state = bench.run(mission);

        assertThat(bench.phases(mission))
                .containsExactly(
                        Phase.PLANNING,
                        Phase.RESEARCH,
                        Phase.REFLECTION,
                        Phase.RESEARCH,
                        Phase.REFLECTION,
                        Phase.WRITING,
                        Phase.VERIFICATION,
                        Phase.FINISHED);
        assertThat(bench.finished(mission))
                .startsWith("plan")
                .containsSubsequence(
                        "round1/s1.q1/search", "round1/s1.q1/read", "round1/s1.q2/read")
                .containsSubsequence("round1/review", "round2/plan", "round2/s1.g1/read")
                .containsSubsequence("round2/s2.q3/search", "round2/review", "write/s3")
                .containsSubsequence("write/s0", "write/conclusion", "write/summary")
                .endsWith("review/drafts", "revise/s1", "verify")
                .doesNotHaveDuplicates();
        assertThat(state.report()).isPresent();
        assertThat(state.limitsMet()).isEmpty();
        assertThat(state.plan().orElseThrow().version()).isEqualTo(2);
        assertThat(state.steps()).allSatisfy(s -> assertThat(s.outcome()).isNotNull());
        assertThat(bench.report(mission).making().searches()).isEqualTo(8);
    }

    @Test
    void whatAnAgentSaysStandsBeforeTheEndOfItsStep() throws InterruptedException {
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.step("round1/s2.q1/read").orElseThrow().reasoning())
                .containsExactly("At work on read 1 s2.q1", "Done with read 1 s2.q1");
        assertThat(state.step("round2/plan").orElseThrow().reasoning())
                .first()
                .isEqualTo("Round 2: 2 questions remain open.");
        assertThat(bench.events(mission))
                .anyMatch(e ->
                        e instanceof MissionEvent.Reasoned(var step, var agent, var text)
                                && step.equals("round1/review")
                                && agent == AgentKind.CONTROLLER
                                && text.contains("round 2 follows with 2 questions"));
    }

    @Test
    void aLineIsHeardWhileItsStepStillRuns() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    if (work.equals("plan")) {
                        gate.await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        bench.awaitEvent(
                mission,
                e ->
                        e instanceof MissionEvent.Reasoned(var _, var _, var text)
                                && text.equals("At work on plan"));
        gate.countDown();
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.FINISHED);
    }

    @Test
    void theReportIsTheSameHoweverTheThreadsRan() throws InterruptedException {
        String first = bench.create();
        bench.run(first);
        Report expected = bench.report(first);
        for (int seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            bench.roles.interlude =
                    _ -> {
                        int millis;
                        synchronized (random) {
                            millis = random.nextInt(8);
                        }
                        TimeUnit.MILLISECONDS.sleep(millis);
                    };
            String again = bench.create();
            bench.run(again);
            assertThat(bench.report(again)).isEqualTo(expected);
        }
    }

    @Test
    void aPlanWaitsForApprovalAndIsFollowedAsEdited() throws InterruptedException {
        String mission = bench.missions.create(Workbench.request(Workbench.LIMITS, true));
        MissionState waiting = bench.run(mission);
        assertThat(waiting.phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        assertThat(waiting.reason()).isNotBlank();
        bench.missions.start(mission);
        assertThat(bench.missions.running(mission)).isFalse();
        bench.reopen();

        Plan edited =
                new Plan(
                        1,
                        List.of(
                                new Section(
                                        "s9",
                                        "Mine",
                                        "By hand",
                                        List.of(
                                                new Question(
                                                        "s9.q1", "My own?", Question.Origin.USER)),
                                        List.of())));
        bench.roles.roundsNeeded = 1;
        bench.missions.approve(mission, edited);
        bench.missions.await(mission);
        assertThat(bench.state(mission).approved()).isTrue();
        assertThat(bench.state(mission).plan().orElseThrow())
                .isEqualTo(new Plan(2, edited.sections()));
        assertThat(bench.roles.calls)
                .filteredOn(c -> c.startsWith("search"))
                .containsExactly("search 1 s9.q1");
        assertThat(bench.roles.calls).filteredOn("plan"::equals).hasSize(1);
        assertThat(bench.report(mission).summary())
                .isEqualTo(List.of(new Block.Remark("2 [s9.q1.n1, s9.q1.n2]")));
    }

    @Test
    void anEmptyLibraryMakesAShortHonestReport() throws InterruptedException {
        bench.source = new FakeSource(List.of());
        String mission = bench.create();
        bench.run(mission);
        Report report = bench.report(mission);
        assertThat(report.making().notes()).isZero();
        assertThat(report.sections().stream().flatMap(s -> s.blocks().stream()))
                .contains(new Block.Remark("Nothing was found."));
        assertThat(report.score()).isZero();
    }

    @Test
    void aRevisionIsKeptOnlyWhereSupportDoesNotFall() throws InterruptedException {
        bench.roles.supportOfRevision = 0.7;
        String worse = bench.create();
        assertThat(bench.run(worse).drafts().get("s1")).isNotNull().matches(d -> d.revision() == 1);
        assertThat(bench.state(worse).step("revise/s1").orElseThrow().reasoning())
                .last()
                .asString()
                .contains("0.80")
                .contains("0.70");
        bench.roles.supportOfRevision = 0.8;
        String same = bench.create();
        assertThat(bench.run(same).drafts().get("s1")).isNotNull().matches(d -> d.revision() == 2);
    }

    @Test
    void draftsAreHeldAgainstTheNotesThatTheirWritersWereGiven() throws InterruptedException {
        MissionState state = bench.run(bench.create());
        List<String> redundant = state.reviews().getLast().redundantNotes();
        assertThat(redundant).isNotEmpty();
        assertThat(bench.roles.criticised)
                .extracting(Note::id)
                .hasSize(state.notes().size() - redundant.size())
                .doesNotContainAnyElementsOf(redundant);
    }

    @Test
    void aRevisionIsKeptOnlyWhereNoQuestionGoesUnanswered() throws InterruptedException {
        bench.roles.notesOfRevision = 1;
        String thinner = bench.create();
        assertThat(bench.run(thinner).drafts().get("s1"))
                .isNotNull()
                .matches(d -> d.revision() == 1);
        assertThat(bench.state(thinner).step("revise/s1").orElseThrow().reasoning())
                .last()
                .asString()
                .contains("no documents", "questions");
    }

    @Test
    void progressNeverFallsAndEndsAtOne() throws InterruptedException {
        String mission = bench.create();
        List<Double> seen = new ArrayList<>();
        bench.roles.interlude =
                _ -> {
                    synchronized (seen) {
                        seen.add(bench.missions.list().getFirst().progress());
                    }
                };
        bench.run(mission);
        assertThat(seen).isSorted();
        assertThat(new HashSet<>(seen)).hasSizeGreaterThan(8);
        assertThat(bench.missions.list().getFirst().progress()).isEqualTo(1);
    }

    @Test
    void anAbsentTitleIsTakenFromTheQuestionWithoutCuttingWords() {
        String question =
                "How is retrieval-augmented generation evaluated, and what are its main failure modes in practice, where documents disagree?";
        String mission = bench.missions.create(MissionRequest.of(question));
        String title = bench.state(mission).mission().title();
        assertThat(title).endsWith("…").hasSizeLessThanOrEqualTo(121);
        assertThat(question).startsWith(title.substring(0, title.length() - 1) + " ");
        assertThat(mission).matches("m[0-9a-z]{9}");
    }

    @Test
    void theStoryIsToldInTheMissionsLanguage() throws InterruptedException {
        String mission = bench.missions.create(MissionRequest.of("근거란 무엇인가?"));
        MissionState state = bench.run(mission);
        assertThat(state.step("plan").orElseThrow().title()).isEqualTo("보고서 구성 계획");
        assertThat(state.step("round2/plan").orElseThrow().reasoning().getFirst())
                .isEqualTo("2차 조사: 아직 답이 부족한 질문이 2개 있습니다.");
    }

    @Test
    void aFollowerSeesTheSameStoryAsAReader() throws InterruptedException {
        String mission = bench.create();
        MissionState followed = new MissionState();
        CountDownLatch finished = new CountDownLatch(1);
        try (var _ =
                bench.journal.follow(
                        mission,
                        batch -> {
                            for (JournalEntry entry : batch) {
                                followed.apply(entry);
                            }
                            if (followed.phase() == Phase.FINISHED) {
                                finished.countDown();
                            }
                        })) {
            bench.run(mission);
            assertThat(finished.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(followed.report()).isEqualTo(bench.state(mission).report());
        assertThat(followed.sequence()).isEqualTo(bench.state(mission).sequence());
    }
}
