package maestro.agents.model.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A proxy on this machine, which writes down what it is asked and fetches nothing.
public final class RecordingProxy implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Thread serving;
    private volatile UnaryOperator<String> answers;

    /// @param answers a whole answer for the head of a request
    public RecordingProxy(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        serving = Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> answer(one));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private void answer(Socket one) {
        try (one) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
                head.append(line).append('\n');
                line = in.readLine();
            }
            asked.add(head.toString());
            one.getOutputStream()
                    .write(answers.apply(head.toString()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            asked.add(e.toString());
        }
    }

    void answers(UnaryOperator<String> now) {
        answers = now;
    }

    /// The heads of requests.
    public List<String> asked() {
        return asked;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    static String status(String line) {
        return "HTTP/1.1 " + line + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    }

    /// Returns when nobody is served any more: a virtual thread that waits for a caller may take
    /// one after the socket was closed.
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
