package maestro.rag.embedding.torch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import maestro.rag.embedding.AcceleratedEmbedder.Sample;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Pooling;
import maestro.rag.message.Message;

/// Tries a library in a process of its own: whatever it does there, a crash included, does no harm
/// to this one.
///
/// @param main what the other process runs
/// @param limit after which it is ended
public record TorchProbe(Class<?> main, Duration limit) {
    /// Loading CUDA for the first time after the machine's start takes up to half a minute.
    public static final TorchProbe DEFAULT =
            new TorchProbe(TorchTrial.class, Duration.ofSeconds(120));

    /// Vectors of two engines with the same weights agree at least so far.
    static final double AGREEMENT = 0.9999;

    private static final int LONGEST_ANSWER = 1 << 20;

    /// @param modelsFolder where the bridge lies
    /// @param folder of the model
    /// @param samples what the processor makes of some texts
    /// @throws InterruptedException when asked to stop; the other process is ended
    public Verdict probe(
            TorchLibrary library,
            Path modelsFolder,
            Path folder,
            Pooling pooling,
            List<Sample> samples)
            throws InterruptedException {
        try {
            TorchBridge.require(library, modelsFolder);
        } catch (EmbeddingException e) {
            return failed(e.explanation());
        }
        Optional<Graphics> card = library.cuda() ? Graphics.find() : Optional.empty();
        Path crash = null;
        try {
            crash = Files.createTempFile("maestro-probe-", ".log");
            Process process = start(library, modelsFolder, folder, pooling, crash);
            try {
                return verdict(process, library, card, samples);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return failed(Message.of("torch.noProbe", String.valueOf(e.getMessage())));
        } finally {
            if (crash != null) {
                crash.toFile().delete();
            }
        }
    }

    private Process start(
            TorchLibrary library, Path modelsFolder, Path folder, Pooling pooling, Path crash)
            throws IOException {
        List<String> command =
                List.of(
                        java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + crash,
                        "-DENGINE_CACHE_DIR=" + System.getProperty("ENGINE_CACHE_DIR"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        modelsFolder.toAbsolutePath().toString(),
                        folder.toAbsolutePath().toString(),
                        library.folder().toString(),
                        pooling.name());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// The one that runs this program: an image brings its own.
    private static String java() {
        return Path.of(
                        System.getProperty("java.home"),
                        "bin",
                        File.separatorChar == '\\' ? "java.exe" : "java")
                .toString();
    }

    private Verdict verdict(
            Process process, TorchLibrary library, Optional<Graphics> card, List<Sample> samples)
            throws IOException, InterruptedException {
        AtomicReference<String> answer = new AtomicReference<>("");
        Thread reader =
                Thread.ofVirtual()
                        .name("probe")
                        .start(() -> answer.set(read(process.getInputStream())));
        send(process.getOutputStream(), samples);
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return failed(Message.of("torch.slow", limit.toSeconds()));
        }
        reader.join();
        String failure = value(answer.get(), TorchTrial.FAILED);
        if (!failure.isEmpty()) {
            return failed(inWords(library, failure));
        }
        if (process.exitValue() != 0) {
            return failed(
                    Message.of("torch.crashed", library.folder().toString(), process.exitValue()));
        }
        return compared(library, card, samples, answer.get());
    }

    private static void send(OutputStream to, List<Sample> samples) {
        String lines =
                samples.stream()
                        .map(s ->
                                Arrays.stream(s.ids())
                                        .mapToObj(Long::toString)
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n"));
        try (to) {
            to.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended already; what it left says why.
        }
    }

    private static String read(InputStream from) {
        try (from) {
            return new String(from.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String value(String answer, String mark) {
        return answer.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .findFirst()
                .orElse("");
    }

    private static Message inWords(TorchLibrary library, String failure) {
        String folder = library.folder().toString();
        String lower = failure.toLowerCase(Locale.ROOT);
        if (!library.cuda() || failure.contains(folder)) {
            return Message.of("torch.library", folder, failure);
        }
        return lower.contains("driver")
                ? Message.of("torch.oldDriver", failure)
                : Message.of("torch.noCuda", failure);
    }

    private static Verdict compared(
            TorchLibrary library, Optional<Graphics> card, List<Sample> samples, String answer) {
        List<float[]> vectors = new ArrayList<>();
        try {
            answer.lines()
                    .filter(line -> line.startsWith(TorchTrial.VECTOR))
                    .map(line -> line.substring(TorchTrial.VECTOR.length()))
                    .forEach(line -> vectors.add(TorchTrial.decoded(line)));
        } catch (IllegalArgumentException e) {
            vectors.clear();
        }
        if (vectors.size() != samples.size()) {
            return failed(Message.of("torch.silent", library.folder().toString()));
        }
        double least = 1;
        for (int i = 0; i < samples.size(); i++) {
            least = Math.min(least, cosine(vectors.get(i), samples.get(i).vector()));
        }
        if (!(least >= AGREEMENT)) {
            return failed(Message.of("torch.differs", number(least)));
        }
        if (!library.cuda()) {
            return new Verdict(true, Message.of("torch.works.processor", library.version()));
        }
        return new Verdict(
                true,
                card.map(found ->
                                Message.of(
                                        "torch.works.card",
                                        library.version(),
                                        found.name(),
                                        found.driver()))
                        .orElseGet(() -> Message.of("torch.works.cuda", library.version())));
    }

    private static String number(double cosine) {
        return String.format(Locale.ROOT, "%.4f", cosine);
    }

    /// Of vectors of norm 1; not a number where one isn't.
    private static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static Verdict failed(Message words) {
        return new Verdict(false, words);
    }
}
