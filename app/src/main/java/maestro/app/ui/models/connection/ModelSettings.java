package maestro.app.ui.models.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.model.mask.Masking;

/// The servers that are connected beside the local Ollama, and the model that was chosen last.
///
/// @param server id of the connection that has the chosen model; empty for none
/// @param model its name there; empty for the work without a model
/// @param masking what the next mission keeps from a model elsewhere
public record ModelSettings(
        List<Connection> servers, String server, String model, Masking masking) {
    public static final ModelSettings DEFAULT =
            new ModelSettings(List.of(), "", "", new Masking(List.of()));

    public ModelSettings {
        servers = List.copyOf(servers);
    }

    /// All connections, the local Ollama first.
    public List<Connection> connections() {
        List<Connection> all = new ArrayList<>();
        if (servers.stream().noneMatch(Connection::isLocalOllama)) {
            all.add(Connection.LOCAL_OLLAMA);
        }
        all.addAll(servers);
        return all;
    }

    /// The server of an id; empty where none has it.
    public Optional<Connection> connection(String id) {
        return connections().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// With a connection added, or in the place of the one that has its id.
    public ModelSettings with(Connection connection) {
        List<Connection> now = new ArrayList<>(servers);
        int at = ids().indexOf(connection.id());
        if (at < 0) {
            now.add(connection);
        } else {
            now.set(at, connection);
        }
        return new ModelSettings(now, server, model, masking);
    }

    /// Without a server.
    public ModelSettings without(String id) {
        List<Connection> now = servers.stream().filter(c -> !c.id().equals(id)).toList();
        boolean chosen = server.equals(id);
        return new ModelSettings(now, chosen ? "" : server, chosen ? "" : model, masking);
    }

    /// With another model chosen, on a server.
    public ModelSettings choosing(String fromServer, String named) {
        return new ModelSettings(servers, fromServer, named, masking);
    }

    /// With other masking chosen.
    public ModelSettings masking(Masking chosen) {
        return new ModelSettings(servers, server, model, chosen);
    }

    private List<String> ids() {
        return servers.stream().map(Connection::id).toList();
    }
}
