package maestro.rag.embedding.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.message.Message;

/// Models on their way into the folder of models: their downloads, and folders in which a model is
/// put together before it gets its name.
///
/// @param models the folder of models
record Arrivals(Path models, Downloader downloader, Space space) {
    static final String FOLDER = "downloads";

    /// So that the library can always write a little more.
    private static final long SPARE_BYTES = 256L << 20;

    /// Bytes that can still be written to a folder.
    interface Space {
        long usable(Path folder) throws IOException;
    }

    static Arrivals into(Path models, Downloader downloader) {
        return new Arrivals(models, downloader, path -> Files.getFileStore(path).getUsableSpace());
    }

    /// How many bytes of a download that was broken off are here already.
    long arrived(Offer wanted) {
        long bytes = 0;
        for (Download download : wanted.downloads()) {
            try {
                Path part = part(download);
                bytes += Files.exists(part) ? Files.size(part) : 0;
            } catch (IOException e) {
                // not there, then
            }
        }
        return bytes;
    }

    /// Downloads what is not here yet, and puts the model's files together.
    ///
    /// @param progress told how many bytes are there
    /// @return a folder with the model's files
    /// @throws EmbeddingException in words; what has arrived stays for the next attempt
    Path fetch(Offer wanted, String id, LongConsumer progress)
            throws IOException, InterruptedException {
        Files.createDirectories(models.resolve(FOLDER));
        // Packed files are there twice for a moment.
        require(2 * wanted.bytes() - arrived(wanted));
        long before = 0;
        for (Download download : wanted.downloads()) {
            long base = before;
            downloader.fetch(download, part(download), there -> progress.accept(base + there));
            before += download.bytes();
        }
        Path fresh = fresh(id);
        for (Download download : wanted.downloads()) {
            unpack(download, fresh);
        }
        return fresh;
    }

    /// Deletes what was downloaded.
    void forget(Offer wanted) throws IOException {
        for (Download download : wanted.downloads()) {
            Files.deleteIfExists(part(download));
        }
    }

    /// An empty folder for a model of so many bytes.
    Path room(String id, long bytes) throws IOException {
        Files.createDirectories(models.resolve(FOLDER));
        require(bytes);
        return fresh(id);
    }

    private Path part(Download download) {
        return models.resolve(FOLDER).resolve(download.sha256() + ".part");
    }

    private void require(long bytes) throws IOException {
        long free = space.usable(models);
        if (free < bytes + SPARE_BYTES) {
            throw new EmbeddingException(
                    Message.of("embedding.full", (bytes + SPARE_BYTES) >> 20, free >> 20), null);
        }
    }

    private Path fresh(String id) throws IOException {
        Path fresh = models.resolve(FOLDER).resolve(id + ".new");
        delete(fresh);
        return Files.createDirectories(fresh);
    }

    private void unpack(Download download, Path fresh) throws IOException {
        if (!download.packed()) {
            Files.copy(part(download), fresh.resolve(download.files().getOrDefault("", "")));
            return;
        }
        try (ZipFile archive = new ZipFile(part(download).toFile())) {
            for (Map.Entry<String, String> file : download.files().entrySet()) {
                ZipEntry entry = archive.getEntry(file.getKey());
                if (entry == null) {
                    throw new IOException(file.getKey() + " is missing in " + download.address());
                }
                try (InputStream in = archive.getInputStream(entry)) {
                    Files.copy(in, fresh.resolve(file.getValue()));
                }
            }
        }
    }

    /// Copies a model's files under the names that engines expect.
    ///
    /// @return has seen all of them
    static MessageDigest copy(ModelFolder source, Path fresh) throws IOException {
        MessageDigest digest = Downloader.sha256();
        copy(source.network(), fresh.resolve(EmbeddingModel.NETWORK), digest);
        copy(source.tokenizer(), fresh.resolve(EmbeddingModel.TOKENIZER), digest);
        for (Path data : source.data()) {
            copy(data, fresh.resolve(data.getFileName().toString()), digest);
        }
        return digest;
    }

    private static void copy(Path from, Path to, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
            Files.copy(in, to);
        }
    }

    /// Gives a model that is whole its place.
    static void publish(Path fresh, Path place) throws IOException {
        delete(place);
        Files.createDirectories(place.resolveSibling("."));
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A folder without folders.
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(tree)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(tree);
    }

    /// Lower-case Latin letters and digits of a name.
    static String plain(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9.]+", "-")
                        .replaceAll("^[-.]+|[-.]+$", "");
        return plain.isEmpty() ? "model" : plain.substring(0, Math.min(50, plain.length()));
    }
}
