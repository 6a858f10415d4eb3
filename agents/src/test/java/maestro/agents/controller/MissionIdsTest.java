package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissionIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void idsOfOneMomentDifferAndSortByAge() {
        MissionIds ids = new MissionIds(List.of());
        String first = ids.next(NOW);
        String second = ids.next(NOW);
        String later = ids.next(NOW.plusSeconds(3_600));
        assertThat(List.of(first, second, later)).isSorted().doesNotHaveDuplicates();
        assertThat(later).hasSize(10);
    }

    @Test
    void aClockThatWentBackMakesNoIdTwice() {
        String taken = new MissionIds(List.of()).next(NOW);
        assertThat(new MissionIds(List.of(taken, "odd", "")).next(NOW.minusSeconds(60)))
                .isGreaterThan(taken);
    }
}
