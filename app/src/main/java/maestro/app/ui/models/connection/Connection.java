package maestro.app.ui.models.connection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import maestro.agents.model.ServerAddress;

/// A model server that the user has connected.
///
/// @param id stable, letters and digits: its key is kept under it
/// @param key as in [ServerAddress]; never the key itself
/// @param models that the user has named, because the server doesn't list them
public record Connection(String id, Preset preset, String url, String key, List<String> models) {

    /// Ollama on this machine, which is there by itself.
    public static final Connection LOCAL_OLLAMA =
            new Connection("ollama", Preset.OLLAMA, Preset.OLLAMA.url(), "", List.of());

    /// @throws IllegalArgumentException where the address is not one of the web
    public Connection {
        models = List.copyOf(models);
        address(preset, url, key);
    }

    @JsonIgnore
    public ServerAddress address() {
        return address(preset, url, key);
    }

    /// The name of the machine that it is on.
    @JsonIgnore
    public String host() {
        return host(url).orElseThrow();
    }

    @JsonIgnore
    public boolean isLocalOllama() {
        return id.equals(LOCAL_OLLAMA.id);
    }

    /// Whether what is sent to it stays on this machine.
    @JsonIgnore
    public boolean onThisMachine() {
        return onThisMachine(url);
    }

    /// The same server with models that the user names.
    public Connection withModels(List<String> named) {
        return new Connection(id, preset, url, key, named);
    }

    /// By its name alone: nobody is asked where it leads.
    public static boolean onThisMachine(String url) {
        return host(url).filter(ServerAddress::isThisMachine).isPresent();
    }

    /// Empty where it isn't an address of the web.
    public static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ServerAddress address(Preset preset, String url, String key) {
        return new ServerAddress(preset.kind(), URI.create(url.strip()), key);
    }
}
