package maestro.agents.role;

/// The mission's limits leave no room for another call of a language model. The step goes on
/// without one.
public final class AllowanceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String told;

    /// @param message in the mission's language
    public AllowanceException(String message) {
        super(message);
        this.told = message;
    }

    public String told() {
        return told;
    }
}
