package maestro.rag.passage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final String TEXT =
            "Bees dance. The round dance tells of near food.\n\nThe round dance tells of near food. End.";

    private static String found(String text, String words, int start) {
        return new Whereabouts(text).of(words, start).map(s -> s.of(text)).orElse("");
    }

    @Test
    void whatStandsInItsPlaceIsThere() {
        assertThat(new Whereabouts(TEXT).of("Bees", 0)).contains(new Span(0, 4));
    }

    @Test
    void ofSeveralPlacesTheNearest() {
        String words = "The round dance tells";
        assertThat(new Whereabouts(TEXT).of(words, 20)).contains(new Span(12, 33));
        assertThat(new Whereabouts(TEXT).of(words, 45)).contains(new Span(49, 70));
        assertThat(new Whereabouts(TEXT).of(words, 4000)).contains(new Span(49, 70));
    }

    @Test
    void otherSpacesHyphensAndSignsDoNotMatter() {
        assertThat(found(TEXT, "The round\ndance tel-\nls of near food.", 15))
                .isEqualTo("The round dance tells of near food");
    }

    @Test
    void aPlaceIsFoundWhoseMiddleWasReadOtherwise() {
        String words =
                "Forty colonies were observed in the summer of the year Page 7 nineteen hundred, and all of them danced.";
        String text = "Before. " + words.replace("Page 7 ", "") + " After.";
        assertThat(found(text, words, 0))
                .isEqualTo(words.replace("Page 7 ", "").replace("danced.", "danced"));
    }

    @Test
    void whatIsNowhereIsNotFound() {
        assertThat(found(TEXT, "The queen lays two thousand eggs", 3)).isEmpty();
        assertThat(found(TEXT, "…", 3)).isEmpty();
        assertThat(found("", "The queen", 3)).isEmpty();
    }
}
