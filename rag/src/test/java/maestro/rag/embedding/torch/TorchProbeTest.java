package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import maestro.rag.embedding.AcceleratedEmbedder.Sample;
import maestro.rag.embedding.Pooling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The other process is a real one; what it runs are stand-ins for libraries of all tempers.
final class TorchProbeTest {
    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample(new long[] {101, 0, 102}, new float[] {1, 0}),
                    new Sample(new long[] {101, 1, 7, 102}, new float[] {0, 1}));

    @TempDir Path folder;
    private TorchLibrary library = new TorchLibrary(Path.of(""), "0.0.0", false);

    @BeforeEach
    void bridge() throws IOException {
        library = new TorchLibrary(folder, "0.0.0", false);
        bridge(library);
    }

    private static void bridge(TorchLibrary library) throws IOException {
        Path bridge = TorchBridge.folder(library, Natives.MODELS).resolve(TorchBridge.name());
        Files.createDirectories(bridge.getParent());
        Files.writeString(bridge, "");
    }

    private Verdict probe(Class<?> main, Duration limit) throws InterruptedException {
        return new TorchProbe(main, limit)
                .probe(library, Natives.MODELS, folder, Pooling.MEAN, SAMPLES);
    }

    private Verdict probe(Class<?> main) throws InterruptedException {
        return probe(main, Duration.ofSeconds(60));
    }

    /// Gives the vectors that are expected, among lines of a library's own.
    static final class Works {
        public static void main(String[] args) throws IOException {
            System.out.println("[W] NNPACK could not be initialised");
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean second = line.equals("101 1 7 102");
                System.out.println(
                        TorchTrial.VECTOR
                                + TorchTrial.encoded(
                                        second ? new float[] {0, 1} : new float[] {1, 0}));
            }
        }
    }

    static final class Differs {
        public static void main(String[] args) {
            String line = TorchTrial.VECTOR + TorchTrial.encoded(new float[] {1, 0});
            System.out.println(line + "\n" + line);
        }
    }

    static final class Crashes {
        public static void main(String[] args) {
            Runtime.getRuntime().halt(134);
        }
    }

    static final class Hangs {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    static final class Mumbles {
        public static void main(String[] args) {
            System.out.println("nothing of use\n" + TorchTrial.VECTOR + "?");
        }
    }

    static final class HasOldDriver {
        public static void main(String[] args) {
            System.out.println(
                    TorchTrial.FAILED
                            + "CUDA driver version is insufficient for CUDA runtime version");
        }
    }

    @Test
    void worksWhereTheVectorsAgree() throws InterruptedException {
        Verdict verdict = probe(Works.class);
        assertThat(verdict.words().english()).isEqualTo("PyTorch 0.0.0 works, on the processor.");
        assertThat(verdict.works()).isTrue();
    }

    @Test
    void otherVectorsAreAFailure() throws InterruptedException {
        Verdict verdict = probe(Differs.class);
        assertThat(verdict.works()).isFalse();
        assertThat(verdict.words().english()).contains("cosine 0.0000");
    }

    @Test
    void aCrashHarmsOnlyTheOtherProcess() throws InterruptedException {
        Verdict verdict = probe(Crashes.class);
        assertThat(verdict.works()).isFalse();
        assertThat(verdict.words().english()).contains("crashed").contains("134");
    }

    @Test
    void whatHangsIsEnded() throws InterruptedException {
        Verdict verdict = probe(Hangs.class, Duration.ofMillis(300));
        assertThat(verdict.works()).isFalse();
        assertThat(verdict.words().english()).contains("no answer");
        assertThat(ProcessHandle.current().children())
                .noneMatch(child ->
                        child.info().commandLine().orElse("").contains(Hangs.class.getName()));
    }

    @Test
    void interruptingIsCancelling() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> probe(Hangs.class)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void noVectorsAreAFailure() throws InterruptedException {
        assertThat(probe(Mumbles.class).words().english()).contains("no vectors");
    }

    @Test
    void anOldDriverIsNamed() throws Exception {
        library = new TorchLibrary(folder, "0.0.0", true);
        bridge(library);
        assertThat(probe(HasOldDriver.class).words().english())
                .contains("driver is missing or too old")
                .contains("insufficient");
    }

    @Test
    void whatIsNoLibraryIsSaidByTheRealTrial() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (String name : List.of("torch", "torch_cuda")) {
            Files.writeString(lib.resolve(System.mapLibraryName(name)), "no library at all");
        }
        Files.writeString(folder.resolve("build-version"), TorchLibrary.RELEASE);
        library = TorchLibrary.in(folder);
        bridge(library);
        Verdict verdict = probe(TorchTrial.class);
        assertThat(verdict.works()).isFalse();
        assertThat(verdict.words().english())
                .startsWith("PyTorch in " + lib + " could not be loaded: ")
                .contains("torch_cuda");
    }

    @Test
    void withoutItsBridgeNothingIsStarted() throws InterruptedException {
        library = new TorchLibrary(folder, "0.0.1", false);
        assertThat(probe(Crashes.class).words().english()).contains("bridge");
    }

    @Test
    void theCardIsReadFromItsOwnTool() {
        assertThat(Graphics.parse("NVIDIA H200, 570.124.06\nNVIDIA H200, 570.124.06\n"))
                .contains(new Graphics("NVIDIA H200", "570.124.06"));
        assertThat(Graphics.parse("No devices were found")).isEqualTo(Optional.empty());
    }
}
