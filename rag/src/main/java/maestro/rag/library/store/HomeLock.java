package maestro.rag.library.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Keeps a home folder to one process. The operating system holds the lock, so that it ends with
/// the process however that ends; the file `lock` stays behind and means nothing by itself.
public final class HomeLock implements AutoCloseable {
    private static final String FILE = "lock";

    /// Far behind the process number, because Windows lets no one read a locked range.
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the folder, which must exist.
    ///
    /// @throws HomeLockedException where someone else has it
    public static HomeLock take(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        home.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new HomeLockedException(holder(home));
            }
            channel.truncate(0);
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new HomeLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Message holder(Path home) {
        try {
            long pid = Long.parseLong(Files.readString(home.resolve(FILE)).strip());
            return pid == ProcessHandle.current().pid()
                    ? Message.of("home.used.here", home.toString())
                    : Message.of("home.used.process", home.toString(), pid);
        } catch (IOException | NumberFormatException e) {
            return Message.of("home.used", home.toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
