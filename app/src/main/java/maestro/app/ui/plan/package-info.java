/// The plan as a tree with what each section has so far; its versions; and, where the mission waits
/// for approval, a draft that the user edits ([maestro.agents.plan.PlanDraft]) and sends on.
@NullMarked
package maestro.app.ui.plan;

import org.jspecify.annotations.NullMarked;
