package maestro.agents.role;

import maestro.agents.journal.Outcome;

/// Analyses what is asked and outlines the report.
public interface Planner {

    /// The first plan. Where the source holds nothing on the questions, a plan of the user's
    /// questions alone.
    Outcome.Planned plan(StepContext context) throws InterruptedException;
}
