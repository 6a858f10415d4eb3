package maestro.agents.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAgentsTest {
    private static OwnAgents.Entry entry(String name) {
        return new OwnAgents.Entry(
                new CustomAgent(name, "할 일", "large", CustomAgent.Place.AFTER_WRITING, ""), true);
    }

    @Test
    void whatIsWrittenIsReadAgainInItsOrder(@TempDir Path home) throws IOException {
        OwnAgents agents = OwnAgents.in(home.resolve("new/agents.json"));
        assertThat(agents.read().agents()).isEmpty();
        List<OwnAgents.Entry> all =
                List.of(
                        entry("Zeta"),
                        new OwnAgents.Entry(Template.FACT_CHECK.agent(Language.KOREAN), false),
                        entry("Alpha"));
        agents.write(all);
        OwnAgents.Kept kept = agents.read();
        assertThat(kept.agents()).isEqualTo(all);
        assertThat(kept.problem().isNone()).isTrue();
        assertThatThrownBy(() -> agents.write(List.of(entry("A"), entry("a"))))
                .hasMessageContaining("a");
        assertThat(agents.read().agents()).isEqualTo(all);
    }

    @Test
    void aFileThatCannotBeUsedIsReportedAndKeptBesideTheNext(@TempDir Path home)
            throws IOException {
        Path file = home.resolve("agents.json");
        OwnAgents agents = OwnAgents.in(file);
        for (String bad :
                List.of(
                        "{",
                        "[]",
                        "{\"version\":9}",
                        "{\"version\":1,\"agents\":[{\"name\":\"x\",\"prompt\":\"y\",\"place\":\"?\"}]}",
                        "{\"version\":1,\"agents\":[{\"name\":\"\",\"prompt\":\"y\",\"place\":\"AFTER_WRITING\"}]}")) {
            Files.writeString(file, bad);
            assertThat(agents.read().problem().english()).contains("agents.json");
            assertThat(agents.read().agents()).isEmpty();
        }
        String last = Files.readString(file);
        agents.write(List.of(entry("New")));
        assertThat(agents.read().agents()).containsExactly(entry("New"));
        assertThat(home.resolve("agents.json.damaged")).hasContent(last);
    }

    @Test
    void templatesSpeakBothLanguages() {
        for (Template template : Template.values()) {
            String korean = template.agent(Language.KOREAN).prompt();
            assertThat(Language.of(korean)).isEqualTo(Language.KOREAN);
            assertThat(Language.of(template.agent(Language.ENGLISH).prompt()))
                    .isEqualTo(Language.ENGLISH);
        }
    }
}
