package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.SourceSettings;
import maestro.rag.message.Message;
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

    private static PluginHost.Info source(String id, boolean local) {
        return new PluginHost.Info(
                id + ".jar", "The " + id, "", PluginHost.Kind.SOURCE, id, local, "", Message.NONE);
    }

    @Test
    void plugInsAreOfferedAndSayWhatTheyPromise() {
        Frames frames = new Frames();
        viewModel.plugins(() -> List.of(source("books", true), source("wires", false)), frames);
        var words = viewModel.leaves(texts);
        assertThat(viewModel.plugged()).isEmpty();
        viewModel.look();
        frames.settle();
        PluggedSource books = viewModel.plugged().getFirst();
        PluggedSource wires = viewModel.plugged().getLast();
        assertThat(viewModel.sources()).isEqualTo(Sources.LIBRARY);

        viewModel.pluginProperty(books).set(true);
        assertThat(viewModel.egress()).isEqualTo(Egress.PRIVATE);
        assertThat(viewModel.outside().get()).isFalse();
        assertThat(words.get())
                .contains("on this machine alone: The books.", "cannot keep from the network");
        viewModel.libraryProperty().set(false);
        assertThat(viewModel.problem()).isEmpty();

        viewModel.pluginProperty(wires).set(true);
        assertThat(viewModel.egress()).isEqualTo(Egress.WEB);
        assertThat(viewModel.outside().get()).isTrue();
        assertThat(words.get()).contains("sent to The wires.");
        assertThat(viewModel.sources())
                .isEqualTo(new Sources(false, List.of(), null, List.of(books, wires)));

        // looked at again, what was chosen stays chosen; what is gone is not asked
        viewModel.plugins(() -> List.of(source("books", true)), frames);
        viewModel.look();
        frames.settle();
        assertThat(viewModel.sources().plugins()).containsExactly(books);
        assertThat(viewModel.egress()).isEqualTo(Egress.PRIVATE);
    }
}
