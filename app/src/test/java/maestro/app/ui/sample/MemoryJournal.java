package maestro.app.ui.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;

/// A journal that tells its followers on the thread that appends.
public final class MemoryJournal implements Journal {
    private final Map<String, List<JournalEntry>> streams = new LinkedHashMap<>();
    private final Map<String, List<Consumer<List<JournalEntry>>>> followers = new LinkedHashMap<>();

    @Override
    public synchronized List<JournalEntry> append(String missionId, List<MissionEvent> events) {
        List<JournalEntry> stream = streams.computeIfAbsent(missionId, _ -> new ArrayList<>());
        List<JournalEntry> added = new ArrayList<>();
        for (MissionEvent event : events) {
            long number = stream.size() + 1L;
            Instant at = Instant.parse("2026-03-14T09:00:00Z").plusSeconds(number);
            JournalEntry entry = new JournalEntry(missionId, number, at, event);
            stream.add(entry);
            added.add(entry);
        }
        followers.getOrDefault(missionId, List.of()).forEach(f -> f.accept(added));
        return added;
    }

    @Override
    public synchronized List<JournalEntry> read(String missionId, long after, int most) {
        return streams.getOrDefault(missionId, List.of()).stream()
                .filter(e -> e.sequence() > after)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<String> missions() {
        return List.copyOf(streams.keySet()).reversed();
    }

    @Override
    public List<maestro.agents.journal.MissionDigest> digests() {
        return List.of();
    }

    @Override
    public synchronized Subscription follow(
            String missionId, Consumer<List<JournalEntry>> listener) {
        List<JournalEntry> stream = streams.getOrDefault(missionId, List.of());
        if (!stream.isEmpty()) {
            listener.accept(List.copyOf(stream));
        }
        List<Consumer<List<JournalEntry>>> all =
                followers.computeIfAbsent(missionId, _ -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    /// How many listen to a mission.
    public synchronized int followers(String missionId) {
        return followers.getOrDefault(missionId, List.of()).size();
    }

    @Override
    public Subscription followAll(Consumer<List<JournalEntry>> listener) {
        return () -> {};
    }

    @Override
    public synchronized void remove(String missionId) {
        streams.remove(missionId);
    }

    @Override
    public void close() {}
}
