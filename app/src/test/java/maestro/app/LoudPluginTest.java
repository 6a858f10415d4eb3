package maestro.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maestro.rag.fixture.ServiceJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LoudPluginTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    @Timeout(120)
    void whatAPlugInPrintsIsNoPartOfAnAnswer() throws Exception {
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        ServiceJar.make(
                plugins.resolve("loud.jar"),
                "maestro.agents.plugin.AgentPlugin",
                "trial.Loud",
                """
                package trial;
                import maestro.agents.plugin.*;
                public class Loud implements AgentPlugin {
                    public String name() { System.out.println("!".repeat(1 << 20)); return "Loud"; }
                    public Advice execute(Matter matter) { return Advice.NONE; }
                }
                """);
        Path heard = home.resolve("heard");
        Process program =
                KilledProgram.builder(home, "plugins", "--json")
                        .redirectError(heard.toFile())
                        .start();
        byte[] said = program.getInputStream().readAllBytes();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = new String(said, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(new ObjectMapper().readTree(lines.getFirst()).path("name").asText())
                .isEqualTo("Loud");
        assertThat(Files.size(heard)).isGreaterThan(1 << 20);
    }
}
