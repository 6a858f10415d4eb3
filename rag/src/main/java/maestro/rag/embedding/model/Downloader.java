package maestro.rag.embedding.model;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Fetches a file of known size and checksum. What has arrived stays when it is broken off, and the
/// next attempt asks for the rest only; what is not the expected file is removed.
///
/// Redirects are followed five times, never from https to http, each by the proxy that is meant for
/// its host: the client itself would keep to the first one's.
///
/// @param client how the web is reached
/// @param patience how long a server may say nothing
public record Downloader(HttpClient client, Duration patience) {
    private static final int PROXY_LOGIN = 407;
    private static final int REDIRECTS = 5;

    /// What Java's client says of a proxy.
    private static final String REFUSED = "Tunnel failed, got:";

    private static final String LOGIN = "too many authentication attempts";

    /// As Java reaches the web.
    public static Downloader standard() {
        return by(HttpClient.newBuilder());
    }

    /// @param way how the web is reached, by which proxy and as whom there
    public static Downloader by(HttpClient.Builder way) {
        return new Downloader(
                way.connectTimeout(Duration.ofSeconds(20))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                Duration.ofSeconds(60));
    }

    /// @param part where it goes; whole and as expected once this returns
    /// @param progress told how many bytes of it are there
    /// @throws EmbeddingException in words where it can't be had
    /// @throws InterruptedException with what has arrived kept
    public void fetch(Download download, Path part, LongConsumer progress)
            throws InterruptedException {
        try {
            long there = Files.exists(part) ? Files.size(part) : 0;
            if (there > download.bytes()) {
                Files.delete(part);
                there = 0;
            }
            progress.accept(there);
            if (there < download.bytes()) {
                there = receive(download, part, there, progress);
            }
            if (there < download.bytes()) {
                throw cut(download, there, null);
            }
            if (!sha256(part).equals(download.sha256())) {
                Files.delete(part);
                throw new EmbeddingException(
                        Message.of("embedding.checksum", download.address().getHost()), null);
            }
        } catch (IOException e) {
            throw new EmbeddingException(
                    Message.of("embedding.unsaved", part.toString(), words(e)), e);
        }
    }

    private long receive(Download download, Path part, long there, LongConsumer progress)
            throws IOException, InterruptedException {
        HttpResponse<Arriving> response = asked(download.address(), there);
        if (response.statusCode() == PROXY_LOGIN) {
            throw new EmbeddingException(Message.of("proxy.login"), null); // without a body
        }
        Arriving body = response.body();
        try {
            String range = response.headers().firstValue("Content-Range").orElse("");
            boolean goesOn =
                    response.statusCode() == 206 && range.startsWith("bytes " + there + "-");
            if (!goesOn && response.statusCode() != 200) {
                if (there > 0) {
                    Files.deleteIfExists(part); // the next attempt asks for all of it
                }
                throw new EmbeddingException(
                        Message.of(
                                "embedding.status",
                                download.address().getHost(),
                                response.statusCode()),
                        null);
            }
            return write(download, body, part, goesOn ? there : 0, progress);
        } finally {
            body.cancel();
        }
    }

    private HttpResponse<Arriving> asked(URI address, long there) throws InterruptedException {
        URI at = address;
        HttpResponse<Arriving> response = one(at, there);
        for (int redirects = 0; redirects < REDIRECTS; redirects++) {
            Optional<URI> next = redirected(at, response);
            if (next.isEmpty()) {
                break;
            }
            response.body().cancel();
            at = next.get();
            response = one(at, there);
        }
        return response;
    }

    private static Optional<URI> redirected(URI from, HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Location")
                    .filter(_ -> response.statusCode() / 100 == 3)
                    .map(from::resolve)
                    .filter(to -> to.getHost() != null)
                    .filter(to -> to.getScheme().matches("https|" + from.getScheme()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<Arriving> one(URI address, long there) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience).GET();
        if (there > 0) {
            request.header("Range", "bytes=" + there + "-");
        }
        try {
            return client.send(request.build(), info -> new Arriving());
        } catch (IOException e) {
            throw unreachable(address, e);
        }
    }

    private EmbeddingException unreachable(URI address, IOException why) {
        Message words = Message.of("embedding.unreachable", address.getHost(), inBrackets(why));
        if (words(why).startsWith(REFUSED)) {
            return new EmbeddingException(
                    Message.of("proxy.refused", words(why).substring(REFUSED.length()).strip()),
                    why);
        }
        // under TLS a second refusal ends in the client's own fault
        if (words(why).startsWith(LOGIN) || why.getCause() instanceof NullPointerException) {
            return new EmbeddingException(Message.of("proxy.login"), why);
        }
        return new EmbeddingException(
                client.proxy().stream()
                        .flatMap(selector -> selector.select(address).stream())
                        .filter(way -> why instanceof ConnectException)
                        .filter(way -> way.address() instanceof InetSocketAddress)
                        .map(way -> (InetSocketAddress) way.address())
                        .map(at -> at.getHostString() + ":" + at.getPort())
                        .findFirst()
                        .map(at -> Message.of("proxy.unreachable", at))
                        .orElse(words),
                why);
    }

    private long write(
            Download download, Arriving body, Path part, long from, LongConsumer progress)
            throws IOException, InterruptedException {
        long there = from;
        // A plain stream: an interrupt would close a channel.
        try (OutputStream out = new FileOutputStream(part.toFile(), from > 0)) {
            for (List<ByteBuffer> pieces = next(body, download, there);
                    !pieces.isEmpty();
                    pieces = next(body, download, there)) {
                for (ByteBuffer piece : pieces) {
                    byte[] bytes = new byte[piece.remaining()];
                    piece.get(bytes);
                    there += bytes.length;
                    if (there > download.bytes()) {
                        throw new EmbeddingException(
                                Message.of("embedding.larger", download.address().getHost()), null);
                    }
                    out.write(bytes);
                }
                progress.accept(there);
            }
        } catch (EmbeddingException e) {
            if (there > download.bytes()) {
                Files.deleteIfExists(part);
            }
            throw e;
        }
        return there;
    }

    private List<ByteBuffer> next(Arriving body, Download download, long there)
            throws InterruptedException {
        try {
            return body.next(patience);
        } catch (IOException e) {
            throw cut(download, there, e);
        }
    }

    private static EmbeddingException cut(
            Download download, long there, @Nullable IOException cause) {
        return new EmbeddingException(
                Message.of(
                        "embedding.cut",
                        download.address().getHost(),
                        there >> 20,
                        download.bytes() >> 20),
                cause);
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// What the system says of it, where it says something.
    private static String inBrackets(IOException failure) {
        return failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")";
    }

    static String words(IOException failure) {
        String words = failure.getMessage();
        return words == null ? failure.getClass().getSimpleName() : words;
    }
}
