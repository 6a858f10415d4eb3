package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a review that changes the outline, and wants more read of what was found.
@Timeout(60)
class ReshapingTest extends OnWorkbench {
    private static final Section COSTS =
            new Section(
                    "s0.r1.1",
                    "Costs",
                    "",
                    List.of(new Question("s0.r1.1.q1", "What does it cost?", Question.Origin.GAP)),
                    List.of());

    @BeforeEach
    void want() {
        bench.roles.reshaping =
                new Review.Reshaping(
                        List.of(new Review.Part("s0", COSTS, "Notes speak of money.")),
                        List.of(new Review.Removed("s3", "Nothing was found.")));
        bench.roles.unread =
                List.of(
                        new Review.Unread("s1", "s1.q1", List.of(new Search.Found("d2", 0, 1, 0))),
                        new Review.Unread("s3", "s3.q1", List.of(new Search.Found("d1", 0, 1, 0))));
    }

    private static List<String> ids(Report report) {
        return report.sections().stream().map(Report.ReportSection::id).toList();
    }

    @Test
    void newPartsAreResearchedAndWrittenAndNeedlessOnesGo() throws InterruptedException {
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.plan().orElseThrow().version()).isEqualTo(2);
        assertThat(state.plan().orElseThrow().section("s3")).isEmpty();
        assertThat(bench.roles.calls).contains("search 2 s0.r1.1.q1", "read 2 s0.r1.1.q1");
        assertThat(state.drafts()).containsKey("s0.r1.1").doesNotContainKey("s3");
        assertThat(state.step("round2/plan").orElseThrow().reasoning())
                .anyMatch(line -> line.contains("Costs") && line.contains("speak of money"))
                .anyMatch(line -> line.contains("Section 3") && line.contains("Nothing was found"));
    }

    @Test
    void whatWasFoundIsReadWithoutBeingSearchedForAgainWhereItsQuestionStillStands()
            throws InterruptedException {
        bench.run(bench.create());
        assertThat(bench.roles.calls)
                .contains("read 2 s1.q1")
                .doesNotContain("search 2 s1.q1", "read 2 s3.q1");
    }

    @Test
    void aRunThatEndsInBetweenGoesOnToTheSameReport() throws InterruptedException {
        Report whole = bench.report(done(bench.create()));
        AtomicBoolean first = new AtomicBoolean(true);
        String mission = bench.create();
        bench.roles.interlude =
                at -> {
                    if (at.equals("read 2 s1.q1") && first.getAndSet(false)) {
                        bench.missions.pause(mission);
                    }
                };
        bench.run(mission);
        bench.reopen();
        Report resumed = bench.report(done(mission));
        assertThat(first).isFalse();
        assertThat(resumed.sentences().toList()).isEqualTo(whole.sentences().toList());
        assertThat(ids(resumed)).isEqualTo(ids(whole));
    }

    private String done(String mission) throws InterruptedException {
        bench.run(mission);
        return mission;
    }

    @Test
    void theLastRoundHasNothingReadAnyMore() throws InterruptedException {
        bench.run(
                bench.missions.create(
                        Workbench.request(
                                new maestro.agents.mission.Limits(
                                        1, Workbench.LIMITS.time(), 500, 4),
                                false)));
        assertThat(bench.roles.calls).doesNotContain("read 2 s1.q1");
    }
}
