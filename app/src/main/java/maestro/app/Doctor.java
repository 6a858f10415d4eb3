package maestro.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.plugin.host.PluginHost;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.ollama.OllamaEmbedder;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.Verdict;
import maestro.rag.library.LibraryException;
import maestro.rag.library.LibraryReranking;
import maestro.rag.message.Message;

/// Examines this machine and a home: what the program has to work with, what is wrong, what to do.
public final class Doctor {
    /// Below this much free space ingestion is likely to fail half-way.
    private static final long LITTLE_SPACE = 1L << 30;

    private final Path home;

    public Doctor(Path home) {
        this.home = home;
    }

    /// @param advice what to do; empty where nothing
    public record Finding(String name, Status status, String detail, String advice) {
        /// How serious it is.
        public enum Status {
            OK,
            NOTE,
            FAULT
        }

        static Finding ok(String name, String detail) {
            return new Finding(name, Status.OK, detail, "");
        }
    }

    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("Maestro", Version.current()));
        Runtime runtime = Runtime.getRuntime();
        findings.add(
                Finding.ok(
                        "Java",
                        Runtime.version()
                                + ", "
                                + System.getProperty("os.name")
                                + " "
                                + System.getProperty("os.arch")));
        findings.add(
                Finding.ok(
                        "Processor",
                        runtime.availableProcessors()
                                + " cores, memory for this program up to "
                                + (runtime.maxMemory() >> 20)
                                + " MiB"));
        findings.add(folder());
        findings.add(space());
        workstation(findings);
        findings.add(models());
        findings.add(scans());
        findings.addAll(plugins());
        return List.copyOf(findings);
    }

    private Finding folder() {
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "probe", ".tmp");
            Files.delete(probe);
            return Finding.ok("Home", home.toString());
        } catch (IOException e) {
            return new Finding(
                    "Home",
                    Finding.Status.FAULT,
                    home + " cannot be written: " + e.getMessage(),
                    "Choose another folder with --home or MAESTRO_HOME, or correct its permissions.");
        }
    }

    private Finding space() {
        try {
            FileStore store = Files.getFileStore(Files.exists(home) ? home : home.getRoot());
            long free = store.getUsableSpace();
            String detail = (free >> 20) + " MiB free";
            return free < LITTLE_SPACE
                    ? new Finding(
                            "Disk",
                            Finding.Status.NOTE,
                            detail,
                            "Free some space before you add many documents.")
                    : Finding.ok("Disk", detail);
        } catch (IOException e) {
            return new Finding(
                    "Disk",
                    Finding.Status.NOTE,
                    "The free space is unknown: " + e.getMessage(),
                    "");
        }
    }

    private void workstation(List<Finding> findings) {
        try (Workstation workstation = Workstation.open(home)) {
            findings.add(
                    Finding.ok("Library", workstation.library().documents().size() + " documents"));
            findings.add(
                    Finding.ok("Missions", workstation.missions().list().size() + " missions"));
            findings.addAll(embedding(workstation));
            for (Message disagreement : workstation.disagreements()) {
                findings.add(
                        new Finding(
                                "Library",
                                Finding.Status.FAULT,
                                disagreement.english(),
                                "Start the program once more: it repairs the index from the catalogue."));
            }
        } catch (LibraryException e) {
            findings.add(
                    new Finding(
                            "Library",
                            e.retriable() ? Finding.Status.NOTE : Finding.Status.FAULT,
                            String.valueOf(e.getMessage()),
                            ""));
        }
    }

    /// A model is of use, and not needed.
    private Finding models() {
        ServerAddress ollama = ServerAddress.LOCAL_OLLAMA;
        try (ModelServer server = Workstation.servers(home).open(ollama)) {
            String version = server.version();
            return Finding.ok(
                    "Models",
                    "Ollama %s at %s, %d models"
                            .formatted(version, ollama.url(), server.models().size()));
        } catch (ModelException e) {
            return new Finding(
                    "Models",
                    Finding.Status.NOTE,
                    String.valueOf(e.getMessage()),
                    "Everything works without a model. For one, install Ollama from ollama.com or start it, then: maestro models pull qwen3:4b");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("Models", Finding.Status.NOTE, "not asked: interrupted", "");
        }
    }

    private List<Finding> plugins() {
        List<Finding> findings = new ArrayList<>();
        try (PluginHost plugins = PluginHost.in(home.resolve("plugins"))) {
            for (PluginHost.Info info : plugins.list()) {
                findings.add(
                        info.problem().isNone()
                                ? Finding.ok("Plug-in", info.name() + ", " + info.file())
                                : new Finding(
                                        "Plug-in",
                                        Finding.Status.NOTE,
                                        info.problem().english(),
                                        "Everything else works without it."));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }

    private Finding scans() {
        try {
            return Tesseract.find(TesseractChoice.in(home).program().orElse(null))
                    .map(tesseract ->
                            Finding.ok(
                                    "Scanned pages",
                                    tesseract.program()
                                            + ", "
                                            + String.join(", ", tesseract.languages())))
                    .orElseGet(() ->
                            new Finding(
                                    "Scanned pages",
                                    Finding.Status.NOTE,
                                    "There is no Tesseract to read them",
                                    "If you have scanned documents: " + Scans.installation()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("Scanned pages", Finding.Status.NOTE, "not asked: interrupted", "");
        }
    }

    private static List<Finding> embedding(Workstation workstation) {
        Embedder embedder = workstation.library().embedder();
        List<Finding> findings = new ArrayList<>();
        long began = System.nanoTime();
        try {
            embedder.embed("Is anybody there?");
        } catch (EmbeddingException e) {
            findings.add(
                    new Finding(
                            "Embedding",
                            Finding.Status.FAULT,
                            e.explanation().english(),
                            "Until then documents are found by words alone, and none can be added."));
            return findings;
        }
        double millis = (System.nanoTime() - began) / 1e6;
        findings.add(
                Finding.ok(
                        "Embedding",
                        "%s, %s, %s; a question takes %.1f ms"
                                .formatted(
                                        embedder.fingerprint().model(),
                                        embedder.fingerprint().precision(),
                                        embedder instanceof OllamaEmbedder
                                                ? "an Ollama"
                                                : workstation.engines().state().torch()
                                                        ? "PyTorch"
                                                        : "ONNX Runtime on the processor",
                                        millis)));
        findings.add(engine(workstation));
        findings.add(reranking(workstation));
        return findings;
    }

    private static Finding reranking(Workstation workstation) {
        LibraryReranking reranking = workstation.library().reranking();
        Optional<String> chosen = reranking.id();
        if (chosen.isEmpty()) {
            return Finding.ok("Reranking", "off");
        }
        try {
            reranking.use(chosen.get());
            return Finding.ok("Reranking", chosen.get());
        } catch (LibraryException e) {
            return new Finding(
                    "Reranking",
                    Finding.Status.NOTE,
                    e.explanation().english(),
                    "Choose another one, or none: maestro rerank off");
        }
    }

    /// What the user has chosen, and what a probe finds of it.
    private static Finding engine(Workstation workstation) {
        EngineChoice choice = workstation.engines().choice();
        if (choice.kind() == EngineChoice.Kind.ONNX) {
            return Finding.ok("Engine", "ONNX Runtime on the processor, as chosen");
        }
        try {
            Verdict verdict =
                    workstation.engines().probe(choice, workstation.library().model().id());
            return verdict.works()
                    ? Finding.ok("Engine", verdict.words().english())
                    : new Finding(
                            "Engine",
                            Finding.Status.NOTE,
                            verdict.words().english() + " ONNX Runtime embeds instead.",
                            "Choose another engine: maestro engine use onnx");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("Engine", Finding.Status.NOTE, "not tried: interrupted", "");
        }
    }
}
