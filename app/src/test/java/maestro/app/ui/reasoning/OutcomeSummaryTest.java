package maestro.app.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Review;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class OutcomeSummaryTest {
    private static String said(Locale locale, double score, int notes) {
        Review.Coverage coverage =
                new Review.Coverage("s1.q1", score, notes, notes, List.of(), List.of());
        Review review =
                new Review(1, score, true, List.of(coverage), List.of(), List.of(), List.of());
        return OutcomeSummary.of(
                new Outcome.Reviewed(review), Texts.of(ReasoningFeature.class, locale));
    }

    @Test
    void aReviewThatEndsResearchSaysWhy() {
        assertThat(said(Locale.ENGLISH, 0.9, 5)).isEqualTo("Coverage 90%: enough");
        assertThat(said(Locale.ENGLISH, 0.6, 2)).isEqualTo("Coverage 60%, and nothing more to ask");
        assertThat(said(Locale.ENGLISH, 0, 0)).isEqualTo("Nothing was found, so research ends");
        assertThat(said(Locale.KOREAN, 0, 0)).isEqualTo("찾은 근거가 없어 조사를 마침");
    }
}
