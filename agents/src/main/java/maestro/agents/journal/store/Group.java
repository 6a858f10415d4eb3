package maestro.agents.journal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.rag.message.Message;

/// The entries of one transaction, in the order in which they were asked for.
final class Group {
    private final Map<String, MissionDigest> before;
    private final Instant now;
    final List<EntryTable.Row> rows = new ArrayList<>();
    final Map<String, MissionDigest> changed = new LinkedHashMap<>();
    final Set<String> removed = new HashSet<>();
    final Map<Request, List<JournalEntry>> entries = new IdentityHashMap<>();
    final Map<Request, JournalException> refused = new IdentityHashMap<>();

    Group(Map<String, MissionDigest> before, Instant now) {
        this.before = before;
        this.now = now;
    }

    void add(Request request) {
        switch (request) {
            case Request.Append append -> append(append);
            case Request.Remove(String mission, var _) -> remove(mission);
            case Request.Stop _ -> {}
        }
    }

    private void remove(String mission) {
        removed.add(mission);
        changed.remove(mission);
        rows.removeIf(row -> row.entry().missionId().equals(mission));
    }

    private void append(Request.Append append) {
        String mission = append.missionId();
        MissionDigest digest = changed.get(mission);
        if (digest == null && !removed.contains(mission)) {
            digest = before.get(mission);
        }
        boolean begins = append.events().getFirst() instanceof MissionEvent.Created;
        if (begins == (digest != null)) {
            refused.put(append, misplaced(mission, begins));
            return;
        }
        List<JournalEntry> made = new ArrayList<>();
        for (int i = 0; i < append.events().size(); i++) {
            long sequence = digest == null ? 1 : digest.sequence() + 1;
            JournalEntry entry = new JournalEntry(mission, sequence, now, append.events().get(i));
            digest = digest == null ? MissionDigest.first(entry) : digest.after(entry);
            made.add(entry);
            rows.add(new EntryTable.Row(entry, append.encoded().get(i)));
        }
        changed.put(mission, Objects.requireNonNull(digest));
        entries.put(append, List.copyOf(made));
    }

    private static JournalException misplaced(String mission, boolean begins) {
        return new JournalException(
                begins
                        ? Message.of("journal.exists", mission)
                        : Message.of("journal.absent", mission),
                null);
    }
}
