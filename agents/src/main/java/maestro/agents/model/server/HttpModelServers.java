package maestro.agents.model.server;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.http.Limits;
import maestro.agents.model.ollama.OllamaServer;
import maestro.agents.model.openai.OpenAiServer;
import maestro.agents.model.remote.Calls;
import maestro.agents.model.remote.Learned;
import maestro.agents.model.remote.Pause;
import maestro.rag.message.Message;

/// Opens servers by HTTP. One for the whole program: what servers of one address share, turns and
/// what they were found not to take, is kept in here. Safe for use by several threads.
public final class HttpModelServers implements ModelServers {
    private static final int LOCAL_AT_ONCE = 1;
    private static final int REMOTE_AT_ONCE = 4;
    private static final String ENVIRONMENT = "env:";
    private static final String STORED = "stored:";

    private final Function<String, Optional<String>> stored;
    private final Function<String, Optional<String>> environment;
    private final ToIntFunction<ServerAddress> atOnce;
    private final Limits limits;
    private final Pause pause;
    private final Clock clock;
    private final Supplier<Optional<ProxyServer>> proxy;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<String, Learned> learned = new ConcurrentHashMap<>();

    /// Takes one call at a time on this machine, four elsewhere.
    ///
    /// @param stored finds a key that the user has entered by its name
    /// @param environment finds a variable's value
    public HttpModelServers(
            Function<String, Optional<String>> stored,
            Function<String, Optional<String>> environment) {
        this(stored, environment, Optional::empty);
    }

    /// As above, where servers on the public Internet are asked by a proxy.
    ///
    /// @param proxy asked for each connection
    public HttpModelServers(
            Function<String, Optional<String>> stored,
            Function<String, Optional<String>> environment,
            Supplier<Optional<ProxyServer>> proxy) {
        this(
                stored,
                environment,
                address -> address.onThisMachine() ? LOCAL_AT_ONCE : REMOTE_AT_ONCE,
                Limits.CHAT,
                Thread::sleep,
                Clock.systemUTC(),
                proxy);
    }

    /// @param atOnce how many calls a server takes together, asked once for an address
    /// @param limits of a reply
    /// @param pause waits before a call is made again
    /// @param clock for servers that say until when they are busy
    public HttpModelServers(
            Function<String, Optional<String>> stored,
            Function<String, Optional<String>> environment,
            ToIntFunction<ServerAddress> atOnce,
            Limits limits,
            Pause pause,
            Clock clock) {
        this(stored, environment, atOnce, limits, pause, clock, Optional::empty);
    }

    private HttpModelServers(
            Function<String, Optional<String>> stored,
            Function<String, Optional<String>> environment,
            ToIntFunction<ServerAddress> atOnce,
            Limits limits,
            Pause pause,
            Clock clock,
            Supplier<Optional<ProxyServer>> proxy) {
        this.proxy = proxy;
        this.stored = stored;
        this.environment = environment;
        this.atOnce = atOnce;
        this.limits = limits;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public ModelServer open(ServerAddress address) {
        return open(address, Reach.ANY);
    }

    @Override
    public ModelServer open(ServerAddress address, Reach reach) {
        String at = place(address.url());
        Semaphore turn =
                turns.computeIfAbsent(
                        at, _ -> new Semaphore(Math.max(1, atOnce.applyAsInt(address)), true));
        Calls calls = Calls.with(turn, limits, pause, new Random(), clock);
        Function<String, Learned> known =
                model ->
                        learned.computeIfAbsent(
                                at + " " + address.kind() + " " + model, _ -> new Learned());
        String key = key(address);
        return switch (address.kind()) {
            case OLLAMA -> new OllamaServer(address, key, reach, calls, known, proxy);
            case OPENAI -> new OpenAiServer(address, key, reach, calls, known, proxy);
        };
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }

    private String key(ServerAddress address) {
        String where = address.key();
        if (where.isEmpty()) {
            return "";
        }
        Optional<String> key;
        if (where.startsWith(ENVIRONMENT)) {
            key = environment.apply(where.substring(ENVIRONMENT.length()));
        } else if (where.startsWith(STORED)) {
            key = stored.apply(where.substring(STORED.length()));
        } else {
            key = Optional.empty();
        }
        String found = key.map(String::strip).orElse("");
        if (!found.matches("[ -~]+")) {
            String host = address.url().getHost();
            throw new ModelException(
                    Kind.REFUSED,
                    found.isEmpty()
                            ? Message.of("model.noKey", host, where)
                            : Message.of("model.noSuchKey", host, where),
                    null);
        }
        return found;
    }
}
