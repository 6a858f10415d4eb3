package maestro.rag.embedding.torch;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;

/// DJL's engine for PyTorch. A process loads native libraries once and never lets go of them, so
/// the first library that is loaded stays until the program ends.
final class TorchEngine {
    static final String NAME = "PyTorch";
    private static final String FOLDER = "PYTORCH_LIBRARY_PATH";

    private TorchEngine() {}

    /// @throws EmbeddingException where it can't be loaded, or another one is
    static void load(TorchLibrary library, Path modelsFolder) {
        synchronized (TorchEngine.class) {
            String folder = library.folder().toString();
            String loaded = System.getProperty(FOLDER);
            if (loaded != null && !loaded.equals(folder)) {
                throw new EmbeddingException(Message.of("torch.restart", loaded, folder), null);
            }
            TorchBridge.require(library, modelsFolder);
            properties(library).forEach(System::setProperty);
            try {
                Engine.getEngine(NAME);
            } catch (RuntimeException | LinkageError e) {
                throw new EmbeddingException(
                        Message.of("torch.library", folder, TorchNetwork.firstLine(e)), e);
            }
        }
    }

    /// What DJL reads before it loads the library.
    static Map<String, String> properties(TorchLibrary library) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(FOLDER, library.folder().toString());
        properties.put("PYTORCH_VERSION", library.version());
        properties.put("PYTORCH_FLAVOR", library.flavor());
        // Callers' threads are what runs in parallel, as on ONNX Runtime.
        properties.put("ai.djl.pytorch.num_threads", "1");
        properties.put("ai.djl.pytorch.num_interop_threads", "1");
        return properties;
    }
}
