package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bridge cables fail when rust spreads under the paint.|STATES",
                "수조에 잡음이 섞이면 측정값이 크게 떨어진다.|STATES",
                "Coatings get dirty within a few years.|HINTS",
                "The new paint reduces the risk of rust in all weathers.|STRAYS",
                "Kim et al. (2020) examine the weaknesses of old bridges.|STRAYS",
                "SteelNet introduces a layer that spots errors early.|STRAYS",
                "The bridge crosses the river at its widest place.|SILENT",
            })
    void failuresAreStatedRatherThanCuredOrPointedAt(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, "failure")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bleaching is evaluated by the share of white colonies.|STATES",
                "Accuracy was highest in clear water.|HINTS",
                "We evaluate our divers on three reefs.|HINTS",
                "During training the divers swim every day.|STRAYS",
                "Reefs are home to many fish.|SILENT",
            })
    void evaluationNamesWhatIsMeasured(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, "evaluation")).isEqualTo(expected);
    }
}
