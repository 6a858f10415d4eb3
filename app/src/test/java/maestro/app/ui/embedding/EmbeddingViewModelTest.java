package maestro.app.ui.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import maestro.app.ui.embedding.ChoiceViewModel.Download;
import maestro.app.ui.embedding.ChoiceViewModel.Fetch;
import maestro.app.ui.embedding.ChoiceViewModel.Progress;
import maestro.app.ui.embedding.ModelLine.State;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.CatalogueModel;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.ollama.FakeOllama;
import maestro.rag.library.IndexWork;
import maestro.rag.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class EmbeddingViewModelTest {
    @TempDir Path home;
    private final FakeLibrary library = new FakeLibrary();
    private final Frames frames = Frames.immediate();
    private EmbeddingViewModel viewModel;
    private Fetch<CatalogueModel> fetch = (wanted, progress) -> install(wanted);

    @BeforeEach
    void start() {
        viewModel =
                new EmbeddingViewModel(
                        CompletableFuture.completedFuture(library),
                        new EmbeddingModels(home),
                        (wanted, progress) -> fetch.fetch(wanted, progress),
                        frames);
        viewModel.refresh();
    }

    /// As a download leaves it.
    private void install(CatalogueModel wanted) {
        try {
            Path folder = Files.createDirectories(home.resolve(wanted.model().id()));
            Files.writeString(
                    folder.resolve("model.properties"),
                    "name=x\nprecision=int8\ndimension=384\npooling=cls\nsequence=512\n"
                            + "queryPrefix=\npassagePrefix=\nlanguages=en\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private State state(String id) {
        return viewModel.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Progress now() {
        return viewModel.progressProperty().get();
    }

    @Test
    void theCatalogueIsListedAndNothingIsDownloadedByItself() {
        assertThat(state("minilm")).isEqualTo(State.SERVING);
        assertThat(state("bge-small-en")).isEqualTo(State.AVAILABLE);
        assertThat(home).isEmptyDirectory();
        assertThat(now()).isEqualTo(Progress.NONE);
    }

    @Test
    void aDownloadSaysHowFarItIsAndThenTheModelCanBeUsed() {
        AtomicReference<Progress> meanwhile = new AtomicReference<>(Progress.NONE);
        fetch =
                (wanted, progress) -> {
                    progress.accept(5_000_000);
                    meanwhile.set(now());
                    install(wanted);
                };
        viewModel.download("bge-small-en");
        assertThat(meanwhile.get().download())
                .isEqualTo(new Download("bge-small-en", 5_000_000, 24_567_586));
        assertThat(now().download()).isNull();
        assertThat(state("bge-small-en")).isEqualTo(State.INSTALLED);

        viewModel.use("bge-small-en");
        assertThat(state("bge-small-en")).isEqualTo(State.WANTED);
        library.work = Optional.of(new IndexWork(IndexWork.Reason.MODEL, 3, 12));
        library.changed();
        assertThat(now().work()).isEqualTo(new IndexWork(IndexWork.Reason.MODEL, 3, 12));
        viewModel.cancelChange();
        assertThat(state("bge-small-en")).isEqualTo(State.INSTALLED);
        viewModel.remove("bge-small-en");
        assertThat(state("bge-small-en")).isEqualTo(State.AVAILABLE);
    }

    @Test
    void workOnTheIndexForOtherReasonsIsNotShownHere() {
        library.work = Optional.of(new IndexWork(IndexWork.Reason.OUTDATED, 3, 12));
        library.changed();
        assertThat(now().work()).isNull();
    }

    @Test
    void aDownloadThatFailsSaysWhy() {
        fetch =
                (CatalogueModel wanted, LongConsumer progress) -> {
                    throw new EmbeddingException(
                            Message.of("embedding.cut", "example.org", 3, 25), null);
                };
        viewModel.download("bge-small-en");
        assertThat(now().trouble()).contains("example.org").contains("25");
        assertThat(now().download()).isNull();
        fetch = (wanted, progress) -> install(wanted);
        viewModel.download("bge-small-en");
        assertThat(now().trouble()).isEmpty();
    }

    @Test
    void aChangeThatStoppedHalfWayCanGoOnOrBeGivenUp() {
        viewModel.download("bge-small-en");
        viewModel.use("bge-small-en");
        library.work = Optional.empty();
        library.model.trouble = Message.of("embedding.unchanged", "It is off.");
        viewModel.refresh();
        assertThat(state("bge-small-en")).isEqualTo(State.HALTED);
        assertThat(now().trouble()).contains("It is off.").contains("go on where it stopped");
        library.model.trouble = Message.NONE;
        viewModel.use("bge-small-en");
        assertThat(state("bge-small-en")).isEqualTo(State.WANTED);
        viewModel.cancelChange();
        assertThat(state("bge-small-en")).isEqualTo(State.INSTALLED);
    }

    @Test
    void aModelThatIsGoneIsNamedWithWhatToDo() {
        library.model.id = "e5-small";
        library.model.trouble = Message.of("embedding.missing", "e5-small");
        viewModel.refresh();
        assertThat(state("e5-small")).isEqualTo(State.MISSING);
        assertThat(now().trouble()).contains("e5-small");
    }

    @Test
    void aFolderWithoutAModelIsRefusedInWords() {
        viewModel.examine(
                home,
                folder -> {
                    throw new AssertionError("not a model");
                });
        assertThat(now().trouble()).contains(home.toString());
    }

    @Test
    void aModelOfAnOllamaIsLookedUpAndAdded() throws IOException {
        try (FakeOllama ollama = new FakeOllama()) {
            List<String> found = new ArrayList<>();
            viewModel.ollamaModels(
                    ollama.address(),
                    false,
                    found::addAll,
                    why -> {
                        throw new AssertionError(why);
                    });
            assertThat(found).containsExactly("other:small", "words:latest");
            viewModel.addOllama(ollama.address(), false, "words", "", "");
            assertThat(now().trouble()).isEmpty();
            assertThat(state("ollama-words")).isEqualTo(State.INSTALLED);
        }
        List<String> refused = new ArrayList<>();
        viewModel.ollamaModels("http://192.0.2.7", false, _ -> {}, refused::add);
        assertThat(refused.getFirst()).contains("is another machine");
        viewModel.addOllama("nowhere at all", false, "words", "", "");
        assertThat(now().trouble()).contains("is no address of a server");
    }

    @Test
    void onlyAnAddressThatIsPlainlyThisMachinesNeedsNoConsent() {
        assertThat(List.of("localhost:11434", "http://127.0.0.1/", "http://[::1]:1"))
                .allMatch(EmbeddingViewModel::namesThisMachine);
        assertThat(List.of("", "http://localhost.example.org", "http://gpu:11434", "127.0.0.1.nip"))
                .noneMatch(EmbeddingViewModel::namesThisMachine);
    }
}
