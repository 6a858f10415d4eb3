package maestro.app.ui.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import maestro.app.ui.embedding.ChoiceViewModel.Download;
import maestro.app.ui.embedding.ChoiceViewModel.Fetch;
import maestro.app.ui.embedding.ChoiceViewModel.Progress;
import maestro.app.ui.embedding.ModelLine.State;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.CatalogueReranker;
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
    private Fetch<CatalogueReranker> fetch = (_, _) -> {};

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

    private Progress now() {
        return viewModel.progressProperty().get();
    }

    private State state(String id) {
        return viewModel.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void theCatalogueIsListedAndNothingIsDownloadedByItself() {
        assertThat(state(KNOWN)).isEqualTo(State.AVAILABLE);
        assertThat(home).isEmptyDirectory();
        assertThat(now().trouble()).isEmpty();
    }

    @Test
    void aModelFromAFolderIsTriedUsedTurnedOffAndRemoved() throws IOException {
        viewModel.add(TinyCrossEncoder.write(input.resolve("Tiny"), 1));
        assertThat(state("tiny")).isEqualTo(State.INSTALLED);
        viewModel.use("tiny");
        assertThat(library.reranking.id).contains("tiny");
        assertThat(state("tiny")).isEqualTo(State.SERVING);
        viewModel.off();
        assertThat(state("tiny")).isEqualTo(State.INSTALLED);
        viewModel.remove("tiny");
        assertThat(viewModel.lines()).hasSize(1);
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
