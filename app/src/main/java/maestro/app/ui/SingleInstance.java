package maestro.app.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window for each home: a second start raises the first and hands over its files.
///
/// The first holds a lock on `desktop.lock`, which the system takes away when the process dies,
/// however it dies, and listens on loopback. `desktop.address`, readable by the user alone, holds
/// the port and a token that a caller must know.
public final class SingleInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final int ANSWER_MILLIS = 2_000;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_FILES = 10_000;

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path address;
    private final ServerSocket server;
    private final String token;
    private final BlockingQueue<List<Path>> calls = new LinkedBlockingQueue<>(64);
    private @Nullable Thread listener;

    private SingleInstance(
            FileChannel lockFile, FileLock lock, Path address, ServerSocket server, String token) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.address = address;
        this.server = server;
        this.token = token;
    }

    /// Becomes the desktop of this home, or raises the one there is.
    ///
    /// @param files for the one there is
    /// @return empty where another was raised, and this process has nothing left to do
    /// @throws IOException where the home cannot be written to, or another holds it and doesn't
    ///   answer; the message is for people
    public static Optional<SingleInstance> acquire(Path home, List<Path> files) throws IOException {
        Files.createDirectories(home);
        Path address = home.resolve("desktop.address");
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
        while (true) {
            Optional<SingleInstance> own = own(home, address);
            if (own.isPresent()) {
                return own;
            }
            if (raised(address, files)) {
                return Optional.empty();
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException(Texts.of(Pane.class).get("instance.silent", home));
            }
            try {
                // The other may be between taking the lock and telling its address.
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /// Who is called when another start asks for the window; calls that came before wait for it.
    ///
    /// @param raise gets the files to open; called on a thread of its own
    public void onRaise(Consumer<List<Path>> raise) {
        Thread.ofVirtual()
                .name("raise")
                .start(() -> {
                    try {
                        while (!server.isClosed()) {
                            raise.accept(calls.take());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// Lets another start become the desktop. Closing again does nothing.
    @Override
    public synchronized void close() throws IOException {
        if (!lockFile.isOpen()) {
            return;
        }
        server.close();
        if (listener != null) {
            listener.interrupt();
        }
        Files.deleteIfExists(address);
        lock.release();
        lockFile.close();
    }

    private static Optional<SingleInstance> own(Path home, Path address) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        home.resolve("desktop.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // held by this same process
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            writePrivately(address, server.getLocalPort() + " " + token);
        } catch (IOException e) {
            server.close();
            lock.release();
            channel.close();
            throw e;
        }
        SingleInstance instance = new SingleInstance(channel, lock, address, server, token);
        instance.listener = Thread.ofVirtual().name("instance").start(instance::listen);
        return Optional.of(instance);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, text);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean raised(Path address, List<Path> files) {
        try {
            String[] parts = Files.readString(address).strip().split(" ");
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0])),
                        ANSWER_MILLIS);
                socket.setSoTimeout(ANSWER_MILLIS);
                Writer out =
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                out.write(parts[1] + "\n");
                for (Path file : files) {
                    out.write(file.toAbsolutePath() + "\n");
                }
                out.write("\n");
                out.flush();
                return "raised".equals(lines(socket).readLine());
            }
        } catch (IOException | RuntimeException e) {
            LOG.trace("no answer at {}", address, e);
            return false;
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.setSoTimeout(ANSWER_MILLIS);
                BufferedReader in = lines(caller);
                if (!token.equals(bounded(in))) {
                    continue;
                }
                List<Path> files = new ArrayList<>();
                String line = bounded(in);
                while (line != null && !line.isEmpty() && files.size() < MOST_FILES) {
                    files.add(Path.of(line));
                    line = bounded(in);
                }
                if (calls.offer(files)) {
                    caller.getOutputStream().write("raised\n".getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException | RuntimeException e) {
                if (!server.isClosed()) {
                    LOG.warn("a call from another start was not understood", e);
                }
            }
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static @Nullable String bounded(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
