package maestro.app.ui.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.library.FakeLibrary;
import maestro.app.ui.rerank.RerankLine.Place;
import maestro.app.ui.rerank.RerankViewModel.Download;
import maestro.app.ui.rerank.RerankViewModel.State;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.TinyCrossEncoder;
import maestro.rag.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RerankViewModelTest {
    private static final String KNOWN = "ms-marco-minilm";

    @TempDir Path home;
    @TempDir Path input;
    private final FakeLibrary library = new FakeLibrary();
    private RerankViewModel viewModel;
    private RerankViewModel.Fetch fetch = (_, _) -> {};

    @BeforeEach
    void start() {
        viewModel =
                new RerankViewModel(
                        CompletableFuture.completedFuture(library),
                        new RerankingModels(home),
                        (wanted, progress) -> fetch.fetch(wanted, progress),
                        Frames.immediate());
        viewModel.refresh();
    }

    private State now() {
        return viewModel.stateProperty().get();
    }

    private Place place(String id) {
        return now().lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow()
                .place();
    }

    @Test
    void theCatalogueIsListedAndNothingIsDownloadedByItself() {
        assertThat(place(KNOWN)).isEqualTo(Place.AVAILABLE);
        assertThat(home).isEmptyDirectory();
        assertThat(now().trouble()).isEmpty();
    }

    @Test
    void aModelFromAFolderIsTriedUsedTurnedOffAndRemoved() throws IOException {
        viewModel.add(TinyCrossEncoder.write(input.resolve("Tiny"), 1));
        assertThat(place("tiny")).isEqualTo(Place.INSTALLED);
        viewModel.use("tiny");
        assertThat(library.reranking.id).contains("tiny");
        assertThat(place("tiny")).isEqualTo(Place.USED);
        viewModel.off();
        assertThat(place("tiny")).isEqualTo(Place.INSTALLED);
        viewModel.remove("tiny");
        assertThat(now().lines()).hasSize(1);
    }

    @Test
    void whatIsWrongWithAFolderIsSaidUntilTheNextStep() throws IOException {
        viewModel.add(Files.createDirectories(input.resolve("empty")));
        assertThat(now().trouble()).contains("There is no model in");
        assertThat(now().busy()).isFalse();
        viewModel.add(TinyCrossEncoder.write(input.resolve("Three"), 1, 2, 3));
        assertThat(now().trouble()).contains("Three is no reranking model");
        viewModel.use("broken");
        assertThat(now().trouble()).contains("not on this machine");
        viewModel.off();
        assertThat(now().trouble()).isEmpty();
    }

    @Test
    void aDownloadSaysHowFarItIsAndWhyItFailed() {
        fetch =
                (wanted, progress) -> {
                    progress.accept(7);
                    assertThat(now().download()).isEqualTo(new Download(KNOWN, 7, wanted.bytes()));
                    throw new EmbeddingException(
                            Message.of("embedding.status", "somewhere", 503), null);
                };
        viewModel.download(KNOWN);
        assertThat(now().download()).isNull();
        assertThat(now().trouble()).contains("status 503");
        fetch = (_, _) -> {};
        viewModel.download(KNOWN);
        assertThat(now().trouble()).isEmpty();
    }

    @Test
    void theLibrarysTroubleIsShown() {
        library.reranking.id = Optional.of("tiny");
        library.reranking.trouble = Message.of("rerank.missing", "tiny");
        viewModel.refresh();
        assertThat(now().trouble()).contains("tiny is not on this machine");
    }
}
