package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.Download;
import maestro.rag.embedding.model.Downloader;
import maestro.rag.message.Message;

/// What PyTorch takes that isn't here, from Maven Central: DJL's bridge, and PyTorch for the
/// processor. Sizes and checksums are those of the files themselves.
///
/// Builds for CUDA are not among them: what Central has does not fit the bridge, and where DJL
/// would fetch one that does, no checksums are published. A Python's torch has all it takes.
///
/// @param downloader how
public record TorchDownloads(Downloader downloader) {
    private static final String FOLDER = "torch";

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
    public static Optional<Download> missing(EngineChoice chosen, Path modelsFolder) {
        return switch (chosen.kind()) {
            case ONNX -> Optional.empty();
            case TORCH -> {
                TorchLibrary library = chosen.library(modelsFolder);
                yield TorchBridge.present(library, modelsFolder)
                        ? Optional.empty()
                        : Optional.of(TorchBridge.download(library));
            }
            case TORCH_DOWNLOADED -> {
                if (!present(modelsFolder)) {
                    yield processor();
                }
                TorchLibrary library = chosen.library(modelsFolder);
                yield TorchBridge.present(library, modelsFolder)
                        ? Optional.empty()
                        : Optional.of(TorchBridge.download(library));
            }
        };
    }

    /// Fetches what [#missing] says. To be called only when the user has asked for it.
    public void fetch(EngineChoice chosen, Path modelsFolder, LongConsumer progress)
            throws InterruptedException {
        switch (chosen.kind()) {
            case ONNX -> {}
            case TORCH -> fetchBridge(chosen.library(modelsFolder), modelsFolder, progress);
            case TORCH_DOWNLOADED -> fetchProcessor(modelsFolder, progress);
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
    private static void unpack(ZipFile zip, String entry, Path to) throws IOException {
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

    private static EmbeddingException unsaved(Path where, IOException e) {
        return new EmbeddingException(
                Message.of("torch.unwritten", where.toString(), String.valueOf(e.getMessage())), e);
    }
}
