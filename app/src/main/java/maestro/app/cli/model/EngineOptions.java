package maestro.app.cli.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import maestro.app.cli.command.UsageException;
import maestro.rag.embedding.torch.EngineChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where PyTorch is.
final class EngineOptions {
    static final String ENGINES = "onnx|torch|torch-downloaded|torch-cuda";

    @Option(
            names = "--torch",
            paramLabel = "DIR",
            description =
                    "A folder with PyTorch 2.7.1: a virtual environment, its torch/lib, or lib of a"
                            + " libtorch.")
    private @Nullable Path torch;

    /// @param word names an engine
    EngineChoice choice(String word) {
        EngineChoice.Kind kind =
                Arrays.stream(EngineChoice.Kind.values())
                        .filter(k -> k.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new UsageException("the engine can be: " + words()));
        Path folder = torch;
        if (kind != EngineChoice.Kind.TORCH) {
            if (folder != null) {
                throw new UsageException("--torch goes with the engine torch");
            }
            return new EngineChoice(kind, "");
        }
        if (folder == null) {
            throw new UsageException("say where PyTorch is: --torch DIR");
        }
        return EngineChoice.torch(folder);
    }

    private static String words() {
        return Arrays.stream(EngineChoice.Kind.values())
                .map(EngineChoice.Kind::word)
                .collect(Collectors.joining(", "));
    }

    boolean given() {
        return torch != null;
    }
}
