package maestro.agents.mission;

import maestro.agents.model.Usage;

/// What a mission's models have taken so far.
///
/// @param cost in the currency of the [Price]
public record Spent(int calls, long promptTokens, long completionTokens, double cost) {
    public static final Spent NOTHING = new Spent(0, 0, 0, 0);

    public Spent plus(Usage usage, double price) {
        return new Spent(
                calls + 1,
                promptTokens + usage.promptTokens(),
                completionTokens + usage.completionTokens(),
                cost + price);
    }

    public Spent plus(Spent more) {
        return new Spent(
                calls + more.calls,
                promptTokens + more.promptTokens,
                completionTokens + more.completionTokens,
                cost + more.cost);
    }

    public long tokens() {
        return promptTokens + completionTokens;
    }
}
