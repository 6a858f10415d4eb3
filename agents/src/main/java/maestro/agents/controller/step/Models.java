package maestro.agents.controller.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.mask.MaskedModel;
import org.jspecify.annotations.Nullable;

/// The language models of one run. Their server is opened when one of them is first asked, and
/// closed with the run. Safe for use by several threads.
public final class Models implements AutoCloseable {
    private final Mission mission;
    private final ModelServers servers;
    private final Map<String, ChatModel> models = new HashMap<>();
    private @Nullable ModelServer server;

    public Models(Mission mission, ModelServers servers) {
        this.mission = mission;
        this.servers = servers;
    }

    /// Where no mission has a model.
    public static ModelServer nowhere(ServerAddress address) {
        throw new IllegalStateException("No model server was named: " + address);
    }

    /// @throws maestro.agents.model.ModelException where the mission may not speak to its server
    /// @throws IllegalStateException where the mission has no model
    public synchronized ChatModel of(Task task) {
        ModelProfile profile = profile();
        ModelServer asked = server();
        boolean masked = profile.masking().on() && !profile.server().onThisMachine();
        String own = task.model();
        return models.computeIfAbsent(
                own == null ? profile.model(task.agent()) : own,
                name ->
                        masked
                                ? new MaskedModel(asked.chat(name), profile.masking())
                                : asked.chat(name));
    }

    private ModelProfile profile() {
        ModelProfile profile = mission.profile();
        if (profile == null) {
            throw new IllegalStateException("A mission in evidence mode asks no model");
        }
        return profile;
    }

    /// As [#of], which model ever is asked.
    public synchronized ModelServer server() {
        ModelProfile profile = profile();
        ModelServer open = server;
        if (open == null) {
            Reach reach =
                    mission.egress() == Egress.REMOTE
                            ? Reach.only(Set.of(profile.server().url().getHost()))
                            : Reach.LOOPBACK;
            open = servers.open(profile.server(), reach);
            server = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
