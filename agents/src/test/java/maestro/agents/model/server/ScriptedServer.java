package maestro.agents.model.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A server that does to each request what a test tells it, byte by byte.
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Queue<Script>> scripts = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch left = new CountDownLatch(1);

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// What is done to one request.
    @FunctionalInterface
    interface Script {
        void play(Wire wire) throws IOException;
    }

    record Asked(String method, String path, Map<String, String> headers, String body) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// Requests to a path get these one after the other, the last of them again and again.
    ScriptedServer on(String path, Script... inOrder) {
        scripts.put(path, new ArrayDeque<>(Arrays.asList(inOrder)));
        return this;
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    /// Opens once a client has closed the connection on which the server was hanging.
    CountDownLatch left() {
        return left;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Asked request = read(client.getInputStream());
            asked.add(request);
            Queue<Script> queue = scripts.getOrDefault(request.path(), new ArrayDeque<>());
            Script script;
            synchronized (queue) {
                script = queue.size() > 1 ? queue.remove() : queue.peek();
            }
            Wire wire = new Wire(client, left);
            if (script == null) {
                wire.answer(404, "application/json", "{\"error\":\"no such page\"}");
            } else {
                script.play(wire);
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static Asked read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("No request");
            }
            head.write(b);
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(": ", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] request = lines[0].split(" ");
        return new Asked(request[0], request[1], headers, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }

    /// A connection as the server has it.
    static final class Wire {
        private final Socket client;
        private final OutputStream out;
        private final CountDownLatch left;

        Wire(Socket client, CountDownLatch left) throws IOException {
            this.client = client;
            this.out = client.getOutputStream();
            this.left = left;
        }

        /// A whole answer.
        void answer(int status, String type, String body, String... headers) throws IOException {
            head(status, type, headers);
            send(body);
            end();
        }

        /// The beginning of an answer in chunks.
        Wire head(int status, String type, String... headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
            head.append("Content-Type: ").append(type).append("\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        Wire send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.UTF_8));
        }

        Wire send(byte[] bytes) throws IOException {
            if (bytes.length > 0) {
                out.write(
                        (Integer.toHexString(bytes.length) + "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return this;
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /// Says nothing more until the client goes away.
        void hang() throws IOException {
            try {
                int read = client.getInputStream().read();
                if (read >= 0) {
                    throw new IllegalStateException("The client says more");
                }
            } catch (IOException e) {
                left.countDown();
                throw e;
            }
            left.countDown();
        }
    }
}
