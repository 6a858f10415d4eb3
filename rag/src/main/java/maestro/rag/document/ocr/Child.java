package maestro.rag.document.ocr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program run to its end, within a time and with so much output; it does not outlive an
/// interrupt.
final class Child {

    /// What it says of faults is kept up to here.
    private static final int MOST_COMPLAINT = 4096;

    private Child() {}

    /// What it said.
    ///
    /// @param exit its exit status
    /// @param complaint the beginning of what it wrote to the standard error
    record Said(int exit, String output, String complaint) {}

    /// @param input given to it
    /// @param most bytes of output taken
    /// @throws IOException where it cannot be started, takes too long or says too much
    static Said run(List<String> command, byte[] input, Duration time, int most)
            throws IOException, InterruptedException {
        // A file takes the complaints, so that nobody has to listen to two things at once.
        Path complaints = Files.createTempFile("maestro-", ".log");
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectError(complaints.toFile());
            builder.environment().put("OMP_THREAD_LIMIT", "1"); // pages are read side by side
            process = builder.start();
            Process started = process;
            Thread.ofVirtual().start(() -> give(started, input));
            Output output = new Output(most);
            Thread listener = Thread.ofVirtual().start(() -> output.take(started));
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it takes longer than " + time.toSeconds() + " seconds");
            }
            listener.join(time);
            if (output.full) {
                throw new IOException("it says too much");
            }
            return new Said(process.exitValue(), output.text(), beginning(complaints));
        } finally {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.deleteIfExists(complaints);
        }
    }

    private static void give(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            return; // it does not want it, and its exit status says why
        }
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_COMPLAINT), StandardCharsets.UTF_8).strip();
        }
    }

    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private volatile boolean full;

        Output(int most) {
            this.most = most;
        }

        void take(Process process) {
            byte[] buffer = new byte[1 << 14];
            try (InputStream in = process.getInputStream()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (bytes.size() + read > most) {
                        full = true;
                        process.destroyForcibly();
                        return;
                    }
                    bytes.write(buffer, 0, read);
                }
            } catch (IOException e) {
                return; // it was ended
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
