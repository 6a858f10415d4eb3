package maestro.agents.model;

/// Tokens that a call took, as the server counts them, or estimated where it does not.
///
/// @param completionTokens of the reply, thinking included
public record Usage(int promptTokens, int completionTokens) {
    public static final Usage NONE = new Usage(0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }
}
