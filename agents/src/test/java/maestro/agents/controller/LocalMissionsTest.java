package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalMissionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(home, 2);
    }

    @AfterEach
    void close() {
        bench.close();
    }

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
    void aPlanThatCannotBeFollowedIsRefusedInWords() throws InterruptedException {
        String mission = bench.missions.create(Workbench.request(Workbench.LIMITS, true));
        bench.run(mission);
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one section");
        Section bare = new Section("s1", "Title", "", List.of(), List.of());
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of(bare))))
                .hasMessageContaining("at least one question");
        assertThatThrownBy(() -> bench.missions.approve(mission, new Plan(1, List.of(bare, bare))))
                .hasMessageContaining("used twice");
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        bench.missions.approve(mission, bench.state(mission).plan().orElseThrow());
        bench.missions.await(mission);
        assertThat(bench.state(mission).editedPlan()).isEmpty();
        bench.report(mission);
    }

    @Test
    void theLimitOnRoundsEndsResearch() throws InterruptedException {
        bench.roles.roundsNeeded = 99;
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.round()).isEqualTo(3);
        assertThat(state.limitMet("rounds")).isTrue();
        assertThat(bench.report(mission).making().limitsMet())
                .singleElement()
                .asString()
                .contains("3 rounds");
    }

    @Test
    void theLimitOnTimeEndsResearchAndTheReportIsWritten() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofNanos(1), 500, 2), false));
        MissionState state = bench.run(mission);
        assertThat(state.limitMet("time")).isTrue();
        assertThat(bench.roles.calls).noneMatch(c -> c.startsWith("search"));
        assertThat(bench.report(mission).sections().getLast().blocks()).isNotEmpty();
        assertThat(bench.report(mission).making().limitsMet()).hasSize(1);
    }

    @Test
    void theLimitOnStepsIsKeptAndSharedFairly() throws InterruptedException {
        bench.roles.questionsEach = 10;
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofMinutes(5), 24, 4), false));
        MissionState state = bench.run(mission);
        assertThat(state.limitMet("steps")).isTrue();
        assertThat(bench.roles.calls)
                .filteredOn(c -> c.startsWith("search 1"))
                .containsExactlyInAnyOrder(
                        "search 1 s1.q1",
                        "search 1 s2.q1",
                        "search 1 s3.q1",
                        "search 1 s1.q2",
                        "search 1 s1.q3",
                        "search 1 s2.q2",
                        "search 1 s3.q2");
        assertThat(bench.finished(mission)).hasSize(24);
        bench.report(mission);
    }

    @Test
    @Timeout(60)
    void aPauseInterruptsStepsAndNothingIsRepeatedAfterwards() throws InterruptedException {
        String plain = bench.create();
        bench.run(plain);
        Report expected = bench.report(plain);
        List<String> calls = bench.roles.sortedCalls();
        bench.roles.calls.clear();

        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("read 1 s2.q1") && first.getAndSet(false)) {
                        reached.countDown();
                        never.await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        // what another section has just begun would rightly be begun again
        for (String last : List.of("round1/s1.q2/read", "round1/s3.q2/read")) {
            bench.awaitEvent(
                    mission,
                    e -> e instanceof MissionEvent.StepFinished f && f.step().equals(last));
        }
        bench.missions.pause(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.missions.running(mission)).isFalse();
        bench.roles.calls.remove("read 1 s2.q1");

        bench.reopen();
        bench.run(mission);
        assertThat(bench.report(mission)).isEqualTo(expected);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
        assertThat(bench.roles.sortedCalls()).isEqualTo(calls);
    }

    @Test
    @Timeout(60)
    void aRoleThatIgnoresItsInterruptIsCutOff() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("plan") && first.getAndSet(false)) {
                        reached.countDown();
                        boolean open = false;
                        while (!open) {
                            try {
                                gate.await();
                                open = true;
                            } catch (InterruptedException _) {
                                open = false;
                            }
                        }
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.pause(mission);
        bench.missions.await(mission);
        List<MissionEvent> paused = bench.events(mission);
        assertThat(paused.getLast()).isEqualTo(new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        gate.countDown();
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aPauseAndAStartAtOnceGoOn() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("review 1") && first.getAndSet(false)) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.pause(mission);
        bench.missions.start(mission);
        bench.missions.await(mission);
        bench.report(mission);
        assertThat(bench.phases(mission)).contains(Phase.PAUSED);
    }

    @Test
    void aStopEndsAMissionForGood() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    if (work.equals("review 1")) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.stop(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.STOPPED);
        assertThat(bench.state(mission).notes()).isNotEmpty();
        bench.missions.start(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.STOPPED);
        assertThat(bench.missions.list().getFirst().finished()).isNotNull();
    }

    @Test
    void finishingNowWritesTheReportFromWhatThereIs() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(3);
        bench.roles.interlude =
                work -> {
                    if (work.startsWith("search 1") && work.endsWith("q1")) {
                        reached.countDown();
                        gate.await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.finishNow(mission);
        gate.countDown();
        bench.missions.await(mission);
        assertThat(bench.roles.calls).noneMatch(c -> c.endsWith("q2"));
        Report report = bench.report(mission);
        assertThat(report.making().limitsMet()).singleElement().asString().contains("you asked");
        assertThat(report.making().notes()).isEqualTo(6);
    }

    @Test
    void aFailureIsToldInWordsAndTheStepTriedAgain() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("read 1 s2.q2") && broken.get()) {
                        throw new IllegalStateException("the lamp went out");
                    }
                };
        String mission = bench.create();
        MissionState failed = bench.run(mission);
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.reason())
                .contains("the lamp went out")
                .contains("start the mission again");
        assertThat(failed.step("round1/s2.q2/read").orElseThrow().failure())
                .contains("the lamp went out");
        List<String> before = bench.finished(mission);
        broken.set(false);
        bench.roles.calls.clear();
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.roles.calls).doesNotContain("plan").contains("read 1 s2.q2");
        assertThat(bench.finished(mission))
                .startsWith(before.toArray(String[]::new))
                .doesNotHaveDuplicates();
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
    void noMoreRunAtOnceThanAllowedAndTheOthersWaitInOrder() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(2);
        bench.roles.interlude =
                work -> {
                    if (work.equals("plan")) {
                        reached.countDown();
                        gate.await();
                    }
                };
        List<String> all = List.of(bench.create(), bench.create(), bench.create(), bench.create());
        all.forEach(bench.missions::start);
        reached.await();
        assertThat(bench.state(all.get(2)).phase()).isEqualTo(Phase.CREATED);
        assertThat(bench.state(all.get(2)).reason()).contains("Waits until another mission ends");
        assertThat(bench.roles.calls).filteredOn("plan"::equals).hasSize(2);
        bench.missions.pause(all.get(3));
        assertThat(bench.state(all.get(3)).phase()).isEqualTo(Phase.PAUSED);
        gate.countDown();
        for (String mission : all.subList(0, 3)) {
            bench.missions.await(mission);
            bench.report(mission);
        }
        assertThat(bench.missions.list()).extracting(MissionSummary::id).isEqualTo(all.reversed());
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
    void aMissionWhoseProgramWasClosedRestsSaysSoAndGoesOn() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("write s2") && first.getAndSet(false)) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.reopen();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.state(mission).reason()).contains("The program was closed while");
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aMissionWhoseProgramWasKilledIsFoundPausedAndGoesOn() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("write s2") && first.getAndSet(false)) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.reopenAfterKill();
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.state(mission).reason()).contains("The program ended while");
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aJournalThatCannotBeWrittenHaltsTheMissionAndLosesNothing() throws InterruptedException {
        bench.roles.interlude =
                work -> {
                    if (work.equals("review 1")) {
                        bench.database.execute("alter table mission_digest rename to gone");
                    }
                };
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.phase()).isEqualTo(Phase.PAUSED);
        assertThat(state.reason()).contains("journal could not be written");
        assertThat(bench.missions.list().getFirst().phase()).isEqualTo(Phase.PAUSED);
        bench.database.execute("alter table gone rename to mission_digest");
        bench.roles.interlude = _ -> {};
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aRequestThatCannotBeMetIsRefusedInItsLanguage() {
        assertThatThrownBy(() ->
                        bench.missions.create(
                                new MissionRequest(
                                        null,
                                        List.of("  "),
                                        null,
                                        Language.KOREAN,
                                        "evidence",
                                        Limits.DEFAULT,
                                        false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("질문을 하나 이상 입력하세요.");
        assertThatThrownBy(() ->
                        bench.missions.create(
                                new MissionRequest(
                                        null,
                                        List.of("Why?"),
                                        null,
                                        Language.ENGLISH,
                                        "oracle",
                                        Limits.DEFAULT,
                                        false)))
                .hasMessageContaining("oracle");
        assertThatThrownBy(() -> bench.missions.start("m0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m0");
        assertThat(bench.missions.list()).isEmpty();
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
    void aMissionAtRestCanBeRemoved() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    reached.countDown();
                    new CountDownLatch(1).await();
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        assertThatThrownBy(() -> bench.missions.remove(mission))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is at work");
        bench.missions.pause(mission);
        bench.missions.await(mission);
        bench.missions.remove(mission);
        assertThat(bench.missions.state(mission)).isEmpty();
        assertThat(bench.missions.list()).isEmpty();
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
