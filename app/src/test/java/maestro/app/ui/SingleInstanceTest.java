package maestro.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

    @TempDir Path home;
    private final BlockingQueue<List<Path>> raised = new LinkedBlockingQueue<>();

    @Test
    void aSecondStartRaisesTheFirstAndHandsOverItsFiles() throws Exception {
        try (SingleInstance first = SingleInstance.acquire(home, List.of()).orElseThrow()) {
            first.onRaise(raised::add);
            Path file = home.resolve("한글 이름.pdf").toAbsolutePath();
            assertThat(SingleInstance.acquire(home, List.of(file))).isEmpty();
            assertThat(raised.poll(20, TimeUnit.SECONDS)).containsExactly(file);
            assertThat(SingleInstance.acquire(home, List.of())).isEmpty();
            assertThat(raised.poll(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void callsThatCameBeforeTheWindowWaitForIt() throws Exception {
        try (SingleInstance first = SingleInstance.acquire(home, List.of()).orElseThrow()) {
            assertThat(SingleInstance.acquire(home, List.of())).isEmpty();
            first.onRaise(raised::add);
            assertThat(raised.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void afterTheFirstHasEndedTheNextIsTheFirst() throws Exception {
        SingleInstance first = SingleInstance.acquire(home, List.of()).orElseThrow();
        first.close();
        first.close();
        Optional<SingleInstance> second = SingleInstance.acquire(home, List.of());
        assertThat(second).isPresent();
        second.get().close();
    }

    @Test
    void whatADeadProcessLeftIsNoObstacle() throws Exception {
        Files.writeString(home.resolve("desktop.lock"), "");
        Files.writeString(home.resolve("desktop.address"), "1 0123456789abcdef");
        Optional<SingleInstance> instance = SingleInstance.acquire(home, List.of());
        assertThat(instance).isPresent();
        instance.get().close();
    }

    @Test
    void anotherThatHoldsTheHomeButDoesNotAnswerIsNamed() throws Exception {
        try (SingleInstance first = SingleInstance.acquire(home, List.of()).orElseThrow()) {
            first.onRaise(raised::add);
            Files.writeString(home.resolve("desktop.address"), "garbage");
            assertThatThrownBy(() -> SingleInstance.acquire(home, List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(home.toString());
        }
    }

    @Test
    void whoDoesNotKnowTheTokenIsNotHeard() throws Exception {
        try (SingleInstance first = SingleInstance.acquire(home, List.of()).orElseThrow()) {
            first.onRaise(raised::add);
            String address = Files.readString(home.resolve("desktop.address"));
            int port = Integer.parseInt(address.split(" ")[0]);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream()
                        .write("wrong\n/etc/passwd\n\n".getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("reset");
            }
            SingleInstance.acquire(home, List.of());
            assertThat(raised.poll(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(raised).isEmpty();
        }
    }
}
