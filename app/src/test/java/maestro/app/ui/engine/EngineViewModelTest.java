package maestro.app.ui.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import maestro.app.ui.fixture.Frames;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.EngineChoice.Kind;
import maestro.rag.embedding.torch.Engines.State;
import maestro.rag.embedding.torch.TorchDownloads.Missing;
import maestro.rag.embedding.torch.Verdict;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class EngineViewModelTest {
    private static final Missing BRIDGE = new Missing("example.org", 100);

    private final Frames frames = Frames.immediate();
    private final Fake fake = new Fake();

    private static final class Fake implements EngineWork {
        private final List<String> done = new ArrayList<>();
        private final List<Runnable> listeners = new ArrayList<>();
        private EngineChoice choice = EngineChoice.PROCESSOR;
        private State state = new State(false, Message.NONE);
        private Optional<Missing> missing = Optional.empty();
        private Message verdict = Message.of("torch.works.processor", "2.7.1");

        @Override
        public EngineChoice choice() {
            return choice;
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public void onChange(Runnable listener) {
            listeners.add(listener);
        }

        void say(State now) {
            state = now;
            listeners.forEach(Runnable::run);
        }

        @Override
        public Verdict probe(EngineChoice chosen) {
            done.add("probe " + chosen.kind());
            return new Verdict(true, verdict);
        }

        @Override
        public void use(EngineChoice chosen) {
            if (chosen.torch().endsWith("nothing")) {
                throw new EmbeddingException(
                        Message.of("torch.notFound", "libtorch.so", chosen.torch()), null);
            }
            choice = chosen;
        }

        @Override
        public Optional<Missing> missing(EngineChoice chosen) {
            return missing;
        }

        @Override
        public void download(EngineChoice chosen, LongConsumer progress) {
            progress.accept(50);
            progress.accept(100);
            missing = Optional.empty();
            done.add("download " + chosen.kind());
        }
    }

    private EngineViewModel viewModel() {
        return new EngineViewModel(
                CompletableFuture.completedFuture(fake), frames, () -> Locale.ENGLISH);
    }

    @Test
    void showsWhatIsChosen() {
        fake.choice = new EngineChoice(Kind.TORCH, "/opt/torch");
        EngineViewModel viewModel = viewModel();
        assertThat(viewModel.kindProperty().get()).isEqualTo(Kind.TORCH);
        assertThat(viewModel.folderProperty().get()).isEqualTo("/opt/torch");
        assertThat(viewModel.usedProperty().get()).isEqualTo(fake.choice);
    }

    @Test
    void pickingChangesNothingUntilItIsUsed() {
        EngineViewModel viewModel = viewModel();
        viewModel.kindProperty().set(Kind.TORCH);
        viewModel.folderProperty().set("/opt/torch");
        assertThat(fake.choice).isEqualTo(EngineChoice.PROCESSOR);
        viewModel.use("In use");
        assertThat(fake.choice).isEqualTo(new EngineChoice(Kind.TORCH, "/opt/torch"));
        assertThat(viewModel.usedProperty().get()).isEqualTo(fake.choice);
        assertThat(viewModel.resultProperty().get()).isEqualTo("In use");
    }

    @Test
    void aFolderWithoutPyTorchIsSaidInWords() {
        EngineViewModel viewModel = viewModel();
        viewModel.kindProperty().set(Kind.TORCH);
        viewModel.folderProperty().set("/nothing");
        viewModel.use("In use");
        assertThat(viewModel.resultProperty().get()).contains("no libtorch.so in /nothing");
        assertThat(viewModel.busyProperty().get()).isFalse();
        assertThat(fake.choice).isEqualTo(EngineChoice.PROCESSOR);
    }

    @Test
    void aTrialSaysWhatItFoundUntilSomethingElseIsPicked() {
        EngineViewModel viewModel = viewModel();
        viewModel.kindProperty().set(Kind.TORCH_DOWNLOADED);
        viewModel.tryOut();
        assertThat(viewModel.resultProperty().get()).contains("works, on the processor");
        viewModel.kindProperty().set(Kind.ONNX);
        assertThat(viewModel.resultProperty().get()).isEmpty();
    }

    @Test
    void whatIsMissingIsOfferedFetchedAndTried() {
        fake.missing = Optional.of(BRIDGE);
        EngineViewModel viewModel = viewModel();
        viewModel.kindProperty().set(Kind.TORCH_DOWNLOADED);
        assertThat(viewModel.missingProperty().get()).contains(BRIDGE);
        List<Double> shown = new ArrayList<>();
        viewModel.progressProperty().subscribe(now -> shown.add(now.doubleValue()));
        viewModel.download();
        assertThat(fake.done)
                .containsExactly("download TORCH_DOWNLOADED", "probe TORCH_DOWNLOADED");
        assertThat(shown).contains(0.5, 1.0).endsWith(-1.0);
        assertThat(viewModel.missingProperty().get()).isEmpty();
        assertThat(viewModel.resultProperty().get()).contains("works");
    }

    @Test
    void whatBecomesOfAnEngineLaterIsSaid() {
        EngineViewModel viewModel = viewModel();
        fake.say(new State(false, Message.of("torch.failed", "CUDA out of memory")));
        assertThat(viewModel.resultProperty().get()).contains("out of memory");
    }

    @Test
    void beforeTheLibraryIsOpenNothingHappens() {
        EngineViewModel viewModel =
                new EngineViewModel(new CompletableFuture<>(), frames, () -> Locale.ENGLISH);
        viewModel.tryOut();
        viewModel.use("In use");
        assertThat(viewModel.busyProperty().get()).isFalse();
        assertThat(viewModel.resultProperty().get()).isEmpty();
    }
}
