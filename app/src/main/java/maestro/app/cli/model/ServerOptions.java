package maestro.app.cli.model;

import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.app.cli.command.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the model server is.
public final class ServerOptions {
    @Option(
            names = "--base-url",
            paramLabel = "U",
            description =
                    "Address of the model server (default: http://localhost:11434 for ollama);"
                            + " with openai for example http://localhost:1234/v1.")
    private @Nullable String url;

    @Option(
            names = "--api-key-env",
            paramLabel = "VAR",
            description = "The environment variable that holds the server's key.")
    private @Nullable String keyVariable;

    public boolean given() {
        return url != null || keyVariable != null;
    }

    /// @param engine "ollama" or "openai"
    /// @throws UsageException where the address is missing or is none
    public ServerAddress address(String engine) {
        String key = keyVariable == null ? "" : "env:" + keyVariable;
        try {
            return switch (engine) {
                case "ollama" ->
                        ServerAddress.of(
                                ServerKind.OLLAMA,
                                url == null ? ServerAddress.LOCAL_OLLAMA.url().toString() : url,
                                key);
                case "openai" -> {
                    if (url == null) {
                        throw new UsageException(
                                "name the server with --base-url, for example http://localhost:1234/v1");
                    }
                    yield ServerAddress.of(ServerKind.OPENAI, url, key);
                }
                default ->
                        throw new UsageException(
                                "the engine of a model server can be: ollama, openai");
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }
}
