package maestro.rag.embedding.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Network;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.torch.archive.TorchArchive;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A sentence model on PyTorch. On a processor each sequence runs alone, with one thread of its
/// caller's; on a graphics card in batches of nearly equal length.
///
/// Whether the library works at all is found out by [TorchProbe] first, in another process: what is
/// wrong with it can end the process that loads it.
public final class TorchNetwork implements Network {
    /// About 400 MB of a card's memory for a model of 384 numbers.
    private static final int TOKENS_ON_CARD = 1 << 15;

    private static final int SEQUENCES_ON_CARD = 128;

    private final Model model;
    private final boolean batched;
    private final Batches batches;
    // A predictor serves one thread at a time. They are kept for reuse, and are as many as permits.
    private final Queue<Predictor<List<long[]>, List<float[]>>> idle =
            new ConcurrentLinkedQueue<>();
    private final int callers;
    private final Semaphore turns;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TorchNetwork(Model model, boolean cuda, boolean batched) {
        this.model = model;
        this.batched = batched;
        // A card computes one batch after another; a second caller's is prepared meanwhile.
        this.callers = cuda ? 2 : 4 * Runtime.getRuntime().availableProcessors();
        this.turns = new Semaphore(callers, true);
        this.batches = new Batches(this::run, TOKENS_ON_CARD, TorchNetwork::noRoom);
    }

    /// @param modelsFolder where the bridge lies
    /// @param folder of the model, with its network in ONNX
    /// @throws EmbeddingException where the library or the model can't be loaded
    public static TorchNetwork open(
            TorchLibrary library, Path modelsFolder, Path folder, Pooling pooling) {
        return open(library, modelsFolder, folder, pooling, library.cuda());
    }

    /// @param batched whether sequences run together; on a processor for tests only
    static TorchNetwork open(
            TorchLibrary library,
            Path modelsFolder,
            Path folder,
            Pooling pooling,
            boolean batched) {
        TorchEngine.load(library, modelsFolder);
        Path archive = null;
        Model model = null;
        try {
            archive = Files.createTempFile("maestro-network-", ".pt");
            TorchArchive encoder = TorchArchive.of(folder.resolve(EmbeddingModel.NETWORK), pooling);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                encoder.write(out, library.cuda());
            }
            model =
                    Model.newInstance(
                            folder.getFileName().toString(),
                            library.cuda() ? Device.gpu() : Device.cpu(),
                            TorchEngine.NAME);
            model.load(archive);
            return new TorchNetwork(model, library.cuda(), batched);
        } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
            if (model != null) {
                model.close();
            }
            throw new EmbeddingException(
                    Message.of("torch.unloaded", folder.toString(), firstLine(e)), e);
        } finally {
            delete(archive);
        }
    }

    /// {@inheritDoc}
    @Override
    public int batch() {
        return batched ? SEQUENCES_ON_CARD : 1;
    }

    @Override
    public List<float[]> vectors(List<long[]> sequences) {
        return batched
                ? batches.vectors(sequences)
                : sequences.stream().map(s -> run(List.of(s)).getFirst()).toList();
    }

    private List<float[]> run(List<long[]> batch) {
        turns.acquireUninterruptibly();
        try {
            if (closed.get()) {
                throw new IllegalStateException("The embedding model is closed.");
            }
            Predictor<List<long[]>, List<float[]>> predictor = idle.poll();
            if (predictor == null) {
                predictor = model.newPredictor(new Padding());
            }
            try {
                return predictor.predict(batch);
            } finally {
                idle.add(predictor);
            }
        } catch (TranslateException e) {
            throw new EmbeddingException(Message.of("torch.failed", firstLine(e)), e);
        } finally {
            turns.release();
        }
    }

    /// Natively there is one kind of exception only, and its words.
    static boolean noRoom(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, e -> e != null, Throwable::getCause)
                .anyMatch(e ->
                        String.valueOf(e.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("out of memory"));
    }

    /// The reason: native messages go on with a stack of the library's own.
    static String firstLine(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String message = String.valueOf(reason.getMessage());
        return message.lines().findFirst().orElse(reason.getClass().getSimpleName()).strip();
    }

    private static void delete(@Nullable Path archive) {
        if (archive != null) {
            try {
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                archive.toFile().deleteOnExit();
            }
        }
    }

    /// Native memory must not be freed while it is in use, so closing waits for those inside.
    @Override
    public void close() {
        turns.acquireUninterruptibly(callers);
        try {
            if (closed.compareAndSet(false, true)) {
                idle.forEach(Predictor::close);
                model.close();
            }
        } finally {
            turns.release(callers);
        }
    }
}
