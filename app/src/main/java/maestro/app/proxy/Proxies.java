package maestro.app.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import maestro.agents.model.ProxyServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxy of a home: what the command line says, else what `config/proxy.json` of the home does,
/// else what the system states in HTTPS_PROXY and NO_PROXY. The file is read again when it has
/// changed, so that whoever opened the home before goes by it, too. Safe for use by several
/// threads.
public final class Proxies implements Supplier<Optional<ProxyServer>> {
    /// In place of an address: as the system states it.
    public static final String SYSTEM = "";

    /// In place of an address: none, whatever the system states.
    public static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 64 << 10;

    private final Path file;
    private final Optional<Stated> commanded;
    private final Function<String, Optional<String>> environment;

    /// @param address of the proxy; [#SYSTEM] or [#NONE]
    /// @param except as NO_PROXY has them
    public record Stated(String address, String except) {
        static final Stated NOTHING = new Stated(SYSTEM, "");
    }

    private Proxies(
            Path file, Optional<Stated> commanded, Function<String, Optional<String>> environment) {
        this.file = file;
        this.commanded = commanded;
        this.environment = environment;
    }

    /// @param environment finds a variable's value
    static Proxies of(Path home, Function<String, Optional<String>> environment) {
        return new Proxies(
                home.resolve("config").resolve("proxy.json"), Optional.empty(), environment);
    }

    public static Proxies of(Path home) {
        return of(home, variable -> Optional.ofNullable(System.getenv(variable)));
    }

    /// The same, with what the command line says before all else.
    ///
    /// @throws IllegalArgumentException where that is no address of a proxy
    public Proxies commanded(String address) {
        Stated stated = new Stated(address, environment.apply("NO_PROXY").orElse(""));
        server(stated);
        return new Proxies(file, Optional.of(stated), environment);
    }

    /// As the home has it.
    public Stated stated() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large for settings");
            }
            JsonNode kept = JSON.readTree(Files.readAllBytes(file));
            return new Stated(kept.path("address").asText(""), kept.path("except").asText(""));
        } catch (NoSuchFileException e) {
            return Stated.NOTHING;
        } catch (IOException e) {
            LOG.warn("{} cannot be read; the web is reached as the system says", file, e);
            return Stated.NOTHING;
        }
    }

    /// Keeps it for the home.
    ///
    /// @throws IllegalArgumentException where it is no address of a proxy, or holds a password: the
    ///   file lies open
    public void state(Stated stated) throws IOException {
        if (server(stated).filter(proxy -> !proxy.user().isEmpty()).isPresent()) {
            throw new IllegalArgumentException(
                    "A user name and a password are not kept in a file. State them in HTTPS_PROXY.");
        }
        ObjectNode kept = JSON.createObjectNode();
        kept.put("address", stated.address().strip()).put("except", stated.except().strip());
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("proxy.json.new");
        Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<ProxyServer> server(Stated stated) {
        return switch (stated.address().strip()) {
            case SYSTEM -> ProxyServer.of(environment);
            case NONE -> Optional.empty();
            case String address -> Optional.of(ProxyServer.of(address, stated.except()));
        };
    }

    /// What is in force now. One that can't be used counts as none, which the log says.
    @Override
    public Optional<ProxyServer> get() {
        try {
            return server(commanded.orElseGet(this::stated));
        } catch (IllegalArgumentException e) {
            LOG.warn("The web is reached without a proxy: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
