package maestro.app.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import maestro.agents.mission.WebSearch;
import maestro.app.ui.fixture.Frames;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class WebSearchViewModelTest {
    private final Frames frames = new Frames();
    private final ObjectProperty<SourceSettings> settings =
            new SimpleObjectProperty<>(SourceSettings.DEFAULT);
    private final WebSearchViewModel viewModel =
            new WebSearchViewModel(
                    settings,
                    frames,
                    web ->
                            web.address().getHost().equals("broken.example")
                                    ? fail()
                                    : Message.of("source.searxng.works", 3));

    private static Message fail() {
        throw new IllegalStateException("It broke");
    }

    private void address(String url) {
        viewModel.change(
                new SourceSettings(
                        url,
                        " general, ,science",
                        "",
                        " ko ",
                        WebSearch.TimeRange.YEAR,
                        WebSearch.Safe.STRICT,
                        2));
    }

    @Test
    void whatIsWrittenBecomesWhatIsAsked() {
        address(" https://searx.example/ ");
        WebSearch web = settings.get().web().orElseThrow();
        assertThat(web.categories()).containsExactly("general", "science");
        assertThat(web.engines()).isEmpty();
        assertThat(web.language()).isEqualTo("ko");
        assertThat(web.pages()).isEqualTo(2);
        for (String wrong : new String[] {"", "searx", "ftp://a", "http://", "a b"}) {
            address(wrong);
            assertThat(settings.get().web()).as(wrong).isEmpty();
        }
    }

    @Test
    void aTrialSaysHowItWentUntilSomethingChanges() {
        viewModel.tryOut("No address", Locale.ENGLISH);
        assertThat(viewModel.resultProperty().get()).isEqualTo("No address");
        address("http://searx.example");
        assertThat(viewModel.resultProperty().get()).isEmpty();
        viewModel.tryOut("No address", Locale.KOREAN);
        frames.settle();
        assertThat(viewModel.resultProperty().get()).isEqualTo("응답합니다. 시험 검색 결과는 3건입니다.");
        assertThat(viewModel.busyProperty().get()).isFalse();
        address("http://broken.example");
        viewModel.tryOut("No address", Locale.ENGLISH);
        frames.settle();
        assertThat(viewModel.resultProperty().get()).contains("It broke");
        assertThat(viewModel.busyProperty().get()).isFalse();
    }
}
