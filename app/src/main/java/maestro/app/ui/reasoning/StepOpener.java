package maestro.app.ui.reasoning;

/// Who can show a step in its agent's pane.
public interface StepOpener {

    /// Opens the step as soon as its mission's stream has come so far.
    void openStep(String missionId, String step);
}
