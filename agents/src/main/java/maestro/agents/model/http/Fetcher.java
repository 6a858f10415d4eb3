package maestro.agents.model.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.rag.message.Message;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Fetches files from hosts that nobody vouches for. Sockets are opened only within a reach, to the
/// address that was checked, after a redirect as at first; where a redirect leads to another host,
/// the hosts that the user named don't count. Bounded in redirects, bytes and time. No cookies, no
/// keys. Safe for use by several threads.
public final class Fetcher implements AutoCloseable {
    static final int REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long PIECE = 64L << 10;

    private final OkHttpClient named;
    private final OkHttpClient others;
    private final Map<String, String> headers;
    private final Clock clock;

    /// @param headers sent with every request
    public Fetcher(Reach reach, Map<String, String> headers) {
        this(reach, headers, Optional::empty);
    }

    /// @param proxy asked for each connection; see [ByProxy] for what goes by it
    public Fetcher(
            Reach reach, Map<String, String> headers, Supplier<Optional<ProxyServer>> proxy) {
        this(reach, headers, Dns.SYSTEM, Clock.systemUTC(), proxy);
    }

    Fetcher(Reach reach, Map<String, String> headers, Dns names, Clock clock) {
        this(reach, headers, names, clock, Optional::empty);
    }

    Fetcher(
            Reach reach,
            Map<String, String> headers,
            Dns names,
            Clock clock,
            Supplier<Optional<ProxyServer>> proxy) {
        this.named = client(new OkHttpClient(), reach, names, proxy);
        this.others =
                reach instanceof Reach.Internet internet
                        ? client(named, internet.withoutNames(), names, proxy)
                        : named;
        this.headers = Map.copyOf(headers);
        this.clock = clock;
    }

