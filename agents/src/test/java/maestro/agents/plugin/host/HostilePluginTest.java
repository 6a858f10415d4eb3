package maestro.agents.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.Matter;
import maestro.agents.plugin.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plug-in can do to the program, tried with jars that do it.
class HostilePluginTest {
    private static final Matter MATTER =
            new Matter("en", List.of(), 1, "", List.of(), List.of(), List.of(), List.of());
    private static final String GOOD = "public Advice execute(Matter m) { return Advice.NONE; }";
    private static final String SERVICE = "META-INF/services/maestro.agents.plugin.AgentPlugin";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void agent(String type, String body) throws IOException {
        Jars.make(
                folder.resolve(type + ".jar"),
                "AgentPlugin",
                "trial." + type,
                """
                package trial;
                import maestro.agents.plugin.*;
                public class %1$s implements AgentPlugin {
                    public String name() { return "%1$s"; }
                    %2$s
                }
                """
                        .formatted(type, body));
    }

    private PluginHost host() {
        return new PluginHost(folder, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    private static String problem(PluginHost host, String file) throws InterruptedException {
        return host.list().stream()
                .filter(info -> info.file().equals(file))
                .map(info -> info.problem().english())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3);",
                "Runtime.getRuntime().exit(3);",
                "Runtime.getRuntime().halt(3);",
                "Runtime r = m == null ? null : Runtime.getRuntime(); int n = 0;"
                        + " for (String q : m.questions()) { n++; } if (n < 9) { r.halt(n); }"
            })
    void itCannotEndTheProgramByMistake(String exit) throws Exception {
        agent("Ends", "public Advice execute(Matter m) { " + exit + " return Advice.NONE; }");
        agent("Good", GOOD);
        try (PluginHost host = host()) {
            assertThatThrownBy(() -> host.advise("Ends", MATTER))
                    .hasMessageContaining("may not end the program");
            assertThat(problem(host, "Ends.jar")).contains("may not end the program");
            assertThat(host.advise("Good", MATTER)).isEqualTo(Advice.NONE);
        }
    }

    @Test
    void oneThatTakesAllMemoryIsLeftOut() throws Exception {
        agent(
                "Hoards",
                """
                public Advice execute(Matter m) {
                    java.util.List<long[]> all = new java.util.ArrayList<>();
                    while (true) { all.add(new long[1 << 28]); }
                }
                """);
        agent("Good", GOOD);
        try (PluginHost host = host()) {
            assertThatThrownBy(() -> host.advise("Hoards", MATTER))
                    .hasMessageContaining("OutOfMemoryError");
            assertThat(host.advise("Good", MATTER)).isEqualTo(Advice.NONE);
        }
    }

    @Test
    void ofAListWithoutEndTheFirstAreTaken() throws Exception {
        Jars.make(
                folder.resolve("wide.jar"),
                "SourcePlugin",
                "trial.Wide",
                """
                package trial;
                import java.util.List;
                import maestro.agents.plugin.*;
                public class Wide implements SourcePlugin {
                    public String name() { return "Wide"; }
                    public String id() { return "wide"; }
                    public List<Work> execute(Query q) {
                        return new java.util.AbstractList<Work>() {
                            public int size() { return Integer.MAX_VALUE; }
                            public Work get(int i) { return Work.page("" + i, ""); }
                        };
                    }
                }
                """);
        try (PluginHost host = host()) {
            assertThat(host.search("wide", new Query("bees", "Bees?", "en", 3))).hasSize(3);
        }
    }

    @Test
    void aClassThatIsNotThereIsSaid() throws Exception {
        agent("Good", GOOD);
        try (ZipOutputStream zip = zip("lacks.jar")) {
            entry(zip, SERVICE, "trial.NotThere");
        }
        try (PluginHost host = host()) {
            assertThat(problem(host, "lacks.jar")).contains("trial.NotThere");
            assertThat(host.advise("Good", MATTER)).isEqualTo(Advice.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, "META-INF/MANIFEST.MF", "trial/Bomb.class"})
    void aBombIsNotUnpacked(String name) throws Exception {
        try (ZipOutputStream zip = zip("bomb.jar")) {
            if (name.endsWith(".class")) {
                entry(zip, SERVICE, "trial.Bomb");
            }
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        agent("Good", GOOD);
        try (PluginHost host = host()) {
            assertThat(problem(host, "bomb.jar")).contains("bomb.jar");
            assertThat(host.advise("Good", MATTER)).isEqualTo(Advice.NONE);
        }
    }

    @Test
    void namesThatClimbWriteNothing() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("a/b/plugins"));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(plugins.resolve("climbs.jar")))) {
            entry(zip, "../../climbed.txt", "here");
            entry(zip, SERVICE, "../../climbed");
        }
        try (PluginHost host = PluginHost.in(plugins)) {
            assertThat(problem(host, "climbs.jar")).contains("climbs.jar");
        }
        assertThat(folder.resolve("a/climbed.txt")).doesNotExist();
    }

    private ZipOutputStream zip(String file) throws IOException {
        OutputStream out = Files.newOutputStream(folder.resolve(file));
        return new ZipOutputStream(out);
    }

    private static void entry(ZipOutputStream zip, String name, String words) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((words + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
