package maestro.rag.library.folder;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The operations on the disk that fail when it is full, so that a test can make them fail. None of
/// them is broken off by an interrupt.
public interface Disk {

    /// The computer's own file system.
    Disk REAL = new Disk() {};

    default OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(new FileOutputStream(file.toFile()), 1 << 16);
    }

    /// Waits until the file's content would outlive a power cut.
    default void sync(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.getFD().sync();
        }
    }

    /// Gives a folder its final name, at once or not at all.
    default void rename(Path folder, Path target) throws IOException {
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(target.resolveSibling("."));
    }

    /// In bytes.
    default long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the rename itself is journalled.
        }
    }
}
