package maestro.agents.journal.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.rag.message.Message;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Group commit: whoever appends waits in one queue, and one thread writes all that wait in one
/// transaction. Callers may be interrupted at any time; the thread that touches the file never is.
final class GroupWriter implements AutoCloseable {
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_EVENTS = 20_000;

    private final Jdbi jdbi;
    private final EntryTable table;
    private final ConcurrentHashMap<String, MissionDigest> digests;
    private final Consumer<List<JournalEntry>> committed;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    /// @param digests of all missions by id; only the writer changes them
    /// @param committed told of each mission's entries after they are in the file
    GroupWriter(
            Jdbi jdbi,
            EntryTable table,
            ConcurrentHashMap<String, MissionDigest> digests,
            Consumer<List<JournalEntry>> committed) {
        this.jdbi = jdbi;
        this.table = table;
        this.digests = digests;
        this.committed = committed;
        this.thread = Thread.ofPlatform().daemon().name("journal-writer").start(this::work);
    }

    /// Waits until the request is in the file. An interrupt is kept for the caller and does not
    /// shorten the wait, which is one of milliseconds.
    List<JournalEntry> submit(Request request) {
        boolean interrupted = false;
        try {
            while (true) {
                if (closed && !(request instanceof Request.Stop)) {
                    throw closedException();
                }
                try {
                    if (queue.offer(request, 1, TimeUnit.SECONDS)) {
                        // the writer may have ended between the look and the offer
                        if (closed && queue.remove(request)) {
                            throw closedException();
                        }
                        break;
                    }
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            return request.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException known) {
                throw new JournalException(known.explanation(), known);
            }
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        List<Request> group = new ArrayList<>();
        while (true) {
            group.clear();
            boolean last = take(group);
            List<Request> asked = group.stream().filter(r -> !(r instanceof Request.Stop)).toList();
            if (!asked.isEmpty()) {
                write(asked);
            }
            if (last) {
                refuseTheRest();
                group.stream()
                        .filter(Request.Stop.class::isInstance)
                        .forEach(r -> finish(r, List.of()));
                return;
            }
        }
    }

    /// @return whether the writer was asked to end
    private boolean take(List<Request> group) {
        int events = 0;
        try {
            Request next = queue.take();
            while (next != null) {
                group.add(next);
                if (next instanceof Request.Stop) {
                    return true;
                }
                events += next instanceof Request.Append append ? append.events().size() : 1;
                next = events < MOST_EVENTS ? queue.poll() : null;
            }
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void refuseTheRest() {
        closed = true;
        Request left = queue.poll();
        while (left != null) {
            left.done().completeExceptionally(closedException());
            left = queue.poll();
        }
    }

    private void write(List<Request> asked) {
        Group group = new Group(digests, EntryTable.now());
        asked.forEach(group::add);
        try {
            jdbi.useTransaction(handle -> {
                for (String removed : group.removed) {
                    table.remove(handle, removed);
                }
                table.insert(handle, group.rows);
                table.save(handle, group.changed.values());
            });
        } catch (SQLException | RuntimeException | Error e) {
            JournalException failure =
                    new JournalException(Message.of("journal.unwritten", rootMessage(e)), e);
            asked.forEach(r -> r.done().completeExceptionally(failure));
            return;
        }
        group.removed.forEach(digests::remove);
        digests.putAll(group.changed);
        for (Request request : asked) {
            JournalException refused = group.refused.get(request);
            if (refused != null) {
                request.done().completeExceptionally(refused);
            } else {
                finish(request, group.entries.getOrDefault(request, List.of()));
            }
        }
    }

    private void finish(Request request, List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            committed.accept(entries);
        }
        request.done().complete(entries);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        @Nullable String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }

    private static JournalException closedException() {
        return new JournalException(Message.of("journal.closed"), null);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        submit(new Request.Stop(new CompletableFuture<>()));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
