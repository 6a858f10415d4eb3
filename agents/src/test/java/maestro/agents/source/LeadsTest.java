package maestro.agents.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsTest {
    private static Lead lead(Index index, String title, String url, String doi, String summary) {
        return new Lead(title, url, "", doi, List.of(), 0, "", summary, List.of(index));
    }

    @Test
    void theSameWorkOfSeveralIndexesIsOneLead() {
        Lead preprint =
                new Lead(
                        "Retrieval",
                        "https://arxiv.org/abs/2005.11401v4",
                        "https://arxiv.org/pdf/2005.11401v4",
                        "",
                        List.of("P. Lewis"),
                        2020,
                        "arXiv",
                        "Short.",
                        List.of(Index.ARXIV));
        Lead same =
                lead(
                        Index.OPENALEX,
                        "Retrieval-augmented",
                        "https://doi.org/10.48550/ARXIV.2005.11401",
                        "10.48550/arxiv.2005.11401",
                        "A longer abstract.");
        Lead page = lead(Index.WEB, "Page", "https://www.a.example/x/?utm_source=y", "", "");
        Lead again = lead(Index.WEB, "Page", "http://a.example/x#part", "", "");
        Lead only = lead(Index.CROSSREF, "Other", "", "10.1234/only", "");
        List<Lead> merged =
                Leads.merged(List.of(List.of(page, preprint), List.of(only, again), List.of(same)));
        assertThat(merged).extracting(Lead::title).containsExactly("Page", "Retrieval", "Other");
        assertThat(merged.get(1).indexes()).containsExactly(Index.ARXIV, Index.OPENALEX);
        assertThat(merged.get(1).summary()).isEqualTo("A longer abstract.");
        assertThat(merged.get(1).doi()).isEqualTo("10.48550/arxiv.2005.11401");
        assertThat(merged.get(1).file()).endsWith("2005.11401v4");
    }

    @Test
    void aLeadThatLeadsNowhereIsLeftOut() {
        assertThat(Leads.merged(List.of(List.of(lead(Index.WEB, "Nothing", "", "", "s")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.org/a/, example.org/a",
        "http://example.org:80/a#b, example.org/a",
        "https://example.org:8443/a, example.org:8443/a",
        "https://example.org/a?x=1&utm_medium=z&fbclid=q, example.org/a?x=1",
        "https://example.org, example.org",
        "not a url, not a url",
    })
    void addressesAreComparedWithoutWhatMayDiffer(String url, String normalised) {
        assertThat(Leads.normalised(url)).isEqualTo(normalised);
    }
}
