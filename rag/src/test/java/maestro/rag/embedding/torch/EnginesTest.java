package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import maestro.rag.embedding.AcceleratedEmbedder;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.torch.Engines.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnginesTest {
    /// The built-in network, said to be in full precision: what is tried here is who computes.
    private static final EmbeddingModel FULL =
            new EmbeddingModel(
                    "full", "full", "fp32", 384, Pooling.MEAN, 256, "", "", List.of("en"));

    @TempDir Path home;
    private EngineChoice fake = EngineChoice.PROCESSOR;

    @BeforeEach
    void library() throws IOException {
        Path lib = Files.createDirectories(home.resolve("torch/lib"));
        for (String name : List.of("torch", "torch_cuda")) {
            Files.writeString(lib.resolve(System.mapLibraryName(name)), "no library at all");
        }
        Files.writeString(home.resolve("torch/build-version"), TorchLibrary.RELEASE);
        fake = EngineChoice.torch(home.resolve("torch"));
        Path bridge =
                TorchBridge.folder(TorchLibrary.in(lib), Natives.MODELS)
                        .resolve(TorchBridge.name());
        Files.createDirectories(bridge.getParent());
        Files.writeString(bridge, "");
    }

    private Engines engines(Class<?> trial) {
        return new Engines(
                home,
                id -> OnnxEmbedder.builtIn(Natives.MODELS),
                id -> Optional.of(id.equals(FULL.id()) ? FULL : EmbeddingModel.BUILT_IN),
                new TorchProbe(trial, Duration.ofSeconds(60)));
    }

    private static State said(Engines engines, Runnable what) throws InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        engines.onChange(() -> {
            if (!engines.state().words().isNone()) {
                said.countDown();
            }
        });
        what.run();
        assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
        return engines.state();
    }

    @Test
    void theProcessorComputesUntilSomethingElseIsChosen() {
        Engines engines = engines(TorchProbeTest.Crashes.class);
        assertThat(engines.choice()).isEqualTo(EngineChoice.PROCESSOR);
        try (Embedder builtIn = engines.open("minilm")) {
            assertThat(builtIn).isInstanceOf(OnnxEmbedder.class);
        }
        assertThat(engines.state()).isEqualTo(new State(false, maestro.rag.message.Message.NONE));
    }

    @Test
    void aChoiceIsKept() {
        engines(TorchProbeTest.Crashes.class).use(fake);
        assertThat(engines(TorchProbeTest.Crashes.class).choice()).isEqualTo(fake);
        assertThat(fake.torch()).isEqualTo(home.resolve("torch").toString());
        engines(TorchProbeTest.Crashes.class).use(EngineChoice.PROCESSOR);
        assertThat(engines(TorchProbeTest.Crashes.class).choice())
                .isEqualTo(EngineChoice.PROCESSOR);
    }

    @Test
    void aDamagedChoiceIsTheProcessor() throws IOException {
        Files.writeString(home.resolve("engine.properties"), "engine=QUANTUM\n");
        assertThat(EngineChoice.read(home)).isEqualTo(EngineChoice.PROCESSOR);
    }

    @Test
    void aFolderWithoutPyTorchIsNotChosen() {
        Engines engines = engines(TorchProbeTest.Works.class);
        assertThatThrownBy(() -> engines.use(EngineChoice.torch(home.resolve("nothing"))))
                .isInstanceOf(EmbeddingException.class);
        assertThatThrownBy(
                        () -> engines.use(new EngineChoice(EngineChoice.Kind.TORCH_DOWNLOADED, "")))
                .isInstanceOf(EmbeddingException.class);
        assertThat(engines.choice()).isEqualTo(EngineChoice.PROCESSOR);
    }

    @Test
    void atStartACrashInTheProbeLeavesTheProcessorComputing() throws Exception {
        engines(TorchProbeTest.Crashes.class).use(fake);
        Engines engines = engines(TorchProbeTest.Crashes.class);
        CountDownLatch said = new CountDownLatch(1);
        engines.onChange(said::countDown);
        try (Embedder embedder = engines.open(FULL.id())) {
            assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(engines.state().torch()).isFalse();
            assertThat(engines.state().words().english())
                    .contains("crashed")
                    .contains("ONNX Runtime embeds on the processor");
            assertThat(embedder.embed("bee")).hasSize(384);
            assertThat(((AcceleratedEmbedder) embedder).accelerated()).isFalse();
        }
    }

    @Test
    void whatIsOpenChangesOverWhenTheChoiceDoes() throws Exception {
        Engines engines = engines(TorchProbeTest.Crashes.class);
        try (Embedder embedder = engines.open(FULL.id())) {
            State state = said(engines, () -> engines.use(fake));
            assertThat(state.words().english()).contains("crashed");
            engines.use(EngineChoice.PROCESSOR);
            assertThat(engines.state().words().isNone()).isTrue();
            assertThat(embedder.embed("bee")).hasSize(384);
        }
    }

    @Test
    void aModelOfWholeNumbersStaysOnTheProcessorAndItIsSaidWhy() throws Exception {
        engines(TorchProbeTest.Works.class).use(fake);
        Engines engines = engines(TorchProbeTest.Works.class);
        State state = said(engines, () -> engines.open("minilm").close());
        assertThat(state.torch()).isFalse();
        assertThat(state.words().english()).contains("full precision (fp32)").contains("int8");
        assertThat(engines.probe(fake, "minilm").works()).isFalse();
        assertThatThrownBy(() -> engines.open("minilm", fake))
                .hasMessageContaining("full precision");
    }

    @Test
    void whoWaitsForAnEngineIsToldThatItFailed() {
        Engines engines = engines(TorchProbeTest.Crashes.class);
        assertThatThrownBy(() -> engines.open(FULL.id(), fake))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("crashed");
    }

    @Test
    void pyTorchItselfTakesOver() throws Exception {
        TorchLibrary real = Natives.library();
        Path folder = Natives.model();
        EmbeddingModel model = ModelCatalogue.MINILM_FP32;
        Path named = Natives.MODELS.resolve(model.id());
        Files.createDirectories(named);
        for (String file : List.of(EmbeddingModel.NETWORK, EmbeddingModel.TOKENIZER)) {
            if (!Files.exists(named.resolve(file))) {
                Files.createLink(named.resolve(file), folder.resolve(file));
            }
        }
        Engines engines =
                new Engines(
                        Natives.MODELS,
                        id -> OnnxEmbedder.open(Natives.MODELS, named, model),
                        id -> Optional.of(model));
        EngineChoice choice = EngineChoice.torch(real.folder());
        assertThat(engines.probe(choice, model.id()).words().english()).contains("works");
        try (Embedder onnx = engines.open(model.id(), EngineChoice.PROCESSOR);
                Embedder torch = engines.open(model.id(), choice)) {
            assertThat(torch.fingerprint()).isEqualTo(onnx.fingerprint());
            assertThat(((AcceleratedEmbedder) torch).accelerated()).isTrue();
            float[] a = onnx.embed("The dance of the honey bee");
            float[] b = torch.embed("The dance of the honey bee");
            assertThat(b).isNotEqualTo(a); // or it would be the same engine
            double cosine = 0;
            for (int i = 0; i < a.length; i++) {
                cosine += (double) a[i] * b[i];
            }
            assertThat(cosine).isGreaterThan(TorchProbe.AGREEMENT);
        }
        try (Embedder later = engines.open(model.id())) {
            State state = said(engines, () -> engines.use(choice));
            assertThat(state.words().english()).contains("works, on the processor");
            assertThat(state.torch()).isTrue();
            assertThat(((AcceleratedEmbedder) later).accelerated()).isTrue();
        } finally {
            engines.use(EngineChoice.PROCESSOR);
        }
    }
}
