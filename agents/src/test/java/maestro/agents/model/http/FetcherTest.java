package maestro.agents.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import maestro.agents.model.Reach;
import okhttp3.Dns;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FetcherTest {
    private static final byte[] HERE = {127, 0, 0, 1};
    private static final byte[] FAR = {8, 8, 8, 8};
    private static final Fetcher.Bounds BOUNDS =
            new Fetcher.Bounds(1L << 20, Duration.ofSeconds(20));

    private final AtomicInteger served = new AtomicInteger();
    private final HttpServer server;
    private final CountDownLatch over = new CountDownLatch(1);

    FetcherTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(HERE), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        on("/page", exchange -> answer(exchange, 200, "text/html; charset=utf-8", "<p>Here</p>"));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(
                path,
                exchange -> {
                    served.incrementAndGet();
                    handler.handle(exchange);
                });
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private URI url(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    private static Fetcher named(String... hosts) {
        return new Fetcher(Reach.internet(Set.of(hosts)), Map.of());
    }

    private static Fetcher resolving(Reach reach, byte[]... addresses) {
        Queue<byte[]> next = new ArrayDeque<>(List.of(addresses));
        Dns names =
                host -> {
                    byte[] address = next.size() > 1 ? next.poll() : next.peek();
                    if (address == null) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getByAddress(host, address));
                };
        return new Fetcher(reach, Map.of(), names, Clock.systemUTC());
    }

    private static AbstractObjectAssert<?, FetchException> assertRefused(Fetcher fetcher, URI url) {
        try (fetcher) {
            return assertThatThrownBy(() -> fetcher.get(url, BOUNDS))
                    .asInstanceOf(type(FetchException.class));
        }
    }

    private static String key(FetchException e) {
        return e.explanation().key();
    }

    @Test
    void aHostThatTheUserNamedIsRead() throws Exception {
        try (Fetcher fetcher = named("127.0.0.1")) {
            Fetched fetched = fetcher.get(url("127.0.0.1", "/page#part"), BOUNDS);
            assertThat(fetched.type()).isEqualTo("text/html");
            assertThat(fetched.text()).isEqualTo("<p>Here</p>");
            assertThat(fetched.url()).isEqualTo(url("127.0.0.1", "/page"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "0",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::]",
                "127.0.0.1.",
                "%31%32%37.0.0.1",
            })
    void thisMachineIsRefusedHoweverItIsWritten(String host) {
        // a notation that is no URI at all is refused before it gets here
        assertRefused(named(), url(host, "/page"));
        assertThat(served).hasValue(0);
    }

    @Test
    void aNetworkAtHomeIsRefused() {
        for (byte[] address :
                List.of(
                        new byte[] {10, 0, 0, 1},
                        new byte[] {(byte) 192, (byte) 168, 0, 1},
                        new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254})) {
            assertRefused(
                            resolving(Reach.internet(Set.of()), address),
                            URI.create("http://router.example/"))
                    .returns("fetch.private", FetcherTest::key);
        }
    }

    /// A name that is public when it is looked at, and this machine a moment later.
    @Test
    void aNameThatChangesItsAddressIsRefusedWhereTheSocketIsOpened() {
        Fetcher fetcher = resolving(Reach.internet(Set.of("127.0.0.1")), HERE);
        assertRefused(fetcher, url("rebound.example", "/page"))
                .returns("fetch.private", FetcherTest::key);
        assertThat(served).hasValue(0);
    }

    @Test
    void aPrivateMissionReachesThisMachineOnly() throws Exception {
        try (Fetcher fetcher = resolving(Reach.LOOPBACK, HERE)) {
            assertThat(fetcher.get(url("here.example", "/page"), BOUNDS).bytes()).isNotEmpty();
        }
        assertRefused(resolving(Reach.LOOPBACK, FAR), URI.create("http://far.example/"))
                .returns("fetch.private", FetcherTest::key);
        assertRefused(new Fetcher(Reach.LOOPBACK, Map.of()), URI.create("http://203.0.113.7/page"))
                .returns("fetch.private", FetcherTest::key);
    }

    @Test
    void redirectsAreFollowedOnTheSameHost() throws Exception {
        on("/old", exchange -> redirect(exchange, "/page"));
        try (Fetcher fetcher = named("127.0.0.1")) {
            assertThat(fetcher.get(url("127.0.0.1", "/old"), BOUNDS).url().getPath())
                    .isEqualTo("/page");
        }
    }

    @Test
    void aRedirectIsHeldToTheSameRuleAndNamedHostsDoNotCountThere() {
        for (String to :
                List.of(
                        url("localhost", "/page").toString(),
                        "http://[::1]:" + server.getAddress().getPort() + "/page",
                        "http://169.254.169.254/latest/meta-data/")) {
            on("/away" + to.hashCode(), exchange -> redirect(exchange, to));
            assertRefused(
                            named("127.0.0.1", "localhost"),
                            url("127.0.0.1", "/away" + to.hashCode()))
                    .returns("fetch.private", FetcherTest::key);
        }
        assertThat(served).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/a"})
    void onlyTheWebIsFetched(String url) {
        assertRefused(named("127.0.0.1"), URI.create(url))
                .returns("fetch.address", FetcherTest::key);
        on("/scheme", exchange -> redirect(exchange, url));
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/scheme"))
                .returns("fetch.nowhere", FetcherTest::key);
    }

    @Test
    void anEndlessChainOfRedirectsEnds() {
        on("/round", exchange -> redirect(exchange, "/round"));
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/round"))
                .returns("fetch.redirects", FetcherTest::key);
        assertThat(served).hasValue(Fetcher.REDIRECTS + 1);
    }

    @Test
    void tooManyBytesAreNotTakenEvenPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(new byte[8 << 20]);
        }
        on(
                "/bomb",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, packed.size());
                    exchange.getResponseBody().write(packed.toByteArray());
                    exchange.close();
                });
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/bomb"))
                .returns("fetch.large", FetcherTest::key);
    }

    @Test
    void aHostThatNeverEndsIsGivenUp() {
        hanging("/slow", new CountDownLatch(1));
        try (Fetcher fetcher = named("127.0.0.1")) {
            Fetcher.Bounds brief = new Fetcher.Bounds(1_000, Duration.ofMillis(300));
            assertThatThrownBy(() -> fetcher.get(url("127.0.0.1", "/slow"), brief))
                    .asInstanceOf(type(FetchException.class))
                    .returns("fetch.slow", FetcherTest::key);
        }
    }

    @Test
    void anInterruptIsAnsweredAtOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        hanging("/hang", begun);
        AtomicReference<Throwable> end = new AtomicReference<>();
        try (Fetcher fetcher = named("127.0.0.1")) {
            Thread asking =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    fetcher.get(url("127.0.0.1", "/hang"), BOUNDS);
                                } catch (FetchException | InterruptedException e) {
                                    end.set(e);
                                }
                            });
            begun.await();
            asking.interrupt();
            asking.join(5_000);
            assertThat(end.get()).isInstanceOf(InterruptedException.class);
        }
    }

    private void hanging(String path, CountDownLatch begun) {
        on(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('a');
                    exchange.getResponseBody().flush();
                    begun.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
    }

    @Test
    void refusalsSayWhatIsWrongAndHowLongToWait() {
        on(
                "/busy",
                exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    answer(exchange, 429, "text/plain", "slow down");
                });
        on("/gone", exchange -> answer(exchange, 404, "text/plain", "no"));
        on("/fault", exchange -> answer(exchange, 503, "text/plain", "no"));
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/busy"))
                .returns("fetch.busy", FetcherTest::key)
                .returns(true, FetchException::busy)
                .returns(Duration.ofSeconds(7), e -> e.retryAfter().orElseThrow());
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/gone"))
                .returns("fetch.gone", FetcherTest::key)
                .returns(false, FetchException::busy);
        assertRefused(named("127.0.0.1"), url("127.0.0.1", "/fault"))
                .returns("fetch.fault", FetcherTest::key)
                .returns(true, FetchException::busy);
    }
}
