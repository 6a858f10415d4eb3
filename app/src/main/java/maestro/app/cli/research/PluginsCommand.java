package maestro.app.cli.research;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.cli.mission.ReportFile;
import picocli.CommandLine.Command;

/// Opens no home, so that it works beside the desktop.
@Command(
        name = "plugins",
        description = {
            "List the plug-ins in the home's folder 'plugins': what they are, and why one is left out.",
            "A plug-in is code with the rights of this program, and no setting of a mission can keep it from the network: put there only what you trust. A source is asked by missions that name its id among --sources; one that says that it stays on this machine is taken at its word."
        })
public final class PluginsCommand extends WorkingCommand {
    @Override
    public Integer call() throws InterruptedException {
        List<PluginHost.Info> all;
        try (PluginHost plugins = ReportFile.plugins(root().home())) {
            all = plugins.list();
        }
        if (all.isEmpty() && !json()) {
            out().println("No plug-in. They are jars in " + root().home().resolve("plugins"));
        }
        for (PluginHost.Info info : all) {
            String kind = info.kind().name().toLowerCase(Locale.ROOT);
            if (json()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("file", info.file());
                line.put("name", info.name());
                line.put("version", info.version());
                line.put("kind", kind);
                line.put("id", info.id());
                line.put("local", info.local());
                line.put("extension", info.extension());
                line.put("problem", info.problem().isNone() ? "" : info.problem().english());
                printJson(line);
            } else {
                String what =
                        switch (info.kind()) {
                            case EXPORTER -> kind + " of ." + info.extension();
                            case SOURCE ->
                                    kind
                                            + " "
                                            + info.id()
                                            + (info.local() ? " (local, it says)" : "");
                            default -> kind;
                        };
                out().println(
                                info.problem().isNone()
                                        ? "%-24s %-8s %-18s %s"
                                                .formatted(
                                                        info.name(),
                                                        info.version(),
                                                        what,
                                                        info.file())
                                        : "left out: " + info.problem().english());
            }
        }
        return all.stream().allMatch(i -> i.problem().isNone()) ? Exit.DONE : Exit.PARTLY;
    }
}
