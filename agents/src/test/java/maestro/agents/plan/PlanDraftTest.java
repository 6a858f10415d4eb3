package maestro.agents.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;

class PlanDraftTest {
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

    private static List<String> ids(Plan plan) {
        return plan.stream()
                .flatMap(s ->
                        Stream.concat(Stream.of(s.id()), s.questions().stream().map(Question::id)))
                .toList();
    }

    @Test
    void withoutChangesItIsTheProposal() {
        assertThat(draft.plan()).isSameAs(proposed);
        draft.addSection(null, "New");
        assertThat(draft.plan().version()).isEqualTo(4);
        draft.undo();
        assertThat(draft.plan()).isSameAs(proposed);
        draft.redo();
        assertThat(draft.plan().sections()).hasSize(3);
    }

    @Test
    void idsAreNeverGivenTwice() {
        String first = draft.addSection(null, "New");
        draft.undo();
        String second = draft.addSection(null, "New");
        draft.remove(second);
        String third = draft.addSection("s1", "New");
        assertThat(List.of(first, second, third)).containsExactly("s3", "s4", "s5");
        draft.remove("s1.q2");
        assertThat(draft.addQuestion("s1", "Three?")).isEqualTo("s1.q3");
        assertThat(draft.addSubsection("s1", "Below")).isEqualTo("s1.2");
    }

    @Test
    void idsOfOlderPlansAreNotGivenAgain() {
        Plan older = new Plan(2, List.of(section("s7", List.of()), section("s3", List.of())));
        assertThat(new PlanDraft(proposed, List.of(older, proposed)).addSection(null, "New"))
                .isEqualTo("s4");
    }

    @Test
    void aQuestionThatTheUserRewritesIsTheUsers() {
        draft.ask("s1.q2", "Rewritten?");
        draft.ask("s2.q2", "Two?");
        assertThat(draft.plan().section("s1").orElseThrow().questions().get(1))
                .isEqualTo(new Question("s1.q2", "Rewritten?", Origin.USER));
        assertThat(draft.plan().section("s2").orElseThrow().questions().get(1).origin())
                .isEqualTo(Origin.PLANNER);
    }

    @Test
    void rowsMoveAmongTheirSiblingsAndStopAtTheEnds() {
        draft.shift("s1", -1);
        assertThat(draft.changed()).isFalse();
        draft.shift("s1", 1);
        draft.shift("s1.q1", 1);
        assertThat(ids(draft.plan()))
                .containsExactly(
                        "s2", "s2.q1", "s2.q2", "s1", "s1.q2", "s1.q1", "s1.1", "s1.1.q1",
                        "s1.1.q2");
    }

    @Test
    void rowsAreDroppedBesideAndIntoOthers() {
        assertThat(draft.drop("s2", "s1.1", false, false)).isTrue();
        assertThat(draft.plan().section("s1").orElseThrow().children())
                .extracting(Section::id)
                .containsExactly("s2", "s1.1");
        assertThat(draft.drop("s1", "s1.1", true, false)).isFalse();
        assertThat(draft.drop("s1.q1", "s2", true, false)).isTrue();
        assertThat(draft.drop("s1.q2", "s2.q1", false, true)).isTrue();
        assertThat(draft.plan().section("s2").orElseThrow().questions())
                .extracting(Question::id)
                .containsExactly("s2.q1", "s1.q2", "s2.q2", "s1.q1");
    }

    @Test
    void whatKeepsAPlanFromBeingApprovedIsNamed() {
        assertThat(draft.problem()).isEmpty();
        draft.describe("s1", "  ", "");
        assertThat(draft.problem()).contains(PlanDraft.Problem.UNTITLED_SECTION);
        draft.undo();
        draft.ask("s1.q1", "");
        assertThat(draft.problem()).contains(PlanDraft.Problem.EMPTY_QUESTION);
        draft.remove("s1");
        draft.remove("s2.q1");
        draft.remove("s2.q2");
        assertThat(draft.problem()).contains(PlanDraft.Problem.NO_QUESTION);
        draft.remove("s2");
        assertThat(draft.problem()).contains(PlanDraft.Problem.NO_SECTION);
        draft.revert();
        assertThat(draft.problem()).isEmpty();
    }

    @Test
    void aSectionIsPausedPinnedAndLetGo() {
        draft.toggle("s1.1", Section.Standing.PAUSED);
        assertThat(draft.plan().section("s1.1")).map(Section::paused).contains(true);
        draft.toggle("s1.1", Section.Standing.PINNED);
        draft.toggle("s1.1", Section.Standing.PINNED);
        assertThat(draft.plan()).isSameAs(proposed);
        draft.toggle("s1", Section.Standing.PAUSED);
        assertThat(draft.problem()).isEmpty();
        draft.toggle("s2", Section.Standing.PAUSED);
        assertThat(draft.problem()).contains(PlanDraft.Problem.ALL_PAUSED);
    }

    @Test
    void whateverIsDoneEveryIdStaysUniqueAndAllCanBeUndone() {
        Random random = new Random(5);
        Set<String> given = new HashSet<>(ids(proposed));
        for (int i = 0; i < 150; i++) {
            List<String> all = ids(draft.plan());
            String id = all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
            String other = all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
            switch (random.nextInt(6)) {
                case 0 -> assertThat(given.add(draft.addSection(id, "T"))).isTrue();
                case 1 -> assertThat(given.add(draft.addSubsection(id, "T"))).isTrue();
                case 2 -> assertThat(given.add(draft.addQuestion(id, "Q"))).isTrue();
                case 3 -> draft.drop(id, other, random.nextBoolean(), random.nextBoolean());
                case 4 -> draft.shift(id, random.nextBoolean() ? 1 : -1);
                default -> {
                    if (all.size() > 10) {
                        draft.remove(id);
                    }
                }
            }
            assertThat(ids(draft.plan())).doesNotHaveDuplicates();
        }
        while (draft.canUndo()) {
            draft.undo();
        }
        assertThat(draft.plan()).isSameAs(proposed);
    }
}
