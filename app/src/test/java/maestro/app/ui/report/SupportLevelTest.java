package maestro.app.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import maestro.agents.mission.Support;
import org.junit.jupiter.api.Test;

class SupportLevelTest {
    @Test
    void whereNothingComparesMeaningTheModelsVerdictSaysHowMany() {
        Support foreign = new Support(0.02, 0.02, 0, 1);
        assertThat(SupportLevel.of(foreign)).isEqualTo(SupportLevel.WEAK);
        assertThat(SupportLevel.of(foreign.with(Support.Verdict.YES))).isEqualTo(SupportLevel.GOOD);
        assertThat(SupportLevel.of(foreign.with(Support.Verdict.PARTLY)))
                .isEqualTo(SupportLevel.WEAK);
        assertThat(SupportLevel.of(new Support(0.95, 1, 0.9, 1).with(Support.Verdict.YES)))
                .isEqualTo(SupportLevel.FULL);
        assertThat(SupportLevel.of(new Support(0.75, 0.7, 0.8, 1))).isEqualTo(SupportLevel.GOOD);
    }
}
