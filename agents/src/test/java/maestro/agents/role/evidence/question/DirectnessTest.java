package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import maestro.agents.mission.Language;
import maestro.agents.role.evidence.text.Acronyms;
import maestro.agents.role.evidence.text.Glossary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectnessTest {
    private static Inquiry asked(String question) {
        Acronyms acronyms = new Acronyms();
        acronyms.read("Street Tree Shading (STS) is older than Cool Roof Coating (CRC).");
        Vocabulary vocabulary =
                new Vocabulary() {
                    @Override
                    public double idf(String stem) {
                        return 2;
                    }

                    @Override
                    public int passages(String stem) {
                        return 2;
                    }

                    @Override
                    public Acronyms acronyms() {
                        return acronyms;
                    }
                };
        return new InquiryReader(vocabulary, new Glossary(), new Facets())
                .read(question, Language.ENGLISH);
    }

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
                "Robustness is evaluated by adding noise to the load.|STRAYS",
                "Several challenges remain for engineers of all schools.|STRAYS",
                "Several problems, such as rust, remain under the paint.|STATES",
                "New tests make error detection quicker on every bridge.|STRAYS",
                "The trade is no longer limited to wooden bridges.|STRAYS",
            })
    void failuresAreStatedRatherThanCuredOrPointedAt(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, asked("What are the failures of bridges?")))
                .isEqualTo(expected);
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
        assertThat(Directness.of(sentence, asked("How is bleaching evaluated?")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Street tree shading is a way to cool pavements.|STATES",
                "STS uses crowns that keep the sun from the ground.|STATES",
                "In STS, every crown shades a few metres.|HINTS",
                "The mayor likes a city of parks better than one of street tree shading.|SILENT",
            })
    void aDefinitionHasWhatItDefinesForItsSubject(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, asked("What is street tree shading?")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STS cools a street better than CRC does.|STATES",
                "Street tree shading and cool roof coating are both old.|HINTS",
                "A clear advantage of CRC is its low price.|HINTS",
                "We compare STS with CRC on twelve streets.|SILENT",
                "Ponds are better than fountains.|SILENT",
            })
    void aComparisonNamesBothSidesAndWhichIsMore(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, asked("How does street tree shading compare with CRC?")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bleaching arises from water that stays warm for weeks.|STATES",
                "Corals turn white when the water is warm.|HINTS",
                "Shading reduces the risk of bleaching because it cools.|STRAYS",
                "Corals are white in the north.|SILENT",
            })
    void aCauseIsNamedAsOne(String sentence, Directness expected) {
        assertThat(Directness.of(sentence, asked("What causes bleaching?"))).isEqualTo(expected);
    }
}
