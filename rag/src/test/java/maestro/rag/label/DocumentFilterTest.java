package maestro.rag.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentFilterTest {

    @Test
    void aTagIsPutIntoALineAndTakenOutAgain() {
        String with = DocumentFilter.toggled("bees year:2019", "to read");
        assertThat(with).isEqualTo("tag:\"to read\" bees year:2019");
        assertThat(DocumentFilter.toggled(with, "to read")).isEqualTo("bees year:2019");
        assertThat(DocumentFilter.toggled("", "a")).isEqualTo("tag:a");
    }

    @Test
    void yearsMayBeOpen() {
        assertThat(DocumentFilter.years("2019")).containsExactly(2019, 2019);
        assertThat(DocumentFilter.years("2019..")).containsExactly(2019, 0);
        assertThat(DocumentFilter.years("..2019")).containsExactly(0, 2019);
        assertThat(DocumentFilter.years("2018-2020")).containsExactly(2018, 2020);
        for (String none : new String[] {"", "..", "abc", "20190", "2019.2020"}) {
            assertThatThrownBy(() -> DocumentFilter.years(none))
                    .isInstanceOf(QuerySyntaxException.class)
                    .hasMessageContaining("year:2019..2023");
        }
    }

    @Test
    void twoFiltersTogetherAskForBoth() {
        DocumentFilter one = new DocumentFilter(Set.of("a"), 2019, 0, "");
        DocumentFilter other = new DocumentFilter(Set.of("b"), 2001, 2002, "ko");
        assertThat(one.and(other)).isEqualTo(new DocumentFilter(Set.of("a", "b"), 2019, 0, "ko"));
        assertThat(DocumentFilter.ALL.and(other)).isEqualTo(other);
    }
}
