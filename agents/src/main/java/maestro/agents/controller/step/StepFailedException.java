package maestro.agents.controller.step;

/// A step ended by a fault and has been journalled so. The message is for people.
public final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1;

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
