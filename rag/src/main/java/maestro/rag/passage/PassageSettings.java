package maestro.rag.passage;

/// How long passages are.
///
/// @param tokens budget for one passage, 32 to 254 (the built-in model reads 256 with its two
///   marks)
/// @param overlap tokens that a passage repeats of the one before it, at whole sentences; less than
///   half the budget
public record PassageSettings(int tokens, int overlap) {

    public static final PassageSettings DEFAULT = new PassageSettings(220, 40);

    public PassageSettings {
        if (tokens < 32 || tokens > 254) {
            throw new IllegalArgumentException(
                    "Passage length must be between 32 and 254 tokens, not " + tokens);
        }
        if (overlap < 0 || overlap >= tokens / 2) {
            throw new IllegalArgumentException(
                    "Overlap must be at least 0 and less than half of "
                            + tokens
                            + ", not "
                            + overlap);
        }
    }
}
