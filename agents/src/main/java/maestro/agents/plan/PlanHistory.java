package maestro.agents.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;

/// The versions of a mission's plan, oldest first.
///
/// @param reasons why agents ask questions, by section and words: a question may get another id
///   than the one that it was proposed with
public record PlanHistory(List<Version> versions, Map<Asked, String> reasons) {
    public static final PlanHistory NONE = new PlanHistory(List.of(), Map.of());

    public PlanHistory {
        versions = List.copyOf(versions);
        reasons = Map.copyOf(reasons);
    }

    /// A version of the plan.
    ///
    /// @param byUser whether the user made it
    /// @param reason in the mission's language; empty where the user made it
    public record Version(Plan plan, boolean byUser, String reason) {
        public int number() {
            return plan.version();
        }
    }

    /// A question of a section.
    public record Asked(String section, String text) {}

    public static PlanHistory of(MissionState state) {
        Map<Plan, String> made = new IdentityHashMap<>();
        Map<Asked, String> reasons = new HashMap<>();
        state.reviews().forEach(review -> review.gaps().forEach(gap -> note(reasons, gap)));
        state.steps()
                .forEach(step -> {
                    if (step.outcome() instanceof Outcome.Planned(Plan plan, String reason)) {
                        made.put(plan, reason);
                    } else if (step.outcome() instanceof Outcome.Advised advised) {
                        advised.questions().forEach(gap -> note(reasons, gap));
                    }
                });
        List<Version> versions = new ArrayList<>();
        for (Plan plan : state.plans()) {
            String reason = made.get(plan);
            versions.add(new Version(plan, reason == null, reason == null ? "" : reason));
        }
        return new PlanHistory(versions, reasons);
    }

    private static void note(Map<Asked, String> reasons, Review.Gap gap) {
        reasons.putIfAbsent(new Asked(gap.sectionId(), gap.question().text()), gap.reason());
    }

    public List<Plan> plans() {
        return versions.stream().map(Version::plan).toList();
    }

    /// The version of a number.
    public Optional<Version> version(int number) {
        return versions.stream().filter(v -> v.number() == number).findFirst();
    }

    /// Why a question is asked, in the mission's language; empty where nobody said.
    ///
    /// @param plan that holds it
    public String why(Plan plan, Question question) {
        return PlanTree.holder(plan.sections(), question.id())
                .map(Section::id)
                .map(section -> reasons.get(new Asked(section, question.text())))
                .orElse("");
    }
}
