package maestro.rag.embedding.model;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A response's bytes for a reader that can be interrupted and does not wait for ever, a piece at a
/// time so that a slow disk holds the sender up.
final class Arriving
        implements HttpResponse.BodySubscriber<Arriving>, Flow.Subscriber<List<ByteBuffer>> {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Arriving> itself = CompletableFuture.completedFuture(this);
    private Flow.@Nullable Subscription subscription;

    private sealed interface Event {
        record Piece(List<ByteBuffer> bytes) implements Event {}

        record Ended(@Nullable Throwable failure) implements Event {}
    }

    @Override
    public CompletionStage<Arriving> getBody() {
        return itself;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        events.add(new Event.Piece(piece));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event.Ended(failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event.Ended(null));
    }

    /// The next bytes; empty at the end.
    ///
    /// @throws IOException where the connection ends, or nothing comes for so long
    List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
        Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return switch (event) {
            case null -> throw new IOException("nothing came for " + patience.toSeconds() + " s");
            case Event.Piece(List<ByteBuffer> bytes) -> {
                request();
                yield bytes;
            }
            case Event.Ended(Throwable failure) when failure != null ->
                    throw new IOException(failure.getMessage(), failure);
            case Event.Ended ended -> List.of();
        };
    }

    private synchronized void request() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /// Gives up the connection.
    synchronized void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
