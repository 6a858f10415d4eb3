package maestro.agents.mission;

/// What a model costs, for a million tokens, in whatever currency the user counts in.
public record Price(double promptTokens, double completionTokens) {
    /// A model on one's own machine.
    public static final Price NONE = new Price(0, 0);

    private static final double MILLION = 1_000_000;
    private static final double MOST = 1e12;

    /// @throws IllegalArgumentException where a price is below zero, or endless
    public Price {
        if (!(promptTokens >= 0 && completionTokens >= 0)) {
            throw new IllegalArgumentException("A price is not below zero");
        }
        if (Math.max(promptTokens, completionTokens) > MOST) {
            throw new IllegalArgumentException(
                    "A price is %,.0f for a million tokens at most".formatted(MOST));
        }
    }

    public double of(long prompt, long completion) {
        return (prompt * promptTokens + completion * completionTokens) / MILLION;
    }
}
