package maestro.app.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanComparison;
import maestro.agents.plan.PlanDraft;
import maestro.agents.plan.PlanFacts.Facts;
import maestro.app.ui.plan.PlanNode.Mark;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private final Plan proposed =
            new Plan(
                    3,
                    List.of(
                            section("s1", List.of(section("s1.1", List.of()))),
                            section("s2", List.of())));
    private final PlanDraft draft = new PlanDraft(proposed, List.of(proposed));

    private static Section section(String id, List<Section> below) {
        return new Section(
                id,
                "Title " + id,
                "Purpose",
                List.of(
                        new Question(id + ".q1", "One?", Origin.USER),
                        new Question(id + ".q2", "Two?", Origin.PLANNER)),
                below);
    }

    private List<PlanNode> nodes() {
        return PlanDiff.nodes(
                proposed.sections(),
                draft.plan(),
                PlanComparison.of(proposed, draft.plan()).byId(),
                _ -> Facts.NONE,
                q -> "Because of " + q.id());
    }

    @Test
    void addedRemovedAndChangedAreMarkedWhereTheyStand() {
        draft.remove("s1.q1");
        draft.remove("s2");
        draft.describe("s1.1", "Other", "Purpose");
        String added = draft.addSection(null, "New");
        List<PlanNode> nodes = nodes();
        assertThat(nodes)
                .extracting(PlanNode::id, PlanNode::mark)
                .containsExactly(
                        tuple("s1", Mark.NONE),
                        tuple("s2", Mark.REMOVED),
                        tuple(added, Mark.ADDED));
        assertThat(nodes.getFirst().children())
                .extracting(PlanNode::id, PlanNode::mark)
                .containsExactly(
                        tuple("s1.q1", Mark.REMOVED),
                        tuple("s1.q2", Mark.NONE),
                        tuple("s1.1", Mark.CHANGED));
    }

    @Test
    void aPausedSectionIsMarkedAndANewQuestionSaysWhy() {
        draft.toggle("s1.1", Section.Standing.PAUSED);
        String asked = draft.addQuestion("s2", "Three?");
        assertThat(nodes())
                .flatExtracting(PlanNode::children)
                .filteredOn(n -> n.mark() != Mark.NONE)
                .extracting(PlanNode::id, PlanNode::mark, PlanNode::purpose)
                .containsExactly(
                        tuple("s1.1", Mark.CHANGED, "Purpose"),
                        tuple(asked, Mark.ADDED, "Because of " + asked));
    }
}
