package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import maestro.agents.controller.phase.Gathering;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.journal.StepRecord;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Search;
import maestro.agents.mission.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatheringTest extends OnWorkbench {

    private static Set<String> found(MissionState state) {
        return state.searches().stream()
                .map(Search::queries)
                .flatMap(List::stream)
                .flatMap(q -> q.found().stream())
                .map(Search.Found::documentId)
                .collect(Collectors.toSet());
    }

    private static List<StepRecord> seeks(MissionState state) {
        return state.steps().stream().filter(s -> s.outcome() instanceof Outcome.Sought).toList();
    }

    private static List<StepRecord> fetches(MissionState state) {
        return state.steps().stream().filter(s -> s.outcome() instanceof Outcome.Fetched).toList();
    }

    @Test
    void whatIsFoundOutsideIsInTheLibraryBeforeThePlanIsMadeAndResearched()
            throws InterruptedException {
        String mission = bench.createBeyond();
        MissionState state = bench.run(mission);
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        List<String> steps = bench.finished(mission);
        assertThat(steps.subList(0, 2))
                .containsExactlyInAnyOrder("plan/q1/seek/arxiv", "plan/q1/seek/crossref");
        int plan = steps.indexOf("plan");
        assertThat(steps.subList(2, plan)).isNotEmpty().allMatch(s -> s.startsWith("fetch/"));
        // the work that both know, and one of each
        assertThat(steps.subList(2, plan)).hasSize(3);
        assertThat(steps.get(plan + 1)).startsWith("round1/s1.q").contains("/seek/");
        assertThat(found(state))
                .contains(
                        "d1", "w101234common", "w101234arxiv1evidence", "w101234crossref1evidence");
        assertThat(bench.outside.asked).doesNotHaveDuplicates();
        assertThat(bench.outside.asked)
                .contains("arxiv: evidence", "crossref: question 2 section 1");
    }

    @Test
    void afterAKillNothingIsAskedAgain() throws InterruptedException {
        String mission = bench.createBeyond();
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    if (work.startsWith("search 2")) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        bench.missions.start(mission);
        reached.await();
        List<String> before = List.copyOf(bench.outside.asked);
        assertThat(before).isNotEmpty();
        bench.reopenAfterKill();
        bench.roles.interlude = _ -> {};
        assertThat(bench.run(mission).phase()).isEqualTo(Phase.FINISHED);
        assertThat(bench.outside.asked).doesNotHaveDuplicates().containsAll(before);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aSourceThatFailsIsSaidSoAndNeverEndsTheMission() throws InterruptedException {
        bench.outside.broken.add(Index.ARXIV);
        bench.outside.refusing.add(Index.CROSSREF);
        String mission = bench.createBeyond();
        MissionState state = bench.run(mission);
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        assertThat(seeks(state))
                .isNotEmpty()
                .allSatisfy(step -> {
                    Outcome.Sought sought = (Outcome.Sought) Objects.requireNonNull(step.outcome());
                    assertThat(sought.leads()).isEmpty();
                    assertThat(sought.problem())
                            .isEqualTo(
                                    sought.index() == Index.ARXIV
                                            ? "It broke"
                                            : "Nobody answers at api.crossref.org.");
                    assertThat(step.reasoning().getLast()).contains(sought.problem());
                });
        assertThat(fetches(state)).isEmpty();
    }

    @Test
    void plugInsAreAskedLikeIndexesAndNothingIsAskedAgainAfterAKill() throws InterruptedException {
        String mission =
                bench.missions.create(
                        new MissionRequest(
                                null,
                                List.of("What is evidence?"),
                                null,
                                Language.ENGLISH,
                                Workbench.LIMITS,
                                false,
                                null,
                                Egress.WEB,
                                new Sources(
                                        true,
                                        List.of(Index.ARXIV),
                                        null,
                                        List.of(
                                                new PluggedSource("wires", "Wires", false),
                                                new PluggedSource("books", "Books", true))),
                                Brief.NONE,
                                List.of()));
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    if (work.startsWith("search 1")) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        bench.missions.start(mission);
        reached.await();
        List<String> before = List.copyOf(bench.outside.asked);
        assertThat(before).contains("books: evidence", "wires: evidence", "arxiv: evidence");
        bench.reopenAfterKill();
        bench.roles.interlude = _ -> {};
        MissionState state = bench.run(mission);
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        assertThat(bench.outside.asked).doesNotHaveDuplicates().containsAll(before);
        assertThat(state.step("plan/q1/seek/books").orElseThrow().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Sought.class,
                        sought -> {
                            assertThat(sought.index()).isNull();
                            assertThat(sought.plugin()).isEqualTo("Books");
                            assertThat(sought.leads()).hasSize(1);
                        });
        assertThat(state.step("plan/q1/seek/wires").orElseThrow().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Sought.class,
                        sought -> assertThat(sought.problem()).isEqualTo("It broke"));
        assertThat(found(state)).contains("wpluginbooksevidence");
    }

    @Test
    void thereIsAnEndToWhatIsFetched() throws InterruptedException {
        bench.outside.each = 10;
        bench.roles.sections = 8;
        bench.roles.questionsEach = 4;
        bench.roles.roundsNeeded = 3;
        MissionState state = bench.run(bench.createBeyond());
        assertThat(state.phase()).isEqualTo(Phase.FINISHED);
        assertThat(fetches(state)).hasSizeLessThanOrEqualTo(Gathering.MOST_FETCHED);
        // the user's question, and so many in each round
        assertThat(seeks(state).stream().filter(s -> s.key().startsWith("round1/")))
                .hasSize(2 * Gathering.MOST_QUESTIONS);
        assertThat(fetches(state).size()).isGreaterThan(Gathering.LEADS_FOR_A_QUESTION);
    }

    @Test
    void aMissionOverTheLibraryAsksNobody() throws InterruptedException {
        String mission = bench.create();
        assertThat(bench.run(mission).phase()).isEqualTo(Phase.FINISHED);
        assertThat(bench.outside.asked).isEmpty();
        assertThat(bench.events(mission))
                .noneMatch(e ->
                        e instanceof MissionEvent.StepStarted(var key, var _, var _, var _)
                                && Gathering.owns(key));
    }

    @Test
    void whereTheTimeIsOverNothingMoreIsFetched() throws InterruptedException {
        String mission = bench.createBeyond();
        bench.outside.interlude = _ -> bench.missions.finishNow(mission);
        MissionState state = bench.run(mission);
        assertThat(state.phase()).isEqualTo(Phase.FINISHED);
        assertThat(seeks(state)).hasSizeLessThanOrEqualTo(2);
        assertThat(fetches(state)).isEmpty();
    }
}
