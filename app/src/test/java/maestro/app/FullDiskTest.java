package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: a small file system in memory, which only the child process sees.
@Timeout(300)
class FullDiskTest {
    private static final String MOUNT =
            "mount -t tmpfs -o size=200m tmpfs \"$0\" || exit 9;"
                    + " for part in 1 2 3; do timeout -s KILL 90 \"$@\" $part || exit; rm -f \"$0/ballast\"; done";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void canMount() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Process trial = onSmallDisk(disk, List.of("true"));
        Assumptions.assumeTrue(
                trial.waitFor(20, TimeUnit.SECONDS) && trial.exitValue() == 0,
                "Skipped: this system lets nobody mount a small disk (unshare --mount)");
    }

    @Test
    void isSaidInWordsAndLosesNothing() throws Exception {
        Process program =
                onSmallDisk(
                        folder.resolve("disk"),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dai.djl.offline=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FullDiskProgram.class.getName(),
                                folder.resolve("disk").toString(),
                                documents(folder.resolve("documents")).toString()));
        List<String> said;
        try (var lines = program.inputReader()) {
            said = lines.lines().toList();
        }
        assertThat(program.waitFor()).as(String.join("\n", said)).isZero();

        assertThat(values(said, "first")).hasSize(3).allMatch(v -> v.startsWith("INDEXED"));
        assertThat(values(said, "full"))
                .hasSizeGreaterThan(5)
                .allMatch(v -> v.startsWith("FAILED The disk is full: free some space"));
        assertThat(values(said, "full-hits")).as("search goes on").containsExactly("3");
        assertThat(values(said, "full-create")).singleElement().asString().contains("No space");
        assertThat(values(said, "full-search")).as("and on").containsExactly("3");
        assertThat(values(said, "freed"))
                .hasSameSizeAs(values(said, "full"))
                .allMatch(v -> v.startsWith("INDEXED") || v.startsWith("DUPLICATE"));
        assertThat(values(said, "created")).containsExactly("true");
        // where H2 had to close the database it can't be read either until there is room
        for (String what : List.of("halted", "still-full")) {
            assertThat(values(said, what))
                    .singleElement()
                    .asString()
                    .matches("(PAUSED .*No space left on device|REFUSED .*The disk is full).*");
        }
        assertThat(values(said, "resumed")).containsExactly("FINISHED ");
        assertThat(values(said, "repeated")).containsExactly("0");
        assertThat(values(said, "agrees")).containsOnly("true").hasSize(2);
        int added = (int) values(said, "freed").stream().filter(v -> v.startsWith("IND")).count();
        assertThat(values(said, "again")).containsExactly(String.valueOf(3 + added));
    }

    private static Process onSmallDisk(Path disk, List<String> command) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                MOUNT,
                                disk.toString()));
        all.addAll(command);
        try {
            return new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return Assumptions.abort("Skipped: this system has no unshare: " + e.getMessage());
        }
    }

    private static List<String> values(List<String> said, String what) {
        return said.stream()
                .filter(line -> line.startsWith(what + ": "))
                .map(line -> line.substring(what.length() + 2))
                .toList();
    }

    /// Three documents of the sample, and then the others.
    private static Path documents(Path folder) throws IOException {
        int count = 0;
        for (String name : resource("index.txt").lines().filter(n -> !n.isBlank()).toList()) {
            if (!name.startsWith("#")) {
                Path part = folder.resolve(count++ < 3 ? "first" : "second");
                Files.createDirectories(part);
                Files.writeString(part.resolve(name.strip()), resource(name.strip()));
            }
        }
        return folder;
    }

    private static String resource(String name) throws IOException {
        try (var in = FullDiskTest.class.getResourceAsStream("/maestro/app/sample/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
