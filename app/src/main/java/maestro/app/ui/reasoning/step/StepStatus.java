package maestro.app.ui.reasoning.step;

import maestro.agents.journal.Outcome;

/// How a step stands.
public enum StepStatus {
    RUNNING,
    FINISHED,
    /// finished without what it was to bring; the mission goes on without that
    FRUITLESS,
    FAILED,
    /// halted by a pause or a kill; it runs again when the mission goes on
    BROKEN;

    /// Of a step that has ended: fruitless where a source did not answer, a page could not be
    /// fetched, or an agent of the user's gave nothing.
    static StepStatus of(Outcome outcome) {
        boolean nothing =
                switch (outcome) {
                    case Outcome.Sought sought -> !sought.problem().isEmpty();
                    case Outcome.Fetched fetched -> fetched.documentId() == null;
                    case Outcome.Advised advised -> !advised.skipped().isEmpty();
                    default -> false;
                };
        return nothing ? FRUITLESS : FINISHED;
    }
}
