package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.controller.estimate.Estimate;
import maestro.agents.controller.estimate.Range;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class EstimateWordsTest {
    private static Estimate taking(double minutes) {
        double likely = minutes * 60;
        return new Estimate(
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Range.NOTHING,
                Optional.of(new Range(likely / 2, likely, likely * 2)),
                3,
                1);
    }

    private static String words(Locale locale, double minutes) {
        return new EstimateWords(Texts.of(MissionFeature.class, locale))
                .of(taking(minutes), Duration.ofMinutes(30));
    }

    @Test
    void aMissionThatLikelyTakesLongerThanItMayIsSaidToEndItsResearchEarly() {
        assertThat(words(Locale.ENGLISH, 30)).doesNotContain("\n");
        assertThat(words(Locale.ENGLISH, 31))
                .endsWith(
                        "\nThat is longer than the 30 minutes that it may take: research would end"
                                + " early, and the report be written from what there is.");
        assertThat(words(Locale.KOREAN, 31)).contains("30분").contains("조사를 일찍 마치고");
    }
}
