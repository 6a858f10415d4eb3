/// A mission's plan in the user's hands: its versions and why each came to be
/// ([maestro.agents.plan.PlanHistory]), what differs between any two
/// ([maestro.agents.plan.PlanComparison]), what each section has so far
/// ([maestro.agents.plan.PlanFacts]), and changes that can be undone
/// ([maestro.agents.plan.PlanDraft]).
@NullMarked
package maestro.agents.plan;

import org.jspecify.annotations.NullMarked;
