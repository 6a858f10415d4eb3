package maestro.app.cli.command;

/// The user asked for something that makes no sense; the message says what does.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    /// A value was refused by the record that holds it, whose message is for people.
    public UsageException(IllegalArgumentException refusal) {
        super(String.valueOf(refusal.getMessage()), refusal);
    }
}
