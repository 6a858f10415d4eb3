package maestro.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    private static ServerAddress of(String written) {
        return ServerAddress.of(ServerKind.OLLAMA, written, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://", "localhost:11434", "ftp://a", "http://a b", "http://a_b:1"})
    void whatIsNoAddressIsSaidSo(String written) {
        assertThatThrownBy(() -> of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("starts with http:// or https:// and names a host")
                .hasMessageContaining("\"" + written + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP://LOCALHOST:11434", " http://127.0.0.1 ", "https://[::1]/v1"})
    void thisMachineIsKnownHoweverItIsWritten(String written) {
        assertThat(of(written).onThisMachine()).isTrue();
    }

    @Test
    void passwordsAreNotKeptWithMissions() {
        assertThatThrownBy(() -> of("http://me:hidden@gpu.lab:11434"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the server's key by itself")
                .hasMessageNotContaining("hidden");
    }
}
