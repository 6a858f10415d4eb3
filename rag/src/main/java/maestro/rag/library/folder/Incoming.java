package maestro.rag.library.folder;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import maestro.rag.document.Layout;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;

/// A document on its way into the library, in a folder that nobody looks at. Closing it deletes
/// what [DocumentFolders#publish] has not taken.
public final class Incoming implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final Disk disk;
    private final Path folder;
    private final Path original;

    Incoming(Disk disk, Path folder, Path source) {
        this.disk = disk;
        this.folder = folder;
        this.original = folder.resolve(DocumentFolders.ORIGINAL + ending(source));
    }

    Path folder() {
        return folder;
    }

    /// The copy of the file's bytes.
    public Path original() {
        return original;
    }

    /// Where a copy without protection goes, for a document that has one.
    public Path unlocked() {
        return folder.resolve(DocumentFolders.UNLOCKED);
    }

    /// Copies the file.
    ///
    /// @param limit in bytes; a file that grows beyond it while it is copied is refused
    /// @return SHA-256 of the bytes in lower-case hexadecimal
    /// @throws CancellationException once cancelled
    /// @throws LibraryException where the file grows beyond the limit
    public Copied copy(Path source, long limit, BooleanSupplier cancelled) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = new FileInputStream(source.toFile());
                OutputStream out = disk.create(original)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                size += n;
                if (size > limit) {
                    throw new LibraryException(Message.of("add.grew"), null, true);
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), size);
    }

    /// @param id SHA-256 of the bytes in lower-case hexadecimal
    public record Copied(String id, long bytes) {}

    /// Writes what was made of the document.
    ///
    /// @param layout as [DocumentFolders#rounded] gives it
    public void write(String text, Layout layout, StoredPassages passages) throws IOException {
        try (OutputStream out = disk.create(folder.resolve(DocumentFolders.TEXT))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream file = disk.create(folder.resolve(DocumentFolders.LAYOUT));
                DataOutputStream out =
                        new DataOutputStream(
                                new BufferedOutputStream(
                                        new GZIPOutputStream(file, 1 << 16), 1 << 16))) {
            LayoutCodec.write(layout, out);
        }
        try (OutputStream file = disk.create(folder.resolve(DocumentFolders.PASSAGES));
                DataOutputStream out = new DataOutputStream(file)) {
            PassagesCodec.write(passages, out);
        }
        disk.sync(original);
        if (Files.exists(unlocked())) {
            disk.sync(unlocked());
        }
        disk.sync(folder.resolve(DocumentFolders.TEXT));
        disk.sync(folder.resolve(DocumentFolders.LAYOUT));
        disk.sync(folder.resolve(DocumentFolders.PASSAGES));
    }

    @Override
    public void close() throws IOException {
        Trees.delete(folder);
    }

    /// The file's ending where it is a plain one: readers use it where the bytes don't decide.
    private static String ending(Path source) {
        String name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        return ending.matches("[a-z0-9]{1,8}") ? "." + ending : "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
