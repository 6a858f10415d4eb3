package maestro.agents.model.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;

/// The connections to one server. Nothing is tried again and no redirect followed in here. Safe for
/// use by several threads.
public final class Http implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final URI base;
    private final OkHttpClient client;
    private final Map<String, String> headers;
    private final Reach reach;
    private final Dns names;
    private final Supplier<Optional<ProxyServer>> proxy;
    private final ByProxy way;

    /// Without a proxy.
    ///
    /// @param base what every address begins with; its query is kept
    /// @param headers sent with every request
    public Http(URI base, Map<String, String> headers, Reach reach) {
        this(base, headers, reach, Optional::empty);
    }

    /// @param proxy asked for each connection
    public Http(
            URI base,
            Map<String, String> headers,
            Reach reach,
            Supplier<Optional<ProxyServer>> proxy) {
        this(base, headers, reach, Dns.SYSTEM, proxy);
    }

    Http(
            URI base,
            Map<String, String> headers,
            Reach reach,
            Dns names,
            Supplier<Optional<ProxyServer>> proxy) {
        this.proxy = proxy;
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.reach = reach;
        this.names = names;
        this.way = new ByProxy(reach, names, proxy);
        GuardedNames guarded = new GuardedNames(reach, names, way);
        this.client =
                new OkHttpClient.Builder()
                        .dns(guarded)
                        .socketFactory(guarded)
                        .proxySelector(way)
                        .proxyAuthenticator(way)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        // cancelling closes the connection, which is how a server is told to stop
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectTimeout(CONNECT)
                        .writeTimeout(CONNECT)
                        // silence is measured by who reads
                        .readTimeout(Duration.ZERO)
                        .connectionPool(new ConnectionPool())
                        .build();
    }

    /// The same server under another address of it.
    public Http at(URI other) {
        return new Http(other, headers, reach, names, proxy);
    }

    /// @param path after the base's: "/api/tags"
    public Answer get(String path, Limits limits) {
        return send(request(path).get().build(), limits);
    }

    public Answer post(String path, String json, Limits limits) {
        return send(request(path).post(RequestBody.create(json, JSON)).build(), limits);
    }

    public Answer delete(String path, String json, Limits limits) {
        return send(request(path).delete(RequestBody.create(json, JSON)).build(), limits);
    }

    private Answer send(Request request, Limits limits) {
        return new Answer(
                client.newCall(request), base.getAuthority().replaceFirst(".*@", ""), limits);
    }

    private Request.Builder request(String path) {
        HttpUrl url = HttpUrl.get(base.toString());
        String before = url.encodedPath().replaceFirst("/+$", "");
        Request.Builder request =
                new Request.Builder().url(url.newBuilder().encodedPath(before + path).build());
        headers.forEach(request::header);
        return request;
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
