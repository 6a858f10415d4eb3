package maestro.agents.model.http;

import static maestro.agents.model.http.RecordingProxy.ok;
import static maestro.agents.model.http.RecordingProxy.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.Download;
import maestro.rag.embedding.model.Downloader;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By a proxy on this machine, which writes down what it is asked.
@Timeout(60)
class ByProxyTest {
    private static final byte[] HERE = {127, 0, 0, 1};
    private static final String PAGE = "http://pages.example.org/page";
    private static final Fetcher.Bounds BOUNDS =
            new Fetcher.Bounds(1L << 20, Duration.ofSeconds(20));

    /// What this machine knows of names.
    private static final Map<String, byte[]> KNOWN =
            Map.of(
                    "proxy.corp", HERE,
                    "wiki.example.org", new byte[] {10, 0, 0, 7},
                    "known.example.org", new byte[] {8, 8, 8, 8},
                    "127.0.0.1", HERE,
                    "10.1.2.3", new byte[] {10, 1, 2, 3});

    private static final Dns NAMES =
            host -> {
                byte[] address = KNOWN.get(host);
                if (address == null) {
                    throw new UnknownHostException(host);
                }
                return List.of(InetAddress.getByAddress(host, address));
            };

    private final RecordingProxy proxy = new RecordingProxy(_ -> ok("<p>By proxy</p>"));
    private final List<String> asked = proxy.asked();

    ByProxyTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    private ProxyServer proxy(String login, String except) {
        return ProxyServer.of("http://" + login + "proxy.corp:" + proxy.port(), except);
    }

    private Fetcher fetcher(Reach reach, ProxyServer proxy) {
        return new Fetcher(reach, Map.of(), NAMES, Clock.systemUTC(), () -> Optional.of(proxy));
    }

    private Fetcher fetcher(Reach reach) {
        return fetcher(reach, proxy("", ""));
    }

    private static Fetched get(Fetcher fetcher, String url) throws Exception {
        try (fetcher) {
            return fetcher.get(URI.create(url), BOUNDS);
        }
    }

