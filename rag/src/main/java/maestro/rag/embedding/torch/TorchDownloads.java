package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.Download;
import maestro.rag.embedding.model.Downloader;
import maestro.rag.message.Message;

/// What PyTorch takes that isn't here: from Maven Central DJL's bridge, and PyTorch for the
/// processor, with sizes and checksums of the files themselves; from PyPI PyTorch for graphics
/// cards, with those that projects pin, since what Central has for CUDA does not fit the bridge.
///
/// @param downloader how
public record TorchDownloads(Downloader downloader) {
    static final String FOLDER = "torch";

    /// What has to be downloaded, and from where.
    ///
    /// @param bytes all of it
    public record Missing(String host, long bytes) {
        static Missing of(Download download) {
            return new Missing(download.address().getHost(), download.bytes());
        }
    }

    private static final Download PROCESSOR =
            new Download(
                    URI.create(
                            "https://repo1.maven.org/maven2/ai/djl/pytorch/pytorch-native-cpu/2.7.1/pytorch-native-cpu-2.7.1-linux-x86_64.jar"),
                    111_597_418,
                    "1769928feaaa2389b4aa68390e7787ce1707290258b167d016a200fced4b8c39",
                    files("libc10.so", "libgomp-98b21ff3.so.1", "libtorch_cpu.so", "libtorch.so"));

    private static Map<String, String> files(String... names) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put("pytorch/cpu/linux-x86_64/" + name, name);
        }
        return files;
    }

    /// PyTorch for this computer's processor; empty where there is none to download.
    public static Optional<Download> processor() {
        return TorchBridge.kind().equals("linux-x86_64")
                ? Optional.of(PROCESSOR)
                : Optional.empty();
    }

    /// Whether there is PyTorch for graphics cards to download for this kind of computer.
    public static boolean cuda() {
        return TorchBridge.kind().equals("linux-x86_64");
    }

    /// Where PyTorch for the processor is, once downloaded.
    public static Path library(Path modelsFolder) {
        return modelsFolder.resolve(FOLDER).resolve(TorchLibrary.RELEASE).resolve("lib");
    }

    public static boolean present(Path modelsFolder) {
        return Files.isRegularFile(library(modelsFolder).resolve(System.mapLibraryName("torch")));
    }

    /// What an engine takes that isn't here; empty where it is all here.
    ///
    /// @throws EmbeddingException where there is nothing for this kind of computer, or no PyTorch
    ///   in the folder chosen
    public static Optional<Missing> missing(EngineChoice chosen, Path modelsFolder) {
        return switch (chosen.kind()) {
            case ONNX -> Optional.empty();
            case TORCH -> bridge(chosen, modelsFolder);
            case TORCH_DOWNLOADED ->
                    present(modelsFolder)
                            ? bridge(chosen, modelsFolder)
                            : processor().map(Missing::of);
            case TORCH_CUDA -> {
                List<Download> wheels = wheels(modelsFolder).missing();
                yield wheels.isEmpty()
                        ? bridge(chosen, modelsFolder)
                        : Optional.of(
                                new Missing(
                                        wheels.getFirst().address().getHost(),
                                        TorchWheels.bytes(wheels)));
            }
        };
    }

    private static Optional<Missing> bridge(EngineChoice chosen, Path modelsFolder) {
        TorchLibrary library = chosen.library(modelsFolder);
        return TorchBridge.present(library, modelsFolder)
                ? Optional.empty()
                : Optional.of(Missing.of(TorchBridge.download(library)));
    }

    private static TorchWheels wheels(Path modelsFolder) {
        if (!cuda()) {
            throw new EmbeddingException(Message.of("torch.noBuild", TorchBridge.kind()), null);
        }
        return TorchWheels.cuda(modelsFolder);
    }

    /// Fetches what [#missing] says. To be called only when the user has asked for it.
    public void fetch(EngineChoice chosen, Path modelsFolder, LongConsumer progress)
            throws InterruptedException {
        switch (chosen.kind()) {
            case ONNX -> {}
            case TORCH -> fetchBridge(chosen.library(modelsFolder), modelsFolder, progress);
            case TORCH_DOWNLOADED -> fetchProcessor(modelsFolder, progress);
            case TORCH_CUDA -> {
                TorchWheels wheels = wheels(modelsFolder);
                wheels.fetch(downloader, progress);
                fetchBridge(TorchLibrary.in(wheels.library()), modelsFolder, there -> {});
            }
        }
    }

    /// Fetches PyTorch for the processor, and its bridge.
    ///
    /// @param progress told how many of [Download#bytes] of the larger of the two are there
    /// @throws EmbeddingException in words where it can't be had
    /// @throws InterruptedException with what has arrived kept for the next attempt
    void fetchProcessor(Path modelsFolder, LongConsumer progress) throws InterruptedException {
        Download download =
                processor()
                        .orElseThrow(() ->
                                new EmbeddingException(
                                        Message.of("torch.noBuild", TorchBridge.kind()), null));
        Path lib = library(modelsFolder);
        if (!present(modelsFolder)) {
            fetch(download, modelsFolder, lib, progress);
            try {
                Files.writeString(
                        lib.resolveSibling("build-version"), TorchLibrary.RELEASE + "+cpu\n");
            } catch (IOException e) {
                throw unsaved(lib, e);
            }
        }
        fetchBridge(TorchLibrary.in(lib), modelsFolder, there -> {});
    }

    /// Fetches the bridge for a library.
    void fetchBridge(TorchLibrary library, Path modelsFolder, LongConsumer progress)
            throws InterruptedException {
        if (!TorchBridge.present(library, modelsFolder)) {
            fetch(
                    TorchBridge.download(library),
                    modelsFolder,
                    TorchBridge.folder(library, modelsFolder),
                    progress);
        }
    }

    void fetch(Download download, Path modelsFolder, Path to, LongConsumer progress)
            throws InterruptedException {
        try {
            Path arriving = Files.createDirectories(modelsFolder.resolve(FOLDER));
            Path part = arriving.resolve(download.sha256() + ".part");
            downloader.fetch(download, part, progress);
            Files.createDirectories(to);
            try (ZipFile zip = new ZipFile(part.toFile())) {
                for (Map.Entry<String, String> file : download.files().entrySet()) {
                    unpack(zip, file.getKey(), to.resolve(file.getValue()));
                }
            }
            Files.delete(part);
        } catch (IOException e) {
            throw unsaved(to, e);
        }
    }

    /// A file appears under its name only when it is whole.
    static void unpack(ZipFile zip, String entry, Path to) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new IOException(entry + " is missing");
        }
        Path fresh = to.resolveSibling(to.getFileName() + ".new");
        try (InputStream in = zip.getInputStream(found)) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static EmbeddingException unsaved(Path where, IOException e) {
        return new EmbeddingException(
                Message.of("torch.unwritten", where.toString(), String.valueOf(e.getMessage())), e);
    }
}
