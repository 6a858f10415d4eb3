package maestro.agents.mission;

import org.jspecify.annotations.Nullable;

/// How well a cited sentence is backed by its quotes, each part from 0 to 1.
///
/// @param wording share of the sentence's content words that stand in a quote
/// @param meaning cosine of sentence and best quote, negative values as 0; 0 where the model that
///   compares meanings can't read the language
/// @param numbers share of the sentence's numbers that stand in a quote; 1 where it has none
/// @param verdict what a language model says of it; null where none was asked
public record Support(
        double total, double wording, double meaning, double numbers, @Nullable Verdict verdict) {

    /// Below this a sentence is marked as not supported.
    public static final double THRESHOLD = 0.5;

    /// Where a language model finds all of it in the quotes, other words may carry it.
    private static final double WITH_YES = 0.35;

    /// Where a language model misses a part.
    private static final double WITH_PARTLY = 0.65;

    /// Whether quotes say what a sentence says.
    public enum Verdict {
        YES,
        PARTLY,
        NO
    }

    public Support(double total, double wording, double meaning, double numbers) {
        this(total, wording, meaning, numbers, null);
    }

    public Support with(Verdict given) {
        return new Support(total, wording, meaning, numbers, given);
    }

    public boolean supported() {
        return numbers >= 1
                && switch (verdict) {
                    case null -> total >= THRESHOLD;
                    case YES -> total >= WITH_YES || meaning == 0;
                    case PARTLY -> total >= WITH_PARTLY;
                    case NO -> false;
                };
    }
}
