package maestro.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The real program in a process of its own, which may be killed with no chance to clean up.
///
/// @param lines what it printed, as far as lines came out whole
/// @param code its exit code
/// @param killed whether it was killed before it ended by itself
record KilledProgram(List<JsonNode> lines, int code, boolean killed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// When to kill.
    ///
    /// @param wanted lines that are counted
    /// @param count how many of them are waited for; 0 for none, so that the program is killed
    ///   while it starts
    /// @param micros to wait after that
    record Moment(Predicate<JsonNode> wanted, int count, long micros) {}

    static KilledProgram whole(Path home, String... arguments) throws Exception {
        return run(home, null, arguments);
    }

    static KilledProgram killed(Path home, Moment moment, String... arguments) throws Exception {
        return run(home, moment, arguments);
    }

    private static KilledProgram run(Path home, @Nullable Moment moment, String... arguments)
            throws Exception {
        Process child = builder(home, arguments).redirectError(Redirect.DISCARD).start();
        List<JsonNode> lines = new ArrayList<>();
        CompletableFuture<Boolean> killer = new CompletableFuture<>();
        int wanted = 0;
        if (moment != null && moment.count() == 0) {
            killer = killLater(child, moment.micros());
        }
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.startsWith("{") || !line.endsWith("}")) {
                    continue; // cut off by the kill
                }
                JsonNode node = JSON.readTree(line);
                lines.add(node);
                if (moment != null && moment.wanted().test(node) && ++wanted == moment.count()) {
                    killer = killLater(child, moment.micros());
                }
            }
            if (!child.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("hangs: " + String.join(" ", arguments));
            }
        } finally {
            killer.cancel(false);
            child.toHandle().destroyForcibly();
        }
        // 128 + 9 is what the kill leaves; the program itself never ends so
        return new KilledProgram(lines, child.exitValue(), child.exitValue() == 137);
    }

    private static CompletableFuture<Boolean> killLater(Process child, long micros) {
        return CompletableFuture.supplyAsync(
                () -> child.toHandle().destroyForcibly(),
                CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS));
    }

    /// The program with both of its outputs to be read.
    static Process start(Path home, String... arguments) throws IOException {
        return builder(home, arguments).start();
    }

    static ProcessBuilder builder(Path home, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dai.djl.offline=true",
                                "-Dfile.encoding=UTF-8",
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--home",
                                home.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
