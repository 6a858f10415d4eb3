package maestro.agents.journal.store;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.rag.message.Message;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal in a database.
///
/// What [#append] has returned is in the file if the database writes on commit (H2 with
/// `WRITE_DELAY=0`, as `maestro.rag.library.store.Database` opens it). One journal at a time uses
/// the tables, because sequence numbers are counted in memory.
public final class JdbiJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiJournal.class);
    private static final int PAGE = 2_000;
    private static final Comparator<MissionDigest> NEWEST_FIRST =
            Comparator.comparing(MissionDigest::created)
                    .thenComparing(MissionDigest::id)
                    .reversed();

    private final EventCodec codec = new EventCodec();
    private final EntryTable table;
    private final GroupWriter writer;
    private final ConcurrentHashMap<String, MissionDigest> digests = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    private JdbiJournal(Jdbi jdbi) {
        this.table = new EntryTable(jdbi, codec);
        table.digests().forEach(digest -> digests.put(digest.id(), digest));
        for (String mission : table.withoutDigest()) {
            digestAgain(jdbi, mission);
        }
        this.writer = new GroupWriter(jdbi, table, digests, this::publish);
    }

    /// Makes or updates the tables, and opens the journal.
    ///
    /// @param database stays open when the journal is closed
    /// @throws JournalException where the tables cannot be read or brought up to date
    public static JdbiJournal open(DataSource database) {
        try {
            Schema.bringUpToDate(database);
            return new JdbiJournal(Jdbi.create(database));
        } catch (JournalException e) {
            throw e;
        } catch (FlywayException e) {
            throw new JournalException(
                    Message.of("journal.unmigrated", String.valueOf(e.getMessage())), e);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<JournalEntry> append(String missionId, List<MissionEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<MissionEvent> copy = List.copyOf(events);
        if (copy.stream().skip(1).anyMatch(MissionEvent.Created.class::isInstance)) {
            throw new IllegalArgumentException("A mission is created once, by its first event");
        }
        List<Encoded> encoded = copy.stream().map(codec::encode).toList();
        return writer.submit(
                new Request.Append(missionId, copy, encoded, new CompletableFuture<>()));
    }

    @Override
    public List<JournalEntry> read(String missionId, long after, int most) {
        try {
            return table.read(missionId, after, most);
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> missions() {
        return digests().stream().map(MissionDigest::id).toList();
    }

    @Override
    public List<MissionDigest> digests() {
        return digests.values().stream().sorted(NEWEST_FIRST).toList();
    }

    @Override
    public Subscription follow(String missionId, Consumer<List<JournalEntry>> listener) {
        return subscribe(missionId, listener);
    }

    @Override
    public Subscription followAll(Consumer<List<JournalEntry>> listener) {
        return subscribe(null, listener);
    }

    /// A subscriber is known to the writer before it begins to read, so that nothing falls between
    /// what it reads and what it is told.
    private Subscription subscribe(
            @Nullable String missionId, Consumer<List<JournalEntry>> listener) {
        Subscriber subscriber = new Subscriber(table, missionId, listener, subscribers::remove);
        subscribers.add(subscriber);
        subscriber.start();
        return subscriber;
    }

    private void publish(List<JournalEntry> entries) {
        subscribers.forEach(subscriber -> subscriber.offer(entries));
    }

    @Override
    public void remove(String missionId) {
        writer.submit(new Request.Remove(missionId, new CompletableFuture<>()));
    }

    /// Where a newer program wrote into the stream, or it is damaged, the mission is listed as it
    /// was until there, so that the others can be opened; whoever opens it is told.
    private void digestAgain(Jdbi jdbi, String mission) {
        MissionDigest digest = null;
        int most = PAGE;
        boolean whole = false;
        while (!whole) {
            List<JournalEntry> page;
            try {
                page = table.read(mission, digest == null ? 0 : digest.sequence(), most);
            } catch (JournalException e) {
                if (most == 1) {
                    LOG.warn("The mission {} can't be read to its end", mission, e);
                    break;
                }
                most = 1;
                continue;
            }
            for (JournalEntry entry : page) {
                digest = digest == null ? MissionDigest.first(entry) : digest.after(entry);
            }
            whole = page.isEmpty();
        }
        if (digest == null) {
            return;
        }
        digests.put(mission, digest);
        if (whole) {
            List<MissionDigest> changed = List.of(digest);
            jdbi.useTransaction(handle -> table.save(handle, changed));
        }
    }

    private static JournalException unreadable(RuntimeException e) {
        return new JournalException(
                Message.of("journal.unread", String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() {
        writer.close();
        subscribers.forEach(Subscriber::close);
    }
}
