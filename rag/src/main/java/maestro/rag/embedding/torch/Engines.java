package maestro.rag.embedding.torch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import maestro.rag.embedding.AcceleratedEmbedder;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens models so that the engine that the user has chosen computes them.
///
/// A model in full precision first computes on ONNX Runtime. Where PyTorch is chosen, it is probed
/// meanwhile, and takes over if it works; if it doesn't, or fails later, ONNX Runtime goes on, and
/// [#state] says why. Nothing has to be embedded again.
public final class Engines implements Embedders {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private static final String FULL = "fp32";
    private static final List<String> SAMPLES =
            List.of(
                    "Is anybody there?",
                    "The dance of the honey bee tells the others of the hive where flowers are, how"
                            + " far away, and in which direction from the sun.");

    private final Path modelsFolder;
    private final Embedders models;
    private final Function<String, Optional<EmbeddingModel>> descriptions;
    private final TorchProbe probe;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private volatile EngineChoice choice;
    private volatile State state = new State(false, Message.NONE);

    /// What computes now.
    ///
    /// @param torch whether PyTorch does
    /// @param words what the probe found, or why PyTorch doesn't compute; nothing where it isn't
    ///   chosen
    public record State(boolean torch, Message words) {}

    private record Opened(AcceleratedEmbedder embedder, EmbeddingModel model) {}

    /// @param models opens them on ONNX Runtime
    /// @param descriptions of models by their ids
    public Engines(
            Path modelsFolder,
            Embedders models,
            Function<String, Optional<EmbeddingModel>> descriptions) {
        this(modelsFolder, models, descriptions, TorchProbe.DEFAULT);
    }

    Engines(
            Path modelsFolder,
            Embedders models,
            Function<String, Optional<EmbeddingModel>> descriptions,
            TorchProbe probe) {
        this.modelsFolder = modelsFolder;
        this.models = models;
        this.descriptions = descriptions;
        this.probe = probe;
        this.choice = EngineChoice.read(modelsFolder);
    }

    public EngineChoice choice() {
        return choice;
    }

    public State state() {
        return state;
    }

    /// @param listener called on any thread when [#state] may have changed
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// {@inheritDoc}
    ///
    /// PyTorch takes over in the background.
    @Override
    public Embedder open(String id) {
        Embedder embedder = models.open(id);
        Optional<EmbeddingModel> model = descriptions.apply(id);
        if (model.isEmpty() || !(embedder instanceof OnnxEmbedder processor)) {
            return embedder;
        }
        if (!model.get().precision().equals(FULL)) {
            if (choice.kind() != EngineChoice.Kind.ONNX) {
                say(false, precision(model.get()));
            }
            return embedder;
        }
        AcceleratedEmbedder accelerated = new AcceleratedEmbedder(processor, this::stopped);
        Opened fresh = new Opened(accelerated, model.get());
        opened.removeIf(one -> one.embedder().closed());
        opened.add(fresh);
        if (choice.kind() != EngineChoice.Kind.ONNX) {
            Thread.ofVirtual().name("engine").start(() -> accelerate(fresh));
        }
        return accelerated;
    }

    @Override
    public List<EmbeddingModel> installed() {
        return models.installed();
    }

    /// Chooses, for now and later starts. Models that are open change over in the background.
    ///
    /// @throws EmbeddingException where the folder holds no PyTorch of the right release, or the
    ///   choice can't be kept; nothing has changed then
    public void use(EngineChoice chosen) {
        if (chosen.kind() != EngineChoice.Kind.ONNX) {
            chosen.library(modelsFolder);
        }
        chosen.write(modelsFolder);
        choice = chosen;
        say(false, Message.NONE);
        for (Opened one : opened) {
            if (chosen.kind() == EngineChoice.Kind.ONNX) {
                one.embedder().processorOnly();
            } else {
                Thread.ofVirtual().name("engine").start(() -> accelerate(one));
            }
        }
    }

    /// Tries a choice with a model of this machine, in another process. Takes seconds.
    ///
    /// @throws InterruptedException when asked to stop
    public Verdict probe(EngineChoice chosen, String id) throws InterruptedException {
        try {
            EmbeddingModel model = described(id);
            if (!model.precision().equals(FULL)) {
                return new Verdict(false, precision(model));
            }
            TorchLibrary library = chosen.library(modelsFolder);
            try (Embedder embedder = models.open(id)) {
                return embedder instanceof OnnxEmbedder processor
                        ? probe(library, new AcceleratedEmbedder(processor, this::stopped), model)
                        : new Verdict(false, precision(model));
            }
        } catch (EmbeddingException e) {
            return new Verdict(false, e.explanation());
        }
    }

    /// Opens a model and waits until the chosen engine computes it.
    ///
    /// @throws EmbeddingException where that engine doesn't work
    public Embedder open(String id, EngineChoice chosen) throws InterruptedException {
        Embedder embedder = models.open(id);
        if (chosen.kind() == EngineChoice.Kind.ONNX) {
            return embedder;
        }
        EmbeddingModel model = described(id);
        if (!model.precision().equals(FULL) || !(embedder instanceof OnnxEmbedder processor)) {
            embedder.close();
            throw new EmbeddingException(precision(model), null);
        }
        AcceleratedEmbedder accelerated = new AcceleratedEmbedder(processor, this::stopped);
        try {
            TorchLibrary library = chosen.library(modelsFolder);
            Verdict verdict = probe(library, accelerated, model);
            if (!verdict.works()) {
                throw new EmbeddingException(verdict.words(), null);
            }
            accelerated.accelerate(network(library, model));
            return accelerated;
        } catch (EmbeddingException | InterruptedException e) {
            accelerated.close();
            throw e;
        }
    }

    private void accelerate(Opened one) {
        EngineChoice wanted = choice;
        try {
            TorchLibrary library = wanted.library(modelsFolder);
            Verdict verdict = probe(library, one.embedder(), one.model());
            if (!verdict.works()) {
                say(false, Message.of("torch.fellBack", verdict.words()));
                return;
            }
            TorchNetwork network = network(library, one.model());
            if (wanted.equals(choice)) {
                one.embedder().accelerate(network);
                say(true, verdict.words());
            } else {
                network.close(); // another choice was made meanwhile
            }
        } catch (EmbeddingException e) {
            LOG.warn("PyTorch is not used", e);
            say(false, Message.of("torch.fellBack", e.explanation()));
        } catch (IllegalStateException e) {
            LOG.debug("The model was closed before PyTorch was ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EmbeddingModel described(String id) {
        return descriptions
                .apply(id)
                .orElseThrow(
                        () -> new EmbeddingException(Message.of("embedding.missing", id), null));
    }

    private Verdict probe(TorchLibrary library, AcceleratedEmbedder embedder, EmbeddingModel model)
            throws InterruptedException {
        return probe.probe(
                library, modelsFolder, folder(model), model.pooling(), embedder.samples(SAMPLES));
    }

    private TorchNetwork network(TorchLibrary library, EmbeddingModel model) {
        return TorchNetwork.open(library, modelsFolder, folder(model), model.pooling());
    }

    private Path folder(EmbeddingModel model) {
        return modelsFolder.resolve(model.id());
    }

    private static Message precision(EmbeddingModel model) {
        return Message.of("torch.precision", model.name(), model.precision());
    }

    private void stopped(EmbeddingException why) {
        LOG.warn("PyTorch is no longer used", why);
        say(false, Message.of("torch.stopped", why.explanation()));
    }

    private void say(boolean torch, Message words) {
        state = new State(torch, words);
        listeners.forEach(Runnable::run);
    }
}
