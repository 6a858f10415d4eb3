package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Brief;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sources;
import maestro.agents.plugin.host.Jars;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.report.ReportWriter;
import maestro.agents.role.advice.PluggedAdviser;
import maestro.agents.role.evidence.EvidenceRoles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginMissionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private static CustomAgent agent(String plugin) {
        return new CustomAgent("My " + plugin, "", null, CustomAgent.Place.BEFORE_WRITING, plugin);
    }

    @Test
    void anAgentInCodeWorksWithoutAModelAndAFaultyOneIsPassedOver() throws Exception {
        Path plugins = home.resolve("plugins");
        Files.createDirectories(plugins);
        String type =
                """
                package trial;
                import java.util.List;
                import maestro.agents.plugin.*;
                public class %1$s implements AgentPlugin {
                    public String name() { return "%1$s"; }
                    public Advice execute(Matter matter) { %2$s }
                }
                """;
        String drop =
                """
                return new Advice(List.of(), List.of(),
                    List.of(new Advice.Drop(matter.notes().get(0).id(), "first")), List.of(), List.of());
                """;
        Jars.make(
                plugins.resolve("a.jar"),
                "AgentPlugin",
                "trial.Drop",
                type.formatted("Drop", drop));
        Jars.make(
                plugins.resolve("b.jar"),
                "AgentPlugin",
                "trial.Fall",
                type.formatted("Fall", "throw new NoSuchFieldError(\"gone\");"));
        Jars.make(
                plugins.resolve("c.jar"),
                "ExporterPlugin",
                "trial.Tex",
                """
                package trial;
                public class Tex implements maestro.agents.plugin.ExporterPlugin {
                    public String name() { return "LaTeX"; }
                    public String extension() { return "tex"; }
                    public byte[] execute(String title, String markdown, String json) {
                        return title.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    }
                }
                """);
        try (Bees bees = new Bees(home);
                PluginHost host = PluginHost.in(plugins);
                LocalMissions missions =
                        LocalMissions.open(
                                bees.journal,
                                bees::source,
                                PluggedAdviser.with(host, EvidenceRoles.create()),
                                new EvidenceVerifier(),
                                1)) {
            String id =
                    missions.create(
                            new MissionRequest(
                                    "Bees",
                                    List.of("Why are honey bee colonies lost in winter?"),
                                    "bees",
                                    Language.ENGLISH,
                                    new Limits(1, Duration.ofMinutes(5), 400, 3),
                                    false,
                                    null,
                                    Egress.PRIVATE,
                                    Sources.LIBRARY,
                                    Brief.NONE,
                                    List.of(agent("Drop"), agent("Fall"), agent("Missing"))));
            missions.start(id);
            missions.await(id);
            MissionState state = missions.state(id).orElseThrow();
            assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
            Outcome.Dropped dropped =
                    ((Outcome.Advised) outcome(state, "notes/agent/My Drop")).dropped().getFirst();
            Report report = state.report().orElseThrow();
            assertThat(report.sentences().flatMap(s -> s.citations().stream()))
                    .isNotEmpty()
                    .noneMatch(c -> c.noteId().equals(dropped.noteId()));
            assertThat(((Outcome.Advised) outcome(state, "notes/agent/My Fall")).skipped())
                    .contains("NoSuchFieldError");
            assertThat(((Outcome.Advised) outcome(state, "notes/agent/My Missing")).skipped())
                    .contains("Missing");
            ReportWriter.write(report, home.resolve("out.tex"), host);
            assertThat(home.resolve("out.tex")).hasContent("Bees");
        }
    }

    private static Outcome outcome(MissionState state, String key) {
        return java.util.Objects.requireNonNull(state.step(key).orElseThrow().outcome());
    }
}