    private static void fails(Fetcher fetcher, String url, String key) {
        assertThatThrownBy(() -> get(fetcher, url))
                .asInstanceOf(type(FetchException.class))
                .extracting(e -> e.explanation().key())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "http://known.example.org/page"})
    void pagesOfTheInternetAreFetchedByIt(String url) throws Exception {
        Fetched page = get(fetcher(Reach.internet(Set.of())), url);
        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).isEqualTo("<p>By proxy</p>");
        assertThat(asked).singleElement().asString().startsWith("GET " + url + " HTTP/1.1\n");
    }

    @Test
    void underTlsItGetsTheNameAloneAndItsRefusalIsTold() {
        proxy.answers(_ -> status("403 Forbidden"));
        fails(
                fetcher(Reach.internet(Set.of())),
                "https://pages.example.org/secret?q=1",
                "proxy.refused");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("CONNECT pages.example.org:443 HTTP/1.1\n")
                .doesNotContain("secret");
    }

    @Test
    void itIsToldWhoAsks() throws Exception {
        proxy.answers(head ->
                head.contains("Proxy-Authorization: Basic YW5uYTpnZWhlaW0=")
                        ? ok("in")
                        : status("407 Proxy Authentication Required"));
        Fetched page = get(fetcher(Reach.internet(Set.of()), proxy("anna:geheim@", "")), PAGE);
        assertThat(page.bytes()).isEqualTo("in".getBytes(StandardCharsets.UTF_8));
        asked.clear();
        fails(fetcher(Reach.internet(Set.of()), proxy("otto:x@", "")), PAGE, "proxy.login");
        fails(fetcher(Reach.internet(Set.of())), PAGE, "proxy.login");
        assertThat(proxy("anna:geheim@", "").toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://10.1.2.3/",
                "http://localhost/",
                "http://intranet/",
                "http://printer.local/",
                "http://metadata.google.internal/",
                "http://127.0.0.0x1/",
                "http://wiki.example.org/"
            })
    void whatIsNotOfTheInternetIsRefusedBeforeItIsAsked(String url) {
        assertThatThrownBy(() -> get(fetcher(Reach.internet(Set.of())), url))
                .isInstanceOf(FetchException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void theProxyItselfIsNoPage() {
        fails(
                fetcher(Reach.internet(Set.of())),
                "http://proxy.corp:" + proxy.port() + "/",
                "fetch.private");
        fails(
                fetcher(Reach.internet(Set.of())),
                "http://127.0.0.1:" + proxy.port() + "/",
                "fetch.private");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectLeadsNowhereElse() {
        proxy.answers(_ ->
                "HTTP/1.1 302 Found\r\nLocation: http://10.1.2.3/\r\nConnection:"
                        + " close\r\nContent-Length: 0\r\n\r\n");
        fails(fetcher(Reach.internet(Set.of())), PAGE, "fetch.private");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPrivateMissionOpensNoConnectionToIt() {
        assertThatThrownBy(() -> get(fetcher(Reach.LOOPBACK), PAGE))
                .isInstanceOf(FetchException.class);
        assertThatThrownBy(() -> get(fetcher(Reach.LOOPBACK), "http://known.example.org/"))
                .isInstanceOf(FetchException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void hostsThatAreExceptedAreReachedDirectly() {
        fails(
                fetcher(Reach.internet(Set.of()), proxy("", "other.org, .example.org")),
                PAGE,
                "fetch.unknownHost");
        assertThat(asked).isEmpty();
    }

    @Test
    void aProxyThatIsGoneIsSaidToBe() throws IOException {
        ProxyServer gone = proxy("", "");
        proxy.close();
        fails(fetcher(Reach.internet(Set.of()), gone), PAGE, "proxy.unreachable");
        fails(
                fetcher(Reach.internet(Set.of()), ProxyServer.of("nowhere.corp:1", "")),
                PAGE,
                "proxy.unreachable");
    }

    @Test
    void aModelElsewhereIsAskedByItAndNoOther() throws Exception {
        Reach reach = Reach.only(Set.of("pages.example.org"));
        try (Http http =
                        new Http(
                                URI.create("http://pages.example.org"),
                                Map.of("Authorization", "Bearer k"),
                                reach,
                                NAMES,
                                () -> Optional.of(proxy("", "")));
                Answer answer = http.get("/page", Limits.CHAT)) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(asked).singleElement().asString().startsWith("GET " + PAGE + " HTTP/1.1\n");
        asked.clear();
        try (Http http =
                        new Http(
                                URI.create("http://elsewhere.example.org"),
                                Map.of(),
                                reach,
                                NAMES,
                                () -> Optional.of(proxy("", "")));
                Answer answer = http.get("/page", Limits.CHAT)) {
            assertThatThrownBy(answer::status).isInstanceOf(RuntimeException.class);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu-box", "llm.corp.internal", "ollama.local", "llm.home.arpa"})
    void aHostOfTheUsersOwnNetworkIsNeverAskedByIt(String host) {
        for (Reach reach :
                List.of(Reach.ANY, Reach.only(Set.of(host)), Reach.internet(Set.of(host)))) {
            try (Http http =
                            new Http(
                                    URI.create("http://" + host),
                                    Map.of("Authorization", "Bearer k"),
                                    reach,
                                    NAMES,
                                    () -> Optional.of(proxy("", "")));
                    Answer answer = http.get("/page", Limits.CHAT)) {
                assertThatThrownBy(answer::status).hasMessageContaining(host);
            }
        }
        assertThat(asked).isEmpty();
    }

    private Downloader downloader(ProxyServer by) {
        return Downloader.by(ProxiedClient.builder(() -> Optional.of(by), NAMES));
    }

    private static Download download(String url) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest("model".getBytes());
        return new Download(URI.create(url), 5, HexFormat.of().formatHex(sum), Map.of());
    }

    private static void download(Downloader by, String url, Path to) throws Exception {
        by.fetch(download(url), to, _ -> {});
    }

    private static void isNotHad(Downloader by, String url, Path to, String key) {
        assertThatThrownBy(() -> download(by, url, to))
                .asInstanceOf(type(EmbeddingException.class))
                .extracting(e -> e.explanation().key())
                .isEqualTo(key);
    }

    @Test
    void modelsAreDownloadedByIt(@TempDir Path folder) throws Exception {
        proxy.answers(head ->
                head.contains("Proxy-Authorization: Basic YW5uYTpnZWhlaW0=")
                        ? ok("model")
                        : status(
                                "407 Proxy Authentication Required\r\n"
                                        + "Proxy-Authenticate: Basic realm=\"here\""));
        Path part = folder.resolve("part");
        download(downloader(proxy("anna:geheim@", "")), PAGE, part);
        assertThat(part).hasContent("model");
        assertThat(asked.getLast()).startsWith("GET " + PAGE + " HTTP/1.1\n");
        isNotHad(downloader(proxy("", "")), PAGE, folder.resolve("other"), "proxy.login");
        isNotHad(downloader(proxy("otto:x@", "")), PAGE, folder.resolve("other"), "proxy.login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "otto:x@"})
    void aProxyThatWantsToKnowWhoDownloadsUnderTlsSaysSo(String login, @TempDir Path folder)
            throws Exception {
        ProxiedClient.allowPasswords();
        proxy.answers(_ ->
                status(
                        "407 Proxy Authentication Required\r\n"
                                + "Proxy-Authenticate: Basic realm=\"here\""));
        isNotHad(
                downloader(proxy(login, "")),
                "https://known.example.org/model",
                folder.resolve("part"),
                "proxy.login");
    }

    @Test
    void aDownloadFollowsRedirectsByTheSameRule(@TempDir Path folder) throws Exception {
        String own = "http://127.0.0.1:" + proxy.port() + "/model";
        proxy.answers(head ->
                head.contains(PAGE) ? status("302 Found\r\nLocation: " + own) : ok("model"));
        download(downloader(proxy("", "")), PAGE, folder.resolve("part"));
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).startsWith("GET /model HTTP/1.1\n");
    }

    @Test
    void ofADownloadUnderTlsItGetsTheNameAlone(@TempDir Path folder) throws Exception {
        proxy.answers(_ -> status("403 Forbidden"));
        Downloader by = downloader(proxy("", ""));
        isNotHad(by, "https://known.example.org/a?b", folder.resolve("part"), "proxy.refused");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("CONNECT known.example.org:443 HTTP/1.1\n");
        proxy.close();
        isNotHad(by, "https://known.example.org/", folder.resolve("part"), "proxy.unreachable");
    }

    @Test
    void aDownloadFromThisMachineOrWhatIsExceptedDoesNotGoByIt(@TempDir Path folder)
            throws Exception {
        String here = "http://127.0.0.1:" + proxy.port() + "/model";
        proxy.answers(_ -> ok("model"));
        download(downloader(proxy("", "")), here, folder.resolve("part"));
        assertThat(asked).singleElement().asString().startsWith("GET /model HTTP/1.1\n");
        isNotHad(
                downloader(proxy("", "example.org")),
                PAGE,
                folder.resolve("other"),
                "embedding.unreachable");
        assertThat(asked).hasSize(1);
    }

    @Test
    void itIsReadAsTheSystemStatesIt() {
        Map<String, String> variables =
                Map.of(
                        "https_proxy",
                        "http://u:p@proxy.corp:3128/",
                        "NO_PROXY",
                        "a.org:80 *.b.org");
        ProxyServer read =
                ProxyServer.of(name -> Optional.ofNullable(variables.get(name))).orElseThrow();
        assertThat(read)
                .isEqualTo(
                        new ProxyServer("proxy.corp", 3128, "u", "p", List.of("a.org", "b.org")));
        assertThat(read.excepts("x.B.org")).isTrue();
        assertThat(read.excepts("xb.org")).isFalse();
        assertThat(ProxyServer.of(_ -> Optional.empty())).isEmpty();
        assertThatThrownBy(() -> ProxyServer.of("socks5://u:secret@proxy.corp:1080", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
