package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final String TEXT =
            "Retrieval helps. The “Varroa” mite is the main cause of win-\nter losses of honey bee colonies, in 45 percent of cases.\nTreatment helps. 검색 증강 생성은 환각을 줄인다고 알려져 있다. The end.";

    private static Optional<String> found(String quote) {
        return Alignment.find(quote, TEXT).map(span -> span.of(TEXT));
    }

    @Test
    void findsTheVeryWords() {
        assertThat(found("Treatment helps. 검색")).contains("Treatment helps. 검색");
        assertThat(found("검색 증강 생성은 환각을 줄인다고 알려져 있다.")).contains("검색 증강 생성은 환각을 줄인다고 알려져 있다.");
    }

    @Test
    void caseSpacesQuotationMarksAndHyphensAtLineEndsMakeNoDifference() {
        assertThat(found("the \"varroa\" mite is  the main cause of winter losses"))
                .contains("The “Varroa” mite is the main cause of win-\nter losses");
        assertThat(found("“… main cause of winter losses of honey bee colonies …”"))
                .contains("main cause of win-\nter losses of honey bee colonies");
    }

    @Test
    void aLetterInTenMayDiffer() {
        assertThat(
                        found(
                                "mite is a main cause of winter loss of honey-bee colonies, in 45 percent"))
                .contains(
                        "mite is the main cause of win-\nter losses of honey bee colonies, in 45 percent");
    }

    @Test
    void noWordAndNoNumberIsCut() {
        String text = "Losses of 16.7 percent, of 1,234,567 colonies. 벌은 꽃가루를 모은다. 蜂は花粉を集める。";
        assertThat(within("Losses of 16.", text)).contains("Losses of 16.7");
        assertThat(within("7 percent, of 1,23", text)).contains("16.7 percent, of 1,234,567");
        assertThat(within("cent, of 1,234,567 colon", text))
                .contains("percent, of 1,234,567 colonies");
        assertThat(within("34,567 colonies. 벌은 꽃가루", text)).contains("1,234,567 colonies. 벌은 꽃가루를");
        assertThat(within("colonies. 벌은 꽃가루를 모은다. 蜂は花", text))
                .contains("colonies. 벌은 꽃가루를 모은다. 蜂は花");
    }

    private static Optional<String> within(String quote, String text) {
        return Alignment.find(quote, text).map(span -> span.of(text));
    }

    @Test
    void halfOfASentenceBecomesTheWhole() {
        String text =
                "Mites spread. We could not show that mites kill bees in winter (45 of 312).\n"
                        + "Cold does. 벌은 응애로 죽지 않는다고 한다.";
        assertThat(sentences("mites kill bees in winter", text))
                .contains("We could not show that mites kill bees in winter (45 of 312).");
        assertThat(sentences("in winter (45 of 312). Cold does", text))
                .contains(
                        "We could not show that mites kill bees in winter (45 of 312).\n"
                                + "Cold does.");
        assertThat(sentences("벌은 응애로 죽지 않는다", text)).contains("벌은 응애로 죽지 않는다고 한다.");
        assertThat(sentences("Mites spread.", "Mites spread. " + text)).contains("Mites spread.");
        assertThat(sentences("pesticides kill bees in summer", text)).isEmpty();
    }

    @Test
    void aRunOfTextWithoutEndIsNoSentence() {
        String text = "figure ".repeat(130) + "Mites kill bees " + "figure ".repeat(130);
        assertThat(sentences("Mites kill bees", text)).contains("Mites kill bees");
    }

    private static Optional<String> sentences(String quote, String text) {
        return Alignment.sentences(quote, text).map(span -> span.of(text));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(found("Pesticides are the main cause of losses in summer")).isEmpty();
        assertThat(found("mite")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("x".repeat(5_000))).isEmpty();
    }

    @Test
    void whateverIsFoundLiesInTheTextAndIsAboutAsLong() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int start = random.nextInt(TEXT.length() - 30);
            int end = start + 20 + random.nextInt(TEXT.length() - start - 20);
            StringBuilder quote = new StringBuilder(TEXT.substring(start, end));
            for (int k = 0; k < quote.length() / 25; k++) {
                quote.setCharAt(random.nextInt(quote.length()), (char) ('a' + random.nextInt(26)));
            }
            Optional<Span> span = Alignment.find(quote.toString(), TEXT);
            span.ifPresent(s -> {
                assertThat(s.end()).isLessThanOrEqualTo(TEXT.length());
                assertThat((double) s.length())
                        .isBetween(0.7 * quote.length() - 6, 1.3 * quote.length() + 8);
            });
        }
    }
}
