package maestro.agents.plugin.host;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import maestro.agents.plugin.ExporterPlugin;
import maestro.agents.plugin.Plugin;
import maestro.agents.plugin.PluginContext;
import maestro.agents.plugin.SourcePlugin;
import maestro.agents.plugin.host.PluginHost.Info;
import maestro.agents.plugin.host.PluginHost.Kind;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A plug-in that has begun, and what it says of itself.
record Introduction(Plugin plugin, Info info) {
    private static final int LONGEST_NAME = 60;

    /// What the program writes itself.
    private static final Set<String> TAKEN = Set.of("md", "pdf", "json");

    /// Where the program looks itself.
    private static final Set<String> TAKEN_IDS =
            Set.of("library", "web", "arxiv", "openalex", "crossref", "semanticscholar", "pubmed");

    /// Lets it begin. Called where the plug-in's code may run.
    ///
    /// @param folder of plug-ins
    static Introduction of(String file, Plugin plugin, Path folder) throws Exception {
        String name = line(plugin.name());
        String safe = name.replaceAll("[^\\p{L}\\p{Nd}-]+", "-");
        plugin.initialise(new PluginContext(folder.resolve("data").resolve(safe)));
        Kind kind = Kind.AGENT;
        String id = "";
        boolean local = false;
        String extension = "";
        if (plugin instanceof SourcePlugin source) {
            kind = Kind.SOURCE;
            id = line(source.id());
            local = source.local();
        } else if (plugin instanceof ExporterPlugin exporter) {
            kind = Kind.EXPORTER;
            extension = line(exporter.extension()).toLowerCase(Locale.ROOT);
        }
        String version = line(plugin.version());
        return new Introduction(
                plugin, new Info(file, name, version, kind, id, local, extension, Message.NONE));
    }

    private static String line(@Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    /// What is wrong with a name, id or extension in itself; nothing where it can be used.
    static Message wrong(Info self) {
        if (self.name().isEmpty()) {
            return Message.of("plugin.nameless", self.file());
        }
        if (self.kind() == Kind.EXPORTER
                && (!self.extension().matches("[a-z0-9]{1,10}")
                        || TAKEN.contains(self.extension()))) {
            return Message.of("plugin.extension", self.name(), self.extension());
        }
        if (self.kind() == Kind.SOURCE
                && (!self.id().matches("[a-z0-9][a-z0-9-]{0,29}")
                        || TAKEN_IDS.contains(self.id()))) {
            return Message.of("plugin.id", self.name(), self.id());
        }
        return Message.NONE;
    }
}
