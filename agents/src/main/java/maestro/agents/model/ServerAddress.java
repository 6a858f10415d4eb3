package maestro.agents.model;

import java.net.URI;

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
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "A model server's address starts with http:// or https:// and names a host, not \"%s\""
                            .formatted(url));
        }
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
