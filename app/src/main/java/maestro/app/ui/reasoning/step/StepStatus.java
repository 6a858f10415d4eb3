package maestro.app.ui.reasoning.step;

/// How a step stands.
public enum StepStatus {
    RUNNING,
    FINISHED,
    FAILED,
    /// halted by a pause or a kill; it runs again when the mission goes on
    BROKEN
}
