package maestro.agents.model;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a model server is and how it is spoken to. Holds no secret, so that it can be kept in the
/// journal.
///
/// @param url without the protocol's own paths: "http://localhost:11434",
///   "https://api.openai.com/v1"
/// @param key where the key is found: "" for none, "env:NAME" for an environment variable,
///   "stored:NAME" for one that the user has entered
public record ServerAddress(ServerKind kind, URI url, String key) {

    /// Ollama where it listens unless told otherwise.
    public static final ServerAddress LOCAL_OLLAMA =
            new ServerAddress(ServerKind.OLLAMA, URI.create("http://localhost:11434"), "");

    /// @throws IllegalArgumentException where the address is not one of the web
    public ServerAddress {
        String scheme = url.getScheme();
        if (url.getHost() == null
                || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw none(url.toString());
        }
    }

    /// As somebody has written it down.
    ///
    /// @throws IllegalArgumentException where the address is not one of the web, or holds a name or
    ///   password, which would be kept with each mission
    public static ServerAddress of(ServerKind kind, String written, String key) {
        URI url;
        try {
            url = new URI(written.strip());
        } catch (URISyntaxException e) {
            throw none(written);
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "A model server's address holds no name and no password; give the server's key by itself");
        }
        return new ServerAddress(kind, url, key);
    }

    private static IllegalArgumentException none(String written) {
        return new IllegalArgumentException(
                "A model server's address starts with http:// or https:// and names a host, not \"%s\""
                        .formatted(written));
    }

    /// Whether the host's name stands for this machine itself. Where it really leads is checked
    /// when a connection is made.
    public boolean onThisMachine() {
        return isThisMachine(url.getHost());
    }

    /// As above, of a host as it stands in an address.
    public static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }
}
