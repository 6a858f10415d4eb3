package maestro.agents.model.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/// The JDK's own client by the user's proxy, for what asks only hosts that the program itself
/// names. What goes by the proxy, [ByProxy] says.
public final class ProxiedClient {
    private static final String LEFT_OUT = "jdk.http.auth.tunneling.disabledSchemes";

    private ProxiedClient() {}

    /// Lets passwords be told to a proxy under TLS, too, as most proxies ask for them. Java reads
    /// that once, before its client is first used.
    public static void allowPasswords() {
        if (System.getProperty(LEFT_OUT) == null) {
            System.setProperty(LEFT_OUT, "");
        }
    }

    /// @param proxy asked for each request
    public static HttpClient.Builder builder(Supplier<Optional<ProxyServer>> proxy) {
        return builder(proxy, Dns.SYSTEM);
    }

    static HttpClient.Builder builder(Supplier<Optional<ProxyServer>> proxy, Dns names) {
        ByProxy rule = new ByProxy(Reach.internet(Set.of()), names, proxy);
        HttpClient.Builder builder = HttpClient.newBuilder().proxy(new Way(proxy, names, rule));
        // with one, Java asks nobody but it about a 401 of anybody's
        return proxy.get().filter(at -> !at.user().isEmpty()).isPresent()
                ? builder.authenticator(new Login(proxy))
                : builder;
    }

    private static final class Way extends ProxySelector {
        private final Supplier<Optional<ProxyServer>> proxy;
        private final Dns names;
        private final ByProxy rule;

        Way(Supplier<Optional<ProxyServer>> proxy, Dns names, ByProxy rule) {
            this.proxy = proxy;
            this.names = names;
            this.rule = rule;
        }

        @Override
        public List<Proxy> select(@Nullable URI uri) {
            boolean goes = rule.select(uri).getFirst().type() != Proxy.Type.DIRECT;
            return List.of(
                    proxy.get()
                            .filter(_ -> goes)
                            .map(at -> new Proxy(Proxy.Type.HTTP, address(at)))
                            .orElse(Proxy.NO_PROXY));
        }

        private InetSocketAddress address(ProxyServer at) {
            try {
                String host = at.host().replaceAll("[\\[\\]]", "");
                return new InetSocketAddress(names.lookup(host).getFirst(), at.port());
            } catch (UnknownHostException e) {
                return InetSocketAddress.createUnresolved(at.host(), at.port());
            }
        }

        @Override
        public void connectFailed(
                @Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
            // who asked is told
        }
    }

    private static final class Login extends Authenticator {
        private final Supplier<Optional<ProxyServer>> proxy;

        Login(Supplier<Optional<ProxyServer>> proxy) {
            this.proxy = proxy;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return proxy.get()
                    .filter(_ -> getRequestorType() == RequestorType.PROXY)
                    .filter(at -> !at.user().isEmpty())
                    .map(at -> new PasswordAuthentication(at.user(), at.password().toCharArray()))
                    .orElse(null);
        }
    }
}
