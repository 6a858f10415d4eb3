package maestro.agents.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import maestro.agents.plugin.Advice;
import maestro.agents.plugin.Matter;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
    private static final Matter MATTER =
            new Matter(
                    "en",
                    List.of("Why?"),
                    1,
                    "",
                    List.of(new Matter.Part("s1", "Causes", List.of("Why?"))),
                    List.of(new Matter.Finding("s1.q1.n1", "s1", "In 2019.", "in 2019", "Bees")),
                    List.of(),
                    List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String agent(String name, String type, String body) {
        return """
        package trial;
        import maestro.agents.plugin.*;
        public class %s implements AgentPlugin {
            %s
            public String name() { return "%s"; }
        }
        """
                .formatted(type, body, name);
    }

    private void agentJar(String file, String name, String type, String body) throws IOException {
        Jars.make(folder.resolve(file), "AgentPlugin", "trial." + type, agent(name, type, body));
    }

    private PluginHost host(Duration most) {
        return new PluginHost(folder, Duration.ofSeconds(20), most);
    }

    private PluginHost.Info info(List<PluginHost.Info> all, String file) {
        return all.stream().filter(i -> i.file().equals(file)).findFirst().orElseThrow();
    }

    /// An example of the module's README.
    private static String example(String type) throws IOException {
        Path readme =
                Files.exists(Path.of("README.md")) && Files.exists(Path.of("src/main/fonts"))
                        ? Path.of("README.md")
                        : Path.of("agents/README.md");
        String text = Files.readString(readme);
        int at = text.lastIndexOf("package example;", text.indexOf("public class " + type));
        return text.substring(at, text.indexOf("```", at));
    }

    @Test
    void goodOnesWorkAndTheExampleOfTheReadmeIsOne() throws Exception {
        Jars.make(folder.resolve("years.jar"), "AgentPlugin", "example.Years", example("Years"));
        Jars.make(
                folder.resolve("tex.jar"),
                "ExporterPlugin",
                "trial.Tex",
                """
                package trial;
                public class Tex implements maestro.agents.plugin.ExporterPlugin {
                    private boolean begun;
                    public String name() { return "LaTeX"; }
                    public String version() { return "1.2"; }
                    public String extension() { return "tex"; }
                    public void initialise(maestro.agents.plugin.PluginContext context) { begun = true; }
                    public byte[] execute(String title, String markdown, String json) {
                        return (begun + title + markdown.length()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    }
                }
                """);
        try (PluginHost host = host(Duration.ofSeconds(20))) {
            assertThat(host.any()).isTrue();
            List<PluginHost.Info> all = host.list();
            assertThat(all).allMatch(i -> i.problem().isNone());
            assertThat(info(all, "years.jar").kind()).isEqualTo(PluginHost.Kind.AGENT);
            assertThat(info(all, "tex.jar").version()).isEqualTo("1.2");
            assertThat(info(all, "tex.jar").extension()).isEqualTo("tex");
            Advice advice = host.advise("Years", MATTER);
            assertThat(advice.remarks()).hasSize(1);
            assertThat(host.export("tex", "T", "abc", "{}"))
                    .isEqualTo("trueT3".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void faultyOnesAreReportedAndOthersWorkOn() throws Exception {
        String none = "public Advice execute(Matter matter) { return Advice.NONE; }";
        agentJar("good.jar", "Good", "Good", none);
        agentJar("again.jar", "Good", "Again", none);
        agentJar(
                "throws.jar",
                "Throws",
                "Throws",
                "public Throws() { throw new IllegalStateException(\"no luck\"); }" + none);
        agentJar(
                "reaches.jar",
                "Reaches",
                "Reaches",
                """
                public Advice execute(Matter matter) { return Advice.NONE; }
                public void initialise(PluginContext c) { maestro.agents.mission.Language.values(); }
                """);
        agentJar("null.jar", "Null", "Null", "public Advice execute(Matter m) { return null; }");
        Jars.make(
                folder.resolve("pdf.jar"),
                "ExporterPlugin",
                "trial.Pdf",
                """
                package trial;
                public class Pdf implements maestro.agents.plugin.ExporterPlugin {
                    public String name() { return "Mine"; }
                    public String extension() { return "pdf"; }
                    public byte[] execute(String a, String b, String c) { return new byte[1]; }
                }
                """);
        Files.writeString(folder.resolve("text.jar"), "not a jar");
        Files.writeString(folder.resolve("notes.txt"), "passed over");
        Jars.make(
                folder.resolve("empty.jar"),
                "NoSuchThing",
                "trial.Empty",
                "package trial; public class Empty {}");
        try (PluginHost host = host(Duration.ofSeconds(20))) {
            List<PluginHost.Info> all = host.list();
            assertThat(all).hasSize(8);
            // of two of one name the first file counts
            assertThat(info(all, "again.jar").problem().isNone()).isTrue();
            assertThat(info(all, "good.jar").problem().english()).contains("another");
            assertThat(info(all, "throws.jar").problem().english()).contains("no luck");
            assertThat(info(all, "reaches.jar").problem().english()).contains("NoClassDefFound");
            assertThat(info(all, "pdf.jar").problem().english()).contains("pdf");
            assertThat(info(all, "text.jar").problem().english()).contains("no jar");
            assertThat(info(all, "empty.jar").problem().english()).contains("META-INF/services");
            assertThat(host.advise("Good", MATTER)).isEqualTo(Advice.NONE);
            assertThatThrownBy(() -> host.advise("Null", MATTER)).hasMessageContaining("nothing");
            assertThat(info(host.list(), "null.jar").problem().english()).contains("nothing");
            assertThatThrownBy(() -> host.advise("Nobody", MATTER)).hasMessageContaining("Nobody");
        }
    }

    private void sourceJar(String file, String id, String type, String body) throws IOException {
        Jars.make(
                folder.resolve(file),
                "SourcePlugin",
                "trial." + type,
                """
                package trial;
                import java.util.*;
                import maestro.agents.plugin.*;
                public class %s implements SourcePlugin {
                    public String id() { return "%s"; }
                    public String name() { return "The %s"; }
                    %s
                }
                """
                        .formatted(type, id, type, body));
    }

    private static Query query(String words) {
        return new Query(words, "Why?", "en", 3);
    }

    @Test
    void theSourceOfTheReadmeFindsWhatLiesInItsFolder() throws Exception {
        Jars.make(
                folder.resolve("clippings.jar"),
                "SourcePlugin",
                "example.Clippings",
                example("Clippings"));
        try (PluginHost host = host(Duration.ofSeconds(20))) {
            assertThat(host.sources())
                    .singleElement()
                    .satisfies(info -> {
                        assertThat(info.id()).isEqualTo("clippings");
                        assertThat(info.name()).isEqualTo("Clippings");
                        assertThat(info.local()).isTrue();
                    });
            Path own = folder.resolve("data").resolve("Clippings");
            Files.writeString(own.resolve("bees.txt"), "Bees swarm in May.");
            Files.writeString(own.resolve("wasps.txt"), "Wasps do not.");
            assertThat(host.search("clippings", query("bees may")))
                    .singleElement()
                    .satisfies(work -> {
                        assertThat(work.title()).isEqualTo("bees.txt");
                        assertThat(work.text()).isEqualTo("Bees swarm in May.");
                    });
        }
    }

    @Test
    void ofASourceThatGivesMillionsTheFirstAreTaken() throws Exception {
        sourceJar(
                "millions.jar",
                "millions",
                "Millions",
                """
                public List<Work> execute(Query query) {
                    return Collections.nCopies(10_000_000, Work.page("One of many", "https://a.example"));
                }
                """);
        sourceJar(
                "endless.jar",
                "endless",
                "Endless",
                """
                public List<Work> execute(Query query) {
                    return new AbstractList<>() {
                        public int size() { return Integer.MAX_VALUE; }
                        public Work get(int i) { return i % 2 == 0 ? null : new Work(null, null, i, null, null, null, null, null, null, null); }
                    };
                }
                """);
        sourceJar(
                "nulls.jar",
                "nulls",
                "Nulls",
                "public List<Work> execute(Query query) { return Collections.nCopies(1 << 30, null); }");
        try (PluginHost host = host(Duration.ofSeconds(20))) {
            assertThat(host.search("millions", query("x"))).hasSize(3);
            assertThat(host.search("endless", query("x")))
                    .extracting(Work::year)
                    .containsExactly(1, 3, 5);
            assertThat(host.search("nulls", query("x"))).isEmpty();
        }
    }

    @Test
    void aSourceThatThrowsIsAskedAgainAndOneThatHangsIsNot() throws Exception {
        sourceJar(
                "moody.jar",
                "moody",
                "Moody",
                """
                private int calls;
                public List<Work> execute(Query query) throws Exception {
                    if (calls++ == 0) throw new java.io.IOException("no line");
                    if (calls == 3) return null;
                    return List.of(Work.page("Here", "https://a.example"));
                }
                """);
        sourceJar(
                "hangs.jar",
                "hangs",
                "Hangs",
                """
                public List<Work> execute(Query query) {
                    while (true) { Thread.onSpinWait(); if (Thread.interrupted()) return List.of(); }
                }
                """);
        sourceJar(
                "id.jar", "arxiv", "Taken", "public List<Work> execute(Query q) { return null; }");
        sourceJar(
                "odd.jar", "Odd Id", "Odd", "public List<Work> execute(Query q) { return null; }");
        try (PluginHost host = host(Duration.ofMillis(600))) {
            assertThat(host.sources())
                    .extracting(PluginHost.Info::id)
                    .containsExactly("hangs", "moody");
            assertThat(info(host.list(), "id.jar").problem().english()).contains("arxiv");
            assertThat(info(host.list(), "odd.jar").problem().english()).contains("Odd Id");
            assertThatThrownBy(() -> host.search("moody", query("x")))
                    .hasMessageContaining("did not answer")
                    .hasMessageContaining("no line");
            assertThat(host.search("moody", query("x"))).hasSize(1);
            assertThatThrownBy(() -> host.search("moody", query("x")))
                    .hasMessageContaining("nothing");
            assertThat(host.search("moody", query("x"))).hasSize(1);
            assertThatThrownBy(() -> host.search("hangs", query("x")))
                    .hasMessageContaining("did not answer within");
            assertThat(host.sources()).extracting(PluginHost.Info::id).containsExactly("moody");
            assertThatThrownBy(() -> host.search("nobody", query("x")))
                    .hasMessageContaining("no plug-in nobody");
        }
    }

    @Test
    void oneThatHangsIsLeftOutAfterItsTime() throws Exception {
        agentJar(
                "hangs.jar",
                "Hangs",
                "Hangs",
                """
                public Advice execute(Matter matter) {
                    try {
                        new java.util.concurrent.CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        // it ends all the same
                    }
                    return Advice.NONE;
                }
                """);
        try (PluginHost host = host(Duration.ofMillis(200))) {
            assertThat(info(host.list(), "hangs.jar").problem().isNone()).isTrue();
            assertThatThrownBy(() -> host.advise("Hangs", MATTER))
                    .isInstanceOf(PluginException.class);
            assertThatThrownBy(() -> host.advise("Hangs", MATTER))
                    .isInstanceOf(PluginException.class);
            assertThat(info(host.list(), "hangs.jar").problem().english())
                    .contains("did not answer");
        }
    }

    @Test
    void withoutTheFolderThereIsNothing() throws InterruptedException {
        try (PluginHost host = PluginHost.in(folder.resolve("none"))) {
            assertThat(host.any()).isFalse();
            assertThat(host.list()).isEmpty();
        }
    }
}
