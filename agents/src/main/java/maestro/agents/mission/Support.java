package maestro.agents.mission;

/// How well a cited sentence is backed by its quotes, each part from 0 to 1.
///
/// @param wording share of the sentence's content words that stand in a quote
/// @param meaning cosine of sentence and best quote, negative values as 0
/// @param numbers share of the sentence's numbers that stand in a quote; 1 where it has none
public record Support(double total, double wording, double meaning, double numbers) {

    /// Below this a sentence is marked as not supported.
    public static final double THRESHOLD = 0.5;

    public boolean supported() {
        return total >= THRESHOLD && numbers >= 1;
    }
}
