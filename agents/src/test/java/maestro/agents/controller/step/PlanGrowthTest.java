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
}
