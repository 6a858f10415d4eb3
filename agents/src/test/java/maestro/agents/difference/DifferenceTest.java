package maestro.agents.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    @Test
    void wordsThatDifferStandApart() {
        assertThat(Difference.ofWords("Be brief, please.", "Be very brief.", Locale.ENGLISH))
                .containsExactly(
                        new Difference<>(true, List.of("Be "), List.of("Be ")),
                        new Difference<>(false, List.of(), List.of("very ")),
                        new Difference<>(true, List.of("brief"), List.of("brief")),
                        new Difference<>(false, List.of(", ", "please"), List.of()),
                        new Difference<>(true, List.of("."), List.of(".")));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'','all is new'", "gone,''", "'벌은 왜 줄어드는가?','벌은 어디서 왜 줄어드나?'"})
    void theStretchesTogetherAreBothTexts(String one, String other) {
        var stretches = Difference.ofWords(one, other, Locale.KOREAN);
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        stretches.forEach(s -> {
            left.append(String.join("", s.one()));
            right.append(String.join("", s.other()));
            assertThat(s.one().equals(s.other())).isEqualTo(s.same());
        });
        assertThat(left).hasToString(one);
        assertThat(right).hasToString(other);
    }
}
