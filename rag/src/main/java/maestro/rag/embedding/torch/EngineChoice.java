package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;

/// What computes vectors, as the user has chosen. Kept as `engine.properties` in the models'
/// folder.
///
/// @param torch a folder with PyTorch; empty for another kind
public record EngineChoice(Kind kind, String torch) {
    /// ONNX Runtime on the processor, which comes with the program.
    public static final EngineChoice PROCESSOR = new EngineChoice(Kind.ONNX, "");

    private static final String FILE = "engine.properties";

    /// The kinds of engines.
    public enum Kind {
        /// ONNX Runtime on the processor.
        ONNX,
        /// The PyTorch in a folder of the user's: on a graphics card where it was built for one.
        TORCH,
        /// PyTorch for the processor, which this program has downloaded.
        TORCH_DOWNLOADED,
        /// PyTorch for graphics cards of NVIDIA, which this program has downloaded.
        TORCH_CUDA;

        /// As the command line has it: "onnx".
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static EngineChoice torch(Path folder) {
        return new EngineChoice(Kind.TORCH, folder.toAbsolutePath().normalize().toString());
    }

    /// Finds PyTorch where this choice says.
    ///
    /// @throws EmbeddingException where it isn't
    TorchLibrary library(Path modelsFolder) {
        return switch (kind) {
            case ONNX -> throw new IllegalStateException("ONNX Runtime is no PyTorch");
            case TORCH -> TorchLibrary.in(Path.of(torch));
            case TORCH_DOWNLOADED -> {
                if (!TorchDownloads.present(modelsFolder)) {
                    throw new EmbeddingException(Message.of("torch.notDownloaded"), null);
                }
                yield TorchLibrary.in(TorchDownloads.library(modelsFolder));
            }
            case TORCH_CUDA -> {
                TorchWheels wheels = TorchWheels.cuda(modelsFolder);
                if (!wheels.missing().isEmpty()) {
                    throw new EmbeddingException(Message.of("torch.notDownloaded.cuda"), null);
                }
                yield TorchLibrary.in(wheels.library());
            }
        };
    }

    /// The processor where nothing was chosen, or what was can't be read.
    static EngineChoice read(Path modelsFolder) {
        Path file = modelsFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return PROCESSOR;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new EngineChoice(
                    Kind.valueOf(properties.getProperty("engine", "")),
                    properties.getProperty("torch", ""));
        } catch (IOException | IllegalArgumentException e) {
            return PROCESSOR;
        }
    }

    /// @throws EmbeddingException where it can't be written
    void write(Path modelsFolder) {
        Properties properties = new Properties();
        properties.setProperty("engine", kind.name());
        properties.setProperty("torch", torch);
        Path file = modelsFolder.resolve(FILE);
        try {
            Files.createDirectories(modelsFolder);
            Path fresh = modelsFolder.resolve(FILE + ".new");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                properties.store(out, null);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EmbeddingException(
                    Message.of("torch.unwritten", file.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }
}
