package maestro.app.cli.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.size.ByteSize;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.embedding.torch.TorchDownloads;
import maestro.rag.embedding.torch.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens no library, so that it works beside the desktop, which follows the choice at its next
/// start.
@Command(
        name = "engine",
        description =
                "Say what computes vectors, try another engine, choose one, or download what it takes.")
public final class EngineCommand extends WorkingCommand {
    private static final long TELL_EVERY_NANOSECONDS = 2_000_000_000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "probe|use|download",
            description = "What to do; without it the choice is shown.")
    private @Nullable String action;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = EngineOptions.ENGINES,
            description =
                    "The engine: ONNX Runtime on the processor, the PyTorch in a folder (on a graphics"
                            + " card where it was built for one), or PyTorch for the processor or"
                            + " for graphics cards of NVIDIA, downloaded.")
    private @Nullable String engine;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The model to try it with (default: minilm-fp32).")
    private String model = ModelCatalogue.MINILM_FP32.id();

    @Mixin private EngineOptions options = new EngineOptions();

    private long told;

    @Override
    public Integer call() throws Exception {
        Engines engines = Workstation.engines(root().home());
        String wanted = action;
        try {
            return switch (wanted) {
                case null -> show(engines.choice());
                case "probe" -> interruptibly(() -> probe(engines, chosen(engines)));
                case "use" -> use(engines, chosen(engines));
                case "download" -> interruptibly(() -> download(chosen(engines)));
                default -> throw new UsageException("what can be done: probe, use, download");
            };
        } catch (EmbeddingException e) {
            err().println("maestro: " + e.explanation().english());
            return Exit.FAILED;
        }
    }

    private EngineChoice chosen(Engines engines) {
        String named = engine;
        if (named != null) {
            return options.choice(named);
        }
        if (options.given()) {
            return options.choice(EngineChoice.Kind.TORCH.word());
        }
        if ("use".equals(action)) {
            throw new UsageException("name the engine: " + EngineOptions.ENGINES);
        }
        return engines.choice();
    }

    private int show(EngineChoice choice) {
        if (json()) {
            printJson(line(choice));
        } else {
            out().println(words(choice));
        }
        return Exit.DONE;
    }

    private static Map<String, Object> line(EngineChoice choice) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("engine", choice.kind().word());
        line.put("torch", choice.torch());
        return line;
    }

    private static String words(EngineChoice choice) {
        return switch (choice.kind()) {
            case ONNX -> "ONNX Runtime on the processor";
            case TORCH -> "PyTorch in " + choice.torch();
            case TORCH_DOWNLOADED -> "PyTorch for the processor, downloaded";
            case TORCH_CUDA -> "PyTorch for graphics cards of NVIDIA, downloaded";
        };
    }

    private int probe(Engines engines, EngineChoice choice) throws InterruptedException {
        Verdict verdict =
                choice.kind() == EngineChoice.Kind.ONNX
                        ? onnx(engines)
                        : engines.probe(choice, model);
        if (json()) {
            Map<String, Object> line = line(choice);
            line.put("works", verdict.works());
            line.put("words", verdict.words().english());
            printJson(line);
        } else {
            out().println(verdict.words().english());
        }
        return verdict.works() ? Exit.DONE : Exit.FAILED;
    }

    private Verdict onnx(Engines engines) throws InterruptedException {
        try (var embedder = engines.open(model, EngineChoice.PROCESSOR)) {
            return Verdict.onProcessor(embedder);
        }
    }

    private int use(Engines engines, EngineChoice choice) {
        engines.use(choice);
        if (json()) {
            printJson(line(choice));
        } else {
            out().println("From the next start on: " + words(choice));
        }
        return Exit.DONE;
    }

    private int download(EngineChoice choice) throws InterruptedException {
        Path models = root().home().resolve("models");
        if (choice.kind() == EngineChoice.Kind.ONNX) {
            throw new UsageException(
                    "ONNX Runtime is here; name torch, torch-downloaded or torch-cuda");
        }
        Optional<TorchDownloads.Missing> missing = TorchDownloads.missing(choice, models);
        if (missing.isPresent()) {
            new TorchDownloads(Workstation.downloader(root().proxies()))
                    .fetch(choice, models, there -> tell(missing.get(), there));
        }
        if (json()) {
            Map<String, Object> line = line(choice);
            line.put("downloaded", true);
            printJson(line);
        } else {
            out().println("Everything is here: " + words(choice));
        }
        return Exit.DONE;
    }

    private void tell(TorchDownloads.Missing download, long there) {
        long now = System.nanoTime();
        if (now - told > TELL_EVERY_NANOSECONDS || there == download.bytes()) {
            told = now;
            err().printf(
                            Locale.ROOT,
                            "%s of %s from %s%n",
                            ByteSize.of(there),
                            ByteSize.of(download.bytes()),
                            download.host());
        }
    }
}
