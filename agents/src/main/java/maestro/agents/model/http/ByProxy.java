package maestro.agents.model.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.rag.message.Message;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Which connections go by the user's proxy.
///
/// A proxy looks names up itself, out of sight of the reach. So it is asked only for a host that is
/// within the reach as far as this machine can tell: by its public address where it has one here,
/// else by its name. This machine, and what has an address of a network at home or at work, is
/// reached directly, where the reach is checked as ever. That the proxy sees another address under
/// a public name can't be known here.
final class ByProxy extends ProxySelector implements Authenticator {
    private static final String LOGIN = "Proxy-Authorization";
    private static final Reach PUBLIC = Reach.internet(Set.of());

    private final Reach reach;
    private final Dns names;
    private final Supplier<Optional<ProxyServer>> server;

    /// The proxy's own address goes by a name that no page can know, and a socket is opened to it
    /// under this name only.
    private final String alias = "proxy-" + UUID.randomUUID() + ".invalid";

    /// @param server asked for each connection
    ByProxy(Reach reach, Dns names, Supplier<Optional<ProxyServer>> server) {
        this.reach = reach;
        this.names = names;
        this.server = server;
    }

    /// The proxy does not answer.
    static final class NoProxyException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NoProxyException(String proxy) {
            super(proxy);
        }
    }

    @Override
    public List<Proxy> select(@Nullable URI uri) {
        String host = uri == null ? null : uri.getHost();
        return List.of(
                host == null
                        ? Proxy.NO_PROXY
                        : server.get()
                                .filter(proxy -> goesBy(proxy, host.replaceAll("[\\[\\]]", "")))
                                .map(proxy ->
                                        new Proxy(
                                                Proxy.Type.HTTP,
                                                InetSocketAddress.createUnresolved(
                                                        alias, proxy.port())))
                                .orElse(Proxy.NO_PROXY));
    }

    private boolean goesBy(ProxyServer proxy, String host) {
        if (reach instanceof Reach.ThisMachine || proxy.excepts(host)) {
            return false;
        }
        if (host.equalsIgnoreCase("localhost")) {
            return false;
        }
        try {
            return names.lookup(host).stream()
                    .allMatch(a -> PUBLIC.allows(host, a) && reach.allows(host, a));
        } catch (UnknownHostException e) {
            return reach.allowsUnseen(host);
        }
    }

    boolean is(SocketAddress endpoint) {
        return endpoint instanceof InetSocketAddress to && to.getHostString().equals(alias);
    }

    boolean is(String host) {
        return host.equals(alias);
    }

    /// Its addresses, under the name that it goes by.
    List<InetAddress> addresses() throws UnknownHostException {
        String host = server.get().map(ProxyServer::host).orElse("");
        try {
            List<InetAddress> found = new ArrayList<>();
            for (InetAddress address : names.lookup(host.replaceAll("[\\[\\]]", ""))) {
                found.add(InetAddress.getByAddress(alias, address.getAddress()));
            }
            return found;
        } catch (UnknownHostException e) {
            throw unreachable(e);
        }
    }

    NoProxyException unreachable(IOException cause) {
        NoProxyException no =
                new NoProxyException(server.get().map(ProxyServer::toString).orElse("-"));
        no.initCause(cause);
        return no;
    }

    @Override
    public void connectFailed(
            @Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
        // who asked is told
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        return server.get()
                .filter(proxy -> !proxy.user().isEmpty())
                .filter(_ -> response.request().header(LOGIN) == null)
                .map(proxy ->
                        response.request()
                                .newBuilder()
                                .header(LOGIN, Credentials.basic(proxy.user(), proxy.password()))
                                .build())
                .orElse(null);
    }

    /// What went wrong between here and the proxy; empty where it was something else.
    static Optional<Message> problem(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof NoProxyException no) {
                return Optional.of(
                        Message.of("proxy.unreachable", String.valueOf(no.getMessage())));
            }
            String words = String.valueOf(at.getMessage());
            if (words.startsWith("Failed to authenticate with proxy")) {
                return Optional.of(Message.of("proxy.login"));
            }
            if (words.startsWith("Unexpected response code for CONNECT")) {
                return Optional.of(Message.of("proxy.refused", words.replaceAll("\\D", "")));
            }
        }
        return Optional.empty();
    }
}
