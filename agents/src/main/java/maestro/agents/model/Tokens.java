package maestro.agents.model;

/// Tokens of a text for models whose tokenizer is not known: on the safe side for English and
/// Korean prose, which takes about 4.2 and 1.6 characters a token in the vocabularies of today's
/// models.
public final class Tokens {
    private static final double FOR_LATIN = 1 / 3.5;
    private static final double FOR_OTHERS = 1 / 1.25;
    private static final int LAST_LATIN = 0x24F;

    private Tokens() {}

    public static int estimate(String text) {
        long latin = text.codePoints().filter(c -> c <= LAST_LATIN).count();
        long others = text.codePointCount(0, text.length()) - latin;
        return (int) Math.ceil(latin * FOR_LATIN + others * FOR_OTHERS);
    }
}
