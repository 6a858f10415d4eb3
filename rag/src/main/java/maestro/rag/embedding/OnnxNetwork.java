package maestro.rag.embedding;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import maestro.rag.embedding.TextTokenizer.Typed;
import maestro.rag.message.Message;

/// A transformer's network in ONNX with its tokenizer, on this machine's processor. One session is
/// shared; each call computes with the thread that it comes on.
public final class OnnxNetwork implements AutoCloseable {
    /// What such networks can ask for besides the tokens.
    private static final Set<String> INPUTS =
            Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    private final TextTokenizer tokenizer;
    private final Model model;
    private final OrtSession session;
    private final Set<String> inputs;

    private OnnxNetwork(TextTokenizer tokenizer, Model model, OrtSession session) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.session = session;
        this.inputs = new LinkedHashSet<>(model.getBlock().describeInput().keys());
        if (!INPUTS.containsAll(inputs) || !inputs.contains("input_ids")) {
            throw new IllegalArgumentException("it asks for " + String.join(", ", inputs));
        }
    }

    /// Loads a network from a folder of its own, which holds [EmbeddingModel#NETWORK] and
    /// [EmbeddingModel#TOKENIZER]. Takes about half a second.
    ///
    /// @param modelsFolder where the engine's native code is unpacked
    /// @param used makes of it what closes it
    /// @param unloaded says that it can't be loaded, from why
    /// @throws EmbeddingException with that
    public static <T> T open(
            Path modelsFolder,
            Path folder,
            String name,
            Function<OnnxNetwork, T> used,
            Function<String, Message> unloaded) {
        EngineSettings.apply(modelsFolder);
        TextTokenizer tokenizer = null;
        Model model = null;
        try {
            tokenizer = new TextTokenizer(folder.resolve(EmbeddingModel.TOKENIZER));
            model = Model.newInstance(name, "OnnxRuntime");
            OrtSession session = load(folder.resolve(EmbeddingModel.NETWORK), model);
            return used.apply(new OnnxNetwork(tokenizer, model, session));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            if (tokenizer != null) {
                tokenizer.close();
            }
            if (model != null) {
                model.close();
            }
            throw new EmbeddingException(unloaded.apply(String.valueOf(e.getMessage())), e);
        }
    }

    /// Opened here and not by DJL, which keeps the session to itself. The model closes it.
    private static OrtSession load(Path network, Model model) throws OrtException, IOException {
        if (!Files.isRegularFile(network)) {
            throw new NoSuchFileException(network.toString());
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // warns on the terminal of whatever an exporter left over in the file
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            OrtSession session =
                    OrtEnvironment.getEnvironment().createSession(network.toString(), options);
            model.setBlock(new OrtSymbolBlock(session, (OrtNDManager) model.getNDManager()));
            return session;
        }
    }

    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    public Model model() {
        return model;
    }

    /// What it asks for of one sequence without padding, each of shape (1, tokens).
    public NDList input(NDManager manager, Typed sequence) {
        NDList list = new NDList(inputs.size());
        for (String input : inputs) {
            long[] values = values(input, sequence);
            NDArray array = manager.create(values, new Shape(1, values.length));
            array.setName(input);
            list.add(array);
        }
        return list;
    }

    /// Runs it on one sequence without padding.
    ///
    /// @param options by which another thread may end it
    public OrtSession.Result run(Typed sequence, OrtSession.RunOptions options)
            throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (String input : inputs) {
                long[] values = values(input, sequence);
                tensors.put(
                        input,
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(),
                                LongBuffer.wrap(values),
                                new long[] {1, values.length}));
            }
            return session.run(tensors, options);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] values(String input, Typed sequence) {
        long[] values = new long[sequence.ids().length];
        switch (input) {
            case "input_ids" -> {
                return sequence.ids();
            }
            case "token_type_ids" -> {
                return sequence.types();
            }
            case "position_ids" -> Arrays.setAll(values, i -> i);
            default -> Arrays.fill(values, 1);
        }
        return values;
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
