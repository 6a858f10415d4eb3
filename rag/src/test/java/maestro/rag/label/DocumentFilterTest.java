package maestro.rag.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFilterTest {

    @Test
    void aLineSaysTagsYearsLanguageAndWords() {
        assertThat(
                        DocumentFilter.parse(
                                "bees tag:\"to read\" year:2019..2023 lang:KO at night tag:a"))
                .isEqualTo(
                        new DocumentFilter(
                                Set.of("to read", "a"), 2019, 2023, "ko", "bees at night"));
        assertThat(DocumentFilter.parse("태그:벌 연도:2020 언어:ko 밤"))
                .isEqualTo(new DocumentFilter(Set.of("벌"), 2020, 2020, "ko", "밤"));
        assertThat(DocumentFilter.parse("how are bees: counted?"))
                .isEqualTo(new DocumentFilter(Set.of(), 0, 0, "", "how are bees: counted?"));
    }

    @ParameterizedTest
    @CsvSource({
        "year:2019, 2019, true",
        "year:2019, 2020, false",
        "year:2019.., 2030, true",
        "year:2019.., 2018, false",
        "year:..2019, 2018, true",
        "year:..2019, 0, false",
        "year:2018-2020, 2019, true",
        "year:, 0, true",
        "year:abc, 0, true",
        "tag:bees, 0, true",
        "tag:wasps, 0, false",
        "lang:en, 0, true",
        "lang:ko, 0, false",
        "NIGHT bees, 0, true",
        "day, 0, false"
    })
    void aDocumentFitsWhereAllOfItDoes(String line, int year, boolean fits) {
        boolean found =
                DocumentFilter.parse(line).fits("Bees at night", List.of("bees"), year, "en");
        assertThat(found).isEqualTo(fits);
    }

    @Test
    void aTagIsPutIntoALineAndTakenOutAgain() {
        String with = DocumentFilter.toggled("bees year:2019", "to read");
        assertThat(with).isEqualTo("year:2019 tag:\"to read\" bees");
        assertThat(DocumentFilter.toggled(with, "to read")).isEqualTo("year:2019 bees");
        assertThat(DocumentFilter.toggled("", "a")).isEqualTo("tag:a");
    }
}
