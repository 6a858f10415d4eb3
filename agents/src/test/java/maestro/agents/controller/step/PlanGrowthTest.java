package maestro.agents.controller.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;

class PlanGrowthTest {
    private static final Section LEAF =
            new Section("s1.1", "Leaf", "", List.of(question("s1.1.q1", "Why?")), List.of());
    private static final Plan PLAN =
            new Plan(4, List.of(new Section("s1", "Root", "", List.of(), List.of(LEAF))));

    private static Question question(String id, String text) {
        return new Question(id, text, Question.Origin.GAP);
    }

    private static Review.Gap gap(String section, String id, String text) {
        return new Review.Gap(section, question(id, text), "missing");
    }

    @Test
    void gapsBecomeQuestionsOfTheirSections() {
        PlanGrowth growth =
                PlanGrowth.of(
                        PLAN, List.of(gap("s1.1", "s1.1.q2", "How?"), gap("s1", "s1.q1", "What?")));
        assertThat(growth.plan().version()).isEqualTo(5);
        assertThat(growth.asked())
                .extracting(a -> a.question().id())
                .containsExactly("s1.q1", "s1.1.q2");
        assertThat(growth.plan().section("s1.1").orElseThrow().questions()).hasSize(2);
        assertThat(PLAN.section("s1.1").orElseThrow().questions()).hasSize(1);
    }

    @Test
    void anIdThatIsTakenOrMissingIsReplacedByTheSectionsNext() {
        PlanGrowth growth =
                PlanGrowth.of(
                        PLAN, List.of(gap("s1.1", "s1.1.q1", "How?"), gap("s1.1", " ", "Where?")));
        assertThat(growth.asked())
                .extracting(a -> a.question().id() + " " + a.question().text())
                .containsExactly("s1.1.q2 How?", "s1.1.q3 Where?");
    }

    @Test
    void aGapOfAnUnknownSectionIsLeftOut() {
        PlanGrowth growth = PlanGrowth.of(PLAN, List.of(gap("s7", "s7.q1", "How?")));
        assertThat(growth.asked()).isEmpty();
        assertThat(growth.plan()).isEqualTo(PLAN);
    }

    private static Review.Part part(String parent, String id) {
        Section made =
                new Section(id, "New", "", List.of(question(id + ".q1", "When?")), List.of());
        return new Review.Part(parent, made, "asked for");
    }

    private static PlanGrowth reshaped(
            Plan plan, List<Review.Part> added, List<Review.Removed> removed) {
        return PlanGrowth.of(plan, List.of(), new Review.Reshaping(added, removed));
    }

    @Test
    void aPartStandsLastBelowItsSectionAndItsQuestionIsAsked() {
        PlanGrowth growth = reshaped(PLAN, List.of(part("s1", "s1.r1.1")), List.of());
        assertThat(growth.plan().version()).isEqualTo(5);
        assertThat(growth.plan().stream().map(Section::id))
                .containsExactly("s1", "s1.1", "s1.r1.1");
        assertThat(growth.asked()).extracting(a -> a.question().id()).containsExactly("s1.r1.1.q1");
        assertThat(growth.added()).hasSize(1);
    }

    @Test
    void noPartComesUnderWhatTheUserHasPinnedOrTakenOutOrUnderAnIdThatIsTaken() {
        Plan pinned =
                new Plan(1, List.of(PLAN.sections().getFirst().with(Section.Standing.PINNED)));
        assertThat(reshaped(pinned, List.of(part("s1", "s1.r1.1")), List.of()).plan())
                .isEqualTo(pinned);
        assertThat(
                        reshaped(
                                        PLAN,
                                        List.of(part("s7", "s7.r1.1"), part("s1", "s1.1")),
                                        List.of())
                                .plan())
                .isEqualTo(PLAN);
    }

    @Test
    void onlyAFreePartOfTheAgentsGoes() {
        Section asked =
                new Section(
                        "s1.2",
                        "Asked",
                        "",
                        List.of(new Question("s1.2.q1", "Who?", Question.Origin.USER)),
                        List.of());
        Section pinned =
                new Section("s1.3", "Pinned", "", List.of(), List.of())
                        .with(Section.Standing.PINNED);
        Plan plan =
                new Plan(
                        4,
                        List.of(
                                PLAN.sections()
                                        .getFirst()
                                        .withChildren(List.of(LEAF, asked, pinned))));
        PlanGrowth growth =
                reshaped(
                        plan,
                        List.of(),
                        List.of(
                                new Review.Removed("s1", ""),
                                new Review.Removed("s1.1", "nothing found"),
                                new Review.Removed("s1.2", ""),
                                new Review.Removed("s1.3", ""),
                                new Review.Removed("s9", "")));
        assertThat(growth.removed()).extracting(Review.Removed::sectionId).containsExactly("s1.1");
        assertThat(growth.plan().stream().map(Section::id)).containsExactly("s1", "s1.2", "s1.3");
        assertThat(growth.plan().version()).isEqualTo(5);
    }

    @Test
    void aPlanThatTheUserChangesMeanwhileGetsTheNewPartsToo() {
        Plan now = reshaped(PLAN, List.of(part("s1", "s1.r1.1")), List.of()).plan();
        Plan edited = new Plan(5, List.of(PLAN.sections().getFirst().called("Mine", "to be mine")));
        Plan merged = PlanGrowth.merged(PLAN, edited, now);
        assertThat(merged.section("s1").orElseThrow().title()).isEqualTo("Mine");
        assertThat(merged.section("s1.r1.1").orElseThrow().questions()).hasSize(1);
        assertThat(merged.version()).isEqualTo(6);
        Plan emptied = new Plan(5, List.of(new Section("s2", "Other", "", List.of(), List.of())));
        assertThat(PlanGrowth.merged(PLAN, emptied, now).stream().map(Section::id))
                .containsExactly("s2");
    }
}
