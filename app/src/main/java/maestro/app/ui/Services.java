package maestro.app.ui;

import java.nio.file.Path;
import maestro.agents.controller.Missions;
import maestro.agents.model.ModelServers;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.role.prompted.Prompts;
import maestro.app.key.Keys;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.library.Library;
import maestro.rag.watch.Watches;

/// What the desktop works with, once it is open.
///
/// @param close closes all of it; called off the screen's thread
public record Services(
        Library library,
        Missions missions,
        ModelServers servers,
        Keys keys,
        Prompts prompts,
        Watches watches,
        PluginHost plugins,
        Engines engines,
        Path home,
        Runnable close) {}
