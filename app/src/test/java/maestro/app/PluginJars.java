package maestro.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import maestro.agents.plugin.AgentPlugin;
import maestro.agents.plugin.ExporterPlugin;
import maestro.agents.plugin.SourcePlugin;
import maestro.rag.fixture.ServiceJar;

/// Makes plug-ins of each kind for a home's folder of them.
public final class PluginJars {
    private PluginJars() {}

    /// A source that answers everything with one work. Its id is its name in small letters.
    ///
    /// @param local whether it says that nothing leaves this machine
    public static void source(Path jar, String name, boolean local) throws IOException {
        ServiceJar.make(
                jar,
                SourcePlugin.class.getName(),
                "trial." + name,
                """
                package trial;
                import java.util.List;
                import maestro.agents.plugin.*;
                public class %s implements SourcePlugin {
                    public String id() { return "%s"; }
                    public String name() { return "The %s"; }
                    public boolean local() { return %s; }
                    public List<Work> execute(Query query) {
                        return List.of(Work.page("On street trees", "").withText(
                            "Trees cool a street because their crowns shade the ground. "
                            + "A row of lime trees lowered the temperature of a street by 2.8 degrees in 2021."));
                    }
                }
                """
                        .formatted(name, name.toLowerCase(Locale.ROOT), name, local));
    }

    /// An exporter that writes the report's Markdown between two lines.
    public static void exporter(Path jar, String name, String extension) throws IOException {
        ServiceJar.make(
                jar,
                ExporterPlugin.class.getName(),
                "trial." + name,
                """
                package trial;
                public class %s implements maestro.agents.plugin.ExporterPlugin {
                    public String name() { return "%s"; }
                    public String version() { return "1.2"; }
                    public String extension() { return "%s"; }
                    public byte[] execute(String title, String markdown, String json) {
                        return ("BEGIN\\n" + markdown + "\\nEND").getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    }
                }
                """
                        .formatted(name, name, extension));
    }

    /// An agent that advises nothing.
    public static void agent(Path jar, String name) throws IOException {
        ServiceJar.make(
                jar,
                AgentPlugin.class.getName(),
                "trial." + name,
                """
                package trial;
                import maestro.agents.plugin.*;
                public class %s implements AgentPlugin {
                    public String name() { return "%s"; }
                    public Advice execute(Matter matter) { return Advice.NONE; }
                }
                """
                        .formatted(name, name));
    }
}
