package maestro.rag.embedding.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server of one file on this machine that knows ranges, and breaks off where it is told to.
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile int breakAfter = Integer.MAX_VALUE;
    private volatile int status;
    private volatile boolean knowsRanges = true;

    FileServer(byte[] content) throws IOException {
        this.content = content.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/model");
    }

    /// What clients asked for: the header Range, or nothing.
    List<String> ranges() {
        return ranges;
    }

    void breakAfter(int bytes) {
        breakAfter = bytes;
    }

    void status(int code) {
        status = code;
    }

    void withoutRanges() {
        knowsRanges = false;
    }

    void content(byte[] other) {
        content = other.clone();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        int from =
                range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        int rest = content.length - from;
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest);
        OutputStream out = exchange.getResponseBody();
        out.write(content, from, Math.min(rest, breakAfter));
        out.flush();
        if (rest > breakAfter) {
            throw new IOException("broken off as asked for"); // the server hangs up
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
