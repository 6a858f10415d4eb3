package maestro.agents.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Question.Origin;
import maestro.agents.mission.Section;
import maestro.agents.mission.Section.Standing;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanComparison.Kind;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static Section section(String id, Section... below) {
        return new Section(
                id,
                "Title " + id,
                "Purpose",
                List.of(
                        new Question(id + ".q1", "One?", Origin.USER),
                        new Question(id + ".q2", "Two?", Origin.PLANNER)),
                List.of(below));
    }

    private static Plan plan(Section... sections) {
        return new Plan(1, List.of(sections));
    }

    private static List<Change> between(Plan older, Plan newer) {
        return PlanComparison.of(older, newer).changes();
    }

    @Test
    void thePlanItselfAndItsNumberAreNoDifference() {
        Plan plan = plan(section("s1", section("s1.1")), section("s2"));
        assertThat(between(plan, new Plan(7, plan.sections()))).isEmpty();
    }

    @Test
    void whatCameAndWentIsToldWithItsQuestions() {
        assertThat(between(plan(section("s1"), section("s2")), plan(section("s1"), section("s3"))))
                .extracting(Change::kind, Change::id, Change::section, Change::origin)
                .containsExactly(
                        tuple(Kind.ADDED, "s3", true, null),
                        tuple(Kind.ADDED, "s3.q1", false, Origin.USER),
                        tuple(Kind.ADDED, "s3.q2", false, Origin.PLANNER),
                        tuple(Kind.REMOVED, "s2", true, null),
                        tuple(Kind.REMOVED, "s2.q1", false, Origin.USER),
                        tuple(Kind.REMOVED, "s2.q2", false, Origin.PLANNER));
    }

    @Test
    void whatIsCalledOtherwiseOrStandsOtherwiseSaysWhatItWas() {
        Section other =
                section("s1")
                        .called("New", "Other")
                        .with(Standing.PINNED)
                        .withQuestions(
                                List.of(
                                        new Question("s1.q1", "Reworded?", Origin.USER),
                                        new Question("s1.q2", "Two?", Origin.PLANNER)));
        assertThat(between(plan(section("s1")), plan(other)))
                .extracting(Change::kind, Change::text, Change::before)
                .containsExactly(
                        tuple(Kind.RENAMED, "New", "Title s1"),
                        tuple(Kind.PURPOSE, "New", "Purpose"),
                        tuple(Kind.PINNED, "New", ""),
                        tuple(Kind.RENAMED, "Reworded?", "One?"));
        Plan paused = plan(section("s1").with(Standing.PAUSED));
        assertThat(between(plan(section("s1").with(Standing.PINNED)), paused))
                .extracting(Change::kind)
                .containsExactly(Kind.PAUSED);
        assertThat(between(paused, plan(section("s1"))))
                .extracting(Change::kind)
                .containsExactly(Kind.FREED);
    }

    @Test
    void whatMovedIsToldAndWhatWentAlongIsNot() {
        Plan older = plan(section("s1", section("s1.1")), section("s2"), section("s3"));
        Plan newer = plan(section("s2", section("s1", section("s1.1"))), section("s3"));
        assertThat(between(older, newer))
                .extracting(Change::kind, Change::id, Change::before)
                .containsExactly(tuple(Kind.MOVED, "s1", ""));
        assertThat(between(newer, older))
                .extracting(Change::kind, Change::id, Change::before)
                .containsExactly(tuple(Kind.MOVED, "s1", "Title s2"));
    }

    @Test
    void aQuestionThatWentToAnotherSectionHasMoved() {
        Section first = section("s1");
        Question second = first.questions().getLast();
        Plan newer =
                plan(
                        first.withQuestions(List.of(first.questions().getFirst())),
                        section("s2").withQuestions(List.of(second)));
        assertThat(between(plan(first, section("s2").withQuestions(List.of())), newer))
                .extracting(Change::kind, Change::id, Change::before)
                .containsExactly(tuple(Kind.MOVED, "s1.q2", "Title s1"));
    }

    @Test
    void ofManyThatChangedPlacesTheFewestAreToldToHaveMoved() {
        Plan older =
                plan(section("s1"), section("s2"), section("s3"), section("s4"), section("s5"));
        Plan newer =
                plan(section("s5"), section("s1"), section("s2"), section("s3"), section("s4"));
        assertThat(between(older, newer))
                .extracting(Change::kind, Change::id)
                .containsExactly(tuple(Kind.REORDERED, "s5"));
    }

    @Test
    void whatWasAddedOneWayWasRemovedTheOther() {
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            Plan one = shuffled(random);
            Plan other = shuffled(random);
            assertThat(ids(between(one, other), Kind.ADDED))
                    .containsExactlyInAnyOrderElementsOf(ids(between(other, one), Kind.REMOVED));
            assertThat(ids(between(one, other), Kind.MOVED))
                    .containsExactlyInAnyOrderElementsOf(ids(between(other, one), Kind.MOVED));
            assertThat(ids(between(one, other), Kind.REORDERED))
                    .hasSameSizeAs(ids(between(other, one), Kind.REORDERED));
        }
    }

    private static List<String> ids(List<Change> changes, Kind kind) {
        return changes.stream().filter(c -> c.kind() == kind).map(Change::id).toList();
    }

    private static Plan shuffled(Random random) {
        List<Section> all = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            if (random.nextInt(4) > 0) {
                all.add(section("s" + i));
            }
        }
        Collections.shuffle(all, random);
        int below = random.nextInt(all.size());
        List<Section> top = all.subList(0, all.size() - below);
        List<Section> rest = all.subList(all.size() - below, all.size());
        List<Section> sections = new ArrayList<>(top);
        sections.set(0, top.getFirst().withChildren(rest));
        return new Plan(1, sections);
    }

    /// The rules forbid it; a journal that holds it all the same can be looked at.
    @Test
    void anIdThatStandsTwiceDoesNoHarm() {
        Plan twice = plan(section("s1"), section("s1").called("Again", ""));
        assertThat(between(twice, plan(section("s1")))).isEmpty();
    }
}
