package maestro.agents.source.online;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Mission;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.agents.model.http.Fetcher;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Opens sockets for missions, within what each may send away and as often as a host is asked.
final class Connections implements AutoCloseable {
    /// Who names it by one of these names it by all.
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Pace pace;
    private final Supplier<Optional<ProxyServer>> proxy;
    private final Map<Reach, Fetcher> fetchers = new ConcurrentHashMap<>();

    /// @param proxy asked for each connection
    Connections(Pace pace, Supplier<Optional<ProxyServer>> proxy) {
        this.pace = pace;
        this.proxy = proxy;
    }

    /// @param reach within which sockets are opened, unless the mission is private
    Fetched get(Mission mission, Reach reach, URI url, Duration gap, Fetcher.Bounds bounds)
            throws FetchException, InterruptedException {
        String host = String.valueOf(url.getHost());
        if (mission.egress() == Egress.PRIVATE
                && !host.matches("localhost|127\\.[0-9.]+|\\[::1]")) {
            // looking the name up would tell somebody already
            throw new FetchException(Message.of("fetch.private", host));
        }
        Duration rest = pace.turn(host, gap);
        if (rest.isPositive()) {
            throw new FetchException(Message.of("source.resting", host, rest.toSeconds() + 1));
        }
        try {
            Reach within = mission.egress() == Egress.PRIVATE ? Reach.LOOPBACK : reach;
            return fetcher(within).get(url, bounds);
        } catch (FetchException e) {
            pace.failed(host, e);
            throw e;
        }
    }

    /// The public Internet, and where the user's SearXNG is.
    static Reach internet(@Nullable WebSearch web) {
        if (web == null) {
            return Reach.internet(Set.of());
        }
        String host = web.address().getHost();
        return Reach.internet(THIS_MACHINE.contains(host) ? THIS_MACHINE : Set.of(host));
    }

    private Fetcher fetcher(Reach reach) {
        return fetchers.computeIfAbsent(reach, within -> open(within, proxy));
    }

    static Fetcher open(Reach reach, Supplier<Optional<ProxyServer>> proxy) {
        return new Fetcher(
                reach,
                Map.of(
                        "User-Agent",
                        "MaestroWorkstation/1.0 (research; reads single pages for a person)",
                        "Accept",
                        "text/html,application/xhtml+xml,application/pdf,application/json,"
                                + "application/atom+xml,*/*;q=0.5"),
                proxy);
    }

    @Override
    public void close() {
        fetchers.values().forEach(Fetcher::close);
    }
}
