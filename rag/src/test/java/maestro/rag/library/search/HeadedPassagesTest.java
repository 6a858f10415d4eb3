package maestro.rag.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.QueryLine;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A passage is found by the headings that it stands under, and knows them.
@Timeout(60)
class HeadedPassagesTest {
    @TempDir Path home;
    @TempDir Path input;

    @BeforeEach
    void twoSectionsOfTheSameWords() {
        String same = TestHome.text(1, 20);
        TestHome.write(
                input,
                "a.md",
                "# Yearbook\n\n## Hibernation\n\n" + same + "\n\n## Pollination\n\n" + same);
    }

    @Test
    void isFoundByItsHeading() {
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            assertThat(find(test, "hibernation")).isEqualTo("Hibernation");
            assertThat(find(test, "pollination")).isEqualTo("Pollination");
            assertThat(find(test, "\"pollination\" queen")).isEqualTo("Pollination");
        }
        try (TestHome test = TestHome.open(home)) { // as stored
            assertThat(find(test, "pollination")).isEqualTo("Pollination");
            String id = test.library.documents().getFirst().id();
            assertThat(test.library.passages(id))
                    .extracting(p -> p.under())
                    .contains("Hibernation", "Pollination")
                    .doesNotContain("Yearbook");
        }
    }

    /// The heading of the best passage that does not itself say it.
    private static String find(TestHome test, String words) {
        SearchRequest request =
                SearchRequest.of(QueryLine.parse(words), SearchMode.KEYWORD, Set.of(), 50);
        return test.library.search(request).stream()
                .map(Hit::passage)
                .filter(p -> !p.text().contains("nation"))
                .findFirst()
                .orElseThrow()
                .under();
    }
}