    private static OkHttpClient client(
            OkHttpClient base, Reach reach, Dns names, Supplier<Optional<ProxyServer>> proxy) {
        ByProxy way = new ByProxy(reach, names, proxy);
        GuardedNames guarded = new GuardedNames(reach, names, way);
        return base.newBuilder()
                .dns(guarded)
                .socketFactory(guarded)
                .proxySelector(way)
                .proxyAuthenticator(way)
                .followRedirects(false)
                .followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT)
                .writeTimeout(CONNECT)
                .build();
    }

    /// What a file may cost.
    ///
    /// @param bytes after decompression
    /// @param time altogether, redirects included
    public record Bounds(long bytes, Duration time) {}

    private sealed interface End {
        record Done(Fetched fetched) implements End {}

        record Moved(HttpUrl to) implements End {}

        record Failed(FetchException why) implements End {}
    }

    /// @param url of http or https
    /// @throws FetchException where no whole file came
    /// @throws InterruptedException where nobody wants it any more; the connection is closed
    public Fetched get(URI url, Bounds bounds) throws FetchException, InterruptedException {
        HttpUrl first = parsed(url.toString());
        HttpUrl at = first;
        long end = System.nanoTime() + bounds.time().toNanos();
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.toMillis() <= 0) {
                throw slow(at, bounds);
            }
            OkHttpClient client = at.host().equals(first.host()) ? named : others;
            switch (one(client, at, bounds, left)) {
                case End.Done(Fetched fetched) -> {
                    return fetched;
                }
                case End.Moved(HttpUrl to) -> at = to;
                case End.Failed(FetchException why) -> throw why;
            }
        }
        throw new FetchException(Message.of("fetch.redirects", first.host(), REDIRECTS), null);
    }

    private static HttpUrl parsed(String url) throws FetchException {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new FetchException(Message.of("fetch.address", shortened(url)), null);
        }
        return parsed.newBuilder().username("").password("").fragment(null).build();
    }

    /// A thread of its own reads, so that an interrupt is answered at once.
    private End one(OkHttpClient client, HttpUrl url, Bounds bounds, Duration left)
            throws InterruptedException {
        Request.Builder request = new Request.Builder().url(url);
        headers.forEach(request::header);
        Call call = client.newCall(request.build());
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        BlockingQueue<End> ended = new LinkedBlockingQueue<>();
        Thread.ofVirtual().name("fetch").start(() -> ended.add(received(call, url, bounds)));
        try {
            return ended.take();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        }
    }

    private End received(Call call, HttpUrl url, Bounds bounds) {
        try (Response response = call.execute()) {
            int status = response.code();
            if (status >= 300 && status <= 399) {
                return moved(response, url);
            }
            if (status < 200 || status > 299) {
                return new End.Failed(refused(response, url));
            }
            byte[] bytes = read(response.body().source(), bounds.bytes());
            if (bytes == null) {
                return new End.Failed(
                        new FetchException(
                                Message.of("fetch.large", url.host(), bounds.bytes() >> 20), null));
            }
            return new End.Done(new Fetched(url.uri(), type(response), bytes));
        } catch (IOException e) {
            return new End.Failed(broken(url, bounds, e));
        } catch (RuntimeException e) {
            // the library's own word on addresses and headers that it can't make sense of
            return new End.Failed(
                    new FetchException(
                            Message.of("fetch.broken", url.host(), Failures.words(said(e))), e));
        }
    }

    private static End moved(Response response, HttpUrl url) {
        String location = response.header("Location");
        HttpUrl to = location == null ? null : url.resolve(location);
        return to == null
                ? new End.Failed(
                        new FetchException(
                                Message.of("fetch.nowhere", url.host(), response.code()), null))
                : new End.Moved(to.newBuilder().username("").password("").fragment(null).build());
    }

    private FetchException refused(Response response, HttpUrl url) {
        int status = response.code();
        @Nullable Duration wait =
                Failures.duration(String.valueOf(response.header("Retry-After", "")), clock);
        String host = url.host();
        Message why =
                switch (status) {
                    case 407 -> Message.of("proxy.login");
                    case 401, 402, 403, 451 -> Message.of("fetch.forbidden", host, status);
                    case 404, 410 -> Message.of("fetch.gone", host, status);
                    case 429 -> Message.of("fetch.busy", host, status);
                    default ->
                            status >= 500
                                    ? Message.of("fetch.fault", host, status)
                                    : Message.of("fetch.refused", host, status);
                };
        return new FetchException(why, status, wait, null);
    }

    private static byte @Nullable [] read(BufferedSource source, long most) throws IOException {
        Buffer all = new Buffer();
        while (source.read(all, PIECE) >= 0) {
            if (all.size() > most) {
                return null;
            }
        }
        return all.readByteArray();
    }

    private static String type(Response response) {
        return String.valueOf(response.header("Content-Type", ""))
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static FetchException broken(HttpUrl url, Bounds bounds, IOException cause) {
        String host = url.host();
        Optional<Message> ofTheProxy = ByProxy.problem(cause);
        if (ofTheProxy.isPresent()) {
            return new FetchException(ofTheProxy.get(), cause);
        }
        if (Failures.outOfReach(cause)) {
            return new FetchException(Message.of("fetch.private", host), cause);
        }
        return switch (cause) {
            case UnknownHostException _ ->
                    new FetchException(Message.of("fetch.unknownHost", host), cause);
            case ConnectException _, NoRouteToHostException _ ->
                    new FetchException(Message.of("fetch.unreachable", place(url)), cause);
            case SocketTimeoutException _ -> slow(url, bounds);
            case InterruptedIOException _ -> slow(url, bounds);
            default ->
                    new FetchException(
                            Message.of("fetch.broken", host, Failures.words(said(cause))), cause);
        };
    }

    /// Its host, with the port where that is none of the usual ones.
    private static String place(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return usual ? url.host() : url.host() + ":" + url.port();
    }

    private static FetchException slow(HttpUrl url, Bounds bounds) {
        return new FetchException(
                Message.of("fetch.slow", url.host(), bounds.time().toSeconds()), null);
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String shortened(String url) {
        return url.length() <= 200 ? url : url.substring(0, 200) + "…";
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(named, others)) {
            client.dispatcher().cancelAll();
            client.connectionPool().evictAll();
        }
    }
}
