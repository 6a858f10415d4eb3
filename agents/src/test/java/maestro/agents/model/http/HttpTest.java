package maestro.agents.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.Reach;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpTest {
    private static final byte[] HERE = {127, 0, 0, 1};
    // TEST-NET-3: nobody has it
    private static final byte[] AWAY = {(byte) 203, 0, 113, 7};

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;

    HttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext(
                "/",
                exchange -> {
                    served.incrementAndGet();
                    exchange.getResponseHeaders().add("Connection", "close");
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// A name that stands for these addresses one after the other.
    private static Dns changing(byte[]... addresses) {
        Queue<byte[]> next = new ArrayDeque<>(List.of(addresses));
        return host -> {
            byte[] address = next.poll();
            if (address == null) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByAddress(host, address));
        };
    }

    private Http http(String host, Reach reach, Dns names) {
        URI url = URI.create("http://" + host + ":" + server.getAddress().getPort());
        return new Http(url, Map.of(), reach, names, Optional::empty);
    }

    private static int status(Http http) throws InterruptedException {
        try (Answer answer = http.get("/", Limits.QUICK)) {
            return answer.status();
        }
    }

    @Test
    void aNameThatMovesAwayIsNotFollowed() throws InterruptedException {
        try (Http http = http("models.example", Reach.LOOPBACK, changing(HERE, AWAY, AWAY))) {
            assertThat(status(http)).isEqualTo(200);
            assertThatThrownBy(() -> status(http))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.NOT_ALLOWED, ModelException::kind);
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void aNameThatLooksLikeThisMachineIsNotEnough() {
        try (Http http = http("127.0.0.1.example", Reach.LOOPBACK, changing(AWAY))) {
            assertThatThrownBy(() -> status(http))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.NOT_ALLOWED, ModelException::kind);
        }
    }

    @Test
    void namedHostsAreReachedAndOthersNot() throws InterruptedException {
        Reach named = Reach.only(Set.of("Models.example"));
        assertThat(named.allows("models.example", address(AWAY))).isTrue();
        assertThat(named.allows("other.example", address(AWAY))).isFalse();
        assertThat(named.allows("other.example", address(HERE))).isTrue();
        Reach sixth = Reach.only(Set.of("[fd00::5]", "[broken"));
        assertThat(sixth.allows("fd00:0:0:0:0:0:0:5", InetAddress.ofLiteral("fd00::5"))).isTrue();
        assertThat(sixth.allows("fd00::6", InetAddress.ofLiteral("fd00::6"))).isFalse();
        assertThat(Reach.ANY.allows("other.example", address(AWAY))).isTrue();
        assertThat(Reach.LOOPBACK.allows("localhost", address(AWAY))).isFalse();
        try (Http http = http("other.example", named, changing(AWAY))) {
            assertThatThrownBy(() -> status(http))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.NOT_ALLOWED, ModelException::kind);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUnknownNameIsSaidSo() {
        try (Http http = http("nowhere.example", Reach.ANY, changing())) {
            assertThatThrownBy(() -> status(http))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.UNREACHABLE, ModelException::kind)
                    .extracting(ModelException::getMessage)
                    .asString()
                    .contains("nowhere.example");
        }
    }
}
