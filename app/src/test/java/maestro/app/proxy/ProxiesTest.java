package maestro.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import maestro.agents.model.ProxyServer;
import maestro.app.proxy.Proxies.Stated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxiesTest {
    @TempDir Path home;

    private Proxies proxies(Map<String, String> variables) {
        return Proxies.of(home, name -> Optional.ofNullable(variables.get(name)));
    }

    private static Optional<String> host(Proxies proxies) {
        return proxies.get().map(ProxyServer::host);
    }

    @Test
    void theCommandLineComesBeforeTheHomeAndThatBeforeTheSystem() throws IOException {
        Proxies proxies = proxies(Map.of("HTTPS_PROXY", "http://system.corp:3128"));
        assertThat(host(proxies)).contains("system.corp");
        Proxies other = proxies(Map.of());
        assertThat(host(other)).isEmpty();
        proxies.state(new Stated("http://home.corp:3128", "wiki.corp"));
        assertThat(host(proxies)).contains("home.corp");
        assertThat(host(other)).as("whoever opened the home before sees it").contains("home.corp");
        assertThat(other.stated()).isEqualTo(new Stated("http://home.corp:3128", "wiki.corp"));
        assertThat(other.get().orElseThrow().excepts("wiki.corp")).isTrue();
        assertThat(host(proxies.commanded("line.corp:8080"))).contains("line.corp");
        assertThat(host(proxies.commanded(Proxies.NONE))).isEmpty();
        proxies.state(new Stated(Proxies.NONE, ""));
        assertThat(host(proxies)).isEmpty();
        proxies.state(new Stated(Proxies.SYSTEM, ""));
        assertThat(host(proxies)).contains("system.corp");
    }

    @Test
    void whatIsNoneIsRefusedAndNoPasswordIsKept() throws IOException {
        Proxies proxies = proxies(Map.of("HTTPS_PROXY", "socks5://system.corp:1080"));
        assertThat(proxies.get()).as("the log says why").isEmpty();
        assertThatThrownBy(() -> proxies.state(new Stated("ftp://x", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proxies.state(new Stated("http://u:p@home.corp:1", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY");
        assertThatThrownBy(() -> proxies.commanded("nonsense://x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(home.resolve("config")).doesNotExist();
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/proxy.json"), "damaged");
        assertThat(proxies.stated()).isEqualTo(new Stated(Proxies.SYSTEM, ""));
    }
}
