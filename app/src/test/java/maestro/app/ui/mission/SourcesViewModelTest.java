package maestro.app.ui.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.SourceSettings;
import org.junit.jupiter.api.Test;

class SourcesViewModelTest {
    private final Texts texts = Texts.of(MissionFeature.class, Locale.ENGLISH);
    private final SourcesViewModel viewModel = FakeSources.sources(new Frames());

    private void address(String url) {
        viewModel
                .search()
                .settingsProperty()
                .set(
                        new SourceSettings(
                                url,
                                "",
                                "",
                                "",
                                WebSearch.TimeRange.ANY,
                                WebSearch.Safe.DEFAULT,
                                1));
    }

    @Test
    void itBeginsWithTheLibraryAloneAndNothingLeaves() {
        assertThat(viewModel.sources()).isEqualTo(Sources.LIBRARY);
        assertThat(viewModel.egress()).isEqualTo(Egress.PRIVATE);
        assertThat(viewModel.leaves(texts).get())
                .isEqualTo("Only documents in your library are searched.");
        assertThat(viewModel.problem()).isEmpty();
    }

    @Test
    void theWebNeedsAnAddressAndSaysWhoIsAsked() {
        viewModel.webProperty().set(true);
        assertThat(viewModel.problem()).isEqualTo("form.problem.searxng");
        address("http://127.0.0.1:8888");
        assertThat(viewModel.problem()).isEmpty();
        assertThat(viewModel.sources())
                .isEqualTo(
                        new Sources(
                                true,
                                List.of(Index.WEB),
                                WebSearch.at(URI.create("http://127.0.0.1:8888"))));
        assertThat(viewModel.egress()).isEqualTo(Egress.WEB);
        assertThat(viewModel.leaves(texts).get())
                .startsWith(
                        "The words of your questions are sent to the SearXNG at 127.0.0.1:8888, which asks");
    }

    @Test
    void scholarlyIndexesAreChosenOneByOne() {
        var words = viewModel.leaves(texts);
        viewModel.libraryProperty().set(false);
        assertThat(viewModel.problem()).isEqualTo("form.problem.nowhere");
        viewModel.scholarlyProperty().set(true);
        viewModel.indexProperty(Index.CROSSREF).set(false);
        viewModel.indexProperty(Index.PUBMED).set(true);
        assertThat(viewModel.sources())
                .isEqualTo(
                        new Sources(
                                false, List.of(Index.ARXIV, Index.OPENALEX, Index.PUBMED), null));
        assertThat(words.get()).contains("sent to arXiv, OpenAlex, PubMed.");
    }
}
