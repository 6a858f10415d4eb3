package maestro.agents.model.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.rag.message.Message;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// What a server answers, line by line, while it comes. A thread of its own reads, so that the one
/// who asks notices silence and interrupts; closing closes the connection unless all was read.
public final class Answer implements AutoCloseable {
    static final long LINE_BYTES = 4L << 20;
    static final long ANSWER_BYTES = 128L << 20;
    private static final int WAITING_LINES = 64;
    private static final Duration DRAINED = Duration.ofMillis(200);

    private sealed interface Event {}

    private record Head(int status, String type, Optional<String> retryAfter, String location)
            implements Event {}

    private record Line(String text) implements Event {}

    private record Over() implements Event {}

    private record Broken(IOException cause) implements Event {}

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING_LINES);
    private final Call call;
    private final String host;
    private final Limits limits;
    private final long begin = System.nanoTime();
    private final Thread reader;
    private @Nullable Head head;
    private boolean begun;
    private boolean over;

    Answer(Call call, String host, Limits limits) {
        this.call = call;
        this.host = host;
        this.limits = limits;
        this.reader = Thread.ofVirtual().name("model-answer").start(this::receive);
    }

    public int status() throws InterruptedException {
        return head().status();
    }

    /// "text/html", or empty where the server doesn't say.
    public String type() throws InterruptedException {
        return head().type();
    }

    /// What the header Retry-After says.
    public Optional<String> retryAfter() throws InterruptedException {
        return head().retryAfter();
    }

    /// Where a redirect leads, or empty.
    public String location() throws InterruptedException {
        return head().location();
    }

    /// The next line without its end; null after the last.
    ///
    /// @throws ModelException where the connection ends in mid-answer, the server is silent for too
    ///   long, or the answer too long
    public @Nullable String line() throws InterruptedException {
        head();
        if (over) {
            return null;
        }
        Event event = next();
        begun = true;
        return switch (event) {
            case Line(String text) -> text;
            case Over _ -> {
                over = true;
                yield null;
            }
            case Broken(IOException cause) -> throw Failures.broken(host, cause);
            case Head _ -> throw new IllegalStateException("A second head");
        };
    }

    /// Waits a moment for the end of an answer that has said all, so that the connection can be
    /// used again.
    public void drain() throws InterruptedException {
        while (!over) {
            Event event = events.poll(DRAINED.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null || event instanceof Broken) {
                return;
            }
            over = event instanceof Over;
        }
    }

    /// All that is left, lines joined; cut after a number of characters.
    public String text(int most) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (String line = line(); line != null && text.length() < most; line = line()) {
            text.append(line).append('\n');
        }
        return text.length() > most ? text.substring(0, most) : text.toString();
    }

    private Head head() throws InterruptedException {
        Head known = head;
        if (known != null) {
            return known;
        }
        Event event = next();
        if (event instanceof Head first) {
            head = first;
            return first;
        }
        throw event instanceof Broken(IOException cause)
                ? Failures.broken(host, cause)
                : new IllegalStateException("No head");
    }

    private Event next() throws InterruptedException {
        Duration spent = Duration.ofNanos(System.nanoTime() - begin);
        Duration left = limits.total().minus(spent);
        Duration silence = begun ? limits.idle() : limits.first();
        boolean last = left.compareTo(silence) < 0;
        Event event =
                events.poll(Math.max(0, (last ? left : silence).toNanos()), TimeUnit.NANOSECONDS);
        if (event == null) {
            close();
            throw new ModelException(
                    Kind.STALLED,
                    last
                            ? Message.of("model.slow", host, limits.total().toMinutes())
                            : Message.of("model.silent", host, silence.toSeconds()),
                    null);
        }
        return event;
    }

    private void receive() {
        try {
            try (Response response = call.execute()) {
                events.put(
                        new Head(
                                response.code(),
                                String.valueOf(response.header("Content-Type", "")),
                                Optional.ofNullable(response.header("Retry-After")),
                                String.valueOf(response.header("Location", ""))));
                read(response.body().source());
                events.put(new Over());
            } catch (IOException e) {
                events.put(new Broken(e));
            }
        } catch (InterruptedException e) {
            // nobody listens any more
            call.cancel();
        }
    }

    private void read(BufferedSource source) throws IOException, InterruptedException {
        long left = ANSWER_BYTES;
        while (!source.exhausted()) {
            long end = source.indexOf((byte) '\n', 0, LINE_BYTES);
            if (end < 0 && source.request(LINE_BYTES + 1)) {
                throw new Failures.TooLongException();
            }
            long bytes = end < 0 ? source.getBuffer().size() : end;
            left -= bytes;
            if (left < 0) {
                throw new Failures.TooLongException();
            }
            String line = source.readString(bytes, StandardCharsets.UTF_8);
            if (end >= 0) {
                source.skip(1);
            }
            events.put(new Line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
        }
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void close() {
        if (!over) {
            call.cancel();
            reader.interrupt();
        }
    }
}
