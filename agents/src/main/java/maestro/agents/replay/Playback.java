package maestro.agents.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Note;
import maestro.agents.mission.Report;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A mission's stream read through once: which steps finished, and whether the stream is whole.
/// Where it is damaged the steps before the damage can still be shown.
///
/// ```java
/// Playback playback = Playback.of(journal, "mmi8k2v1c");
/// MissionState then = playback.at(playback.moments().get(3));
/// ```
public final class Playback {
    private static final int PAGE = 2_000;

    private final Journal journal;
    private final String missionId;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, String> begun = new HashMap<>();
    private final Set<String> notes = new HashSet<>();
    private long entries;
    private @Nullable Message damage;

    private Playback(Journal journal, String missionId) {
        this.journal = journal;
        this.missionId = missionId;
    }

    /// @throws JournalException where the journal cannot be read at all
    public static Playback of(Journal journal, String missionId) {
        Playback playback = new Playback(journal, missionId);
        playback.read();
        return playback;
    }

    /// Steps that finished, in that order; those before the damage where there is any.
    public List<Moment> moments() {
        return List.copyOf(moments);
    }

    /// @param named its number, or its key
    public Optional<Moment> moment(String named) {
        return moments.stream()
                .filter(m -> m.step().equals(named) || String.valueOf(m.number()).equals(named))
                .findFirst();
    }

    /// How many entries could be read.
    public long entries() {
        return entries;
    }

    /// What is wrong with the journal, in words; empty where it is whole.
    public Optional<Message> damage() {
        return Optional.ofNullable(damage);
    }

    /// The mission as it stood then.
    public MissionState at(Moment moment) {
        return at(moment.sequence());
    }

    /// The mission as it stood after so many of its steps had finished.
    ///
    /// @param steps 0 for its beginning
    /// @throws IndexOutOfBoundsException where fewer have
    public MissionState after(int steps) {
        return steps == 0 ? at(1) : at(moments.get(steps - 1));
    }

    /// The mission as it stood after the last entry that could be read.
    ///
    /// @throws JournalException where none could
    public MissionState end() {
        return at(entries);
    }

    private MissionState at(long sequence) {
        return MissionState.at(journal, missionId, sequence)
                .orElseThrow(() ->
                        new JournalException(
                                Message.of(
                                        "journal.nothing",
                                        missionId,
                                        damage().orElse(Message.of("damage.empty"))),
                                null));
    }

    private void read() {
        List<JournalEntry> page = page();
        while (!page.isEmpty() && damage == null) {
            for (JournalEntry entry : page) {
                damage = wrong(entry);
                if (damage != null) {
                    return;
                }
                entries = entry.sequence();
            }
            page = page();
        }
        if (damage == null) {
            damage = missingEnd();
        }
    }

    /// The next entries; where they can't be read together, those before the one that can't.
    private List<JournalEntry> page() {
        try {
            return journal.read(missionId, entries, PAGE);
        } catch (JournalException whole) {
            List<JournalEntry> readable = new ArrayList<>();
            try {
                while (readable.size() < PAGE) {
                    readable.addAll(journal.read(missionId, entries + readable.size(), 1));
                }
            } catch (JournalException e) {
                if (readable.isEmpty()) {
                    damage = Message.of("damage.entry", entries + 1, e.explanation());
                }
            }
            return readable;
        }
    }

    private @Nullable Message wrong(JournalEntry entry) {
        long next = entries + 1;
        if (entry.sequence() != next) {
            return entry.sequence() == next + 1
                    ? Message.of("damage.missing", next)
                    : Message.of("damage.missing.several", next, entry.sequence() - 1);
        }
        if (entry.event() instanceof MissionEvent.Created != (next == 1)) {
            return next == 1 ? Message.of("damage.beginning") : Message.of("damage.again", next);
        }
        return switch (entry.event()) {
            case MissionEvent.StepStarted(var step, var _, var title, var _) -> {
                begun.put(step, title);
                yield null;
            }
            case MissionEvent.StepFinished finished -> finished(entry.sequence(), finished);
            default -> null;
        };
    }

    private @Nullable Message finished(long sequence, MissionEvent.StepFinished finished) {
        String step = finished.step();
        String title = begun.get(step);
        if (title == null) {
            return Message.of("damage.unbegun", step, sequence);
        }
        Outcome outcome = finished.outcome();
        if (outcome instanceof Outcome.NotesTaken(List<Note> taken)) {
            taken.forEach(note -> notes.add(note.id()));
        }
        if (outcome instanceof Outcome.Advised advised) {
            advised.notes().forEach(note -> notes.add(note.id()));
        }
        if (outcome instanceof Outcome.Verified(var _, Report report)) {
            Optional<String> unknown =
                    report.sentences()
                            .flatMap(s -> s.citations().stream())
                            .map(c -> c.noteId())
                            .filter(id -> !notes.contains(id))
                            .findFirst();
            if (unknown.isPresent()) {
                return Message.of("damage.note", unknown.get());
            }
        }
        moments.add(
                new Moment(
                        moments.size() + 1,
                        sequence,
                        step,
                        finished.agent(),
                        title,
                        changes(outcome),
                        finished.millis()));
        return null;
    }

    private static boolean changes(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Planned _,
                    Outcome.NotesTaken _,
                    Outcome.Reviewed _,
                    Outcome.Drafted _,
                    Outcome.Verified _ ->
                    true;
            case Outcome.Advised advised -> !advised.notes().isEmpty();
            case Outcome.Searched _,
                    Outcome.Criticised _,
                    Outcome.Worded _,
                    Outcome.Sought _,
                    Outcome.Fetched _ ->
                    false;
        };
    }

    /// The list of missions counts entries on its own.
    private @Nullable Message missingEnd() {
        long written =
                journal.digests().stream()
                        .filter(d -> d.id().equals(missionId))
                        .mapToLong(MissionDigest::sequence)
                        .findFirst()
                        .orElse(0);
        return written > entries ? Message.of("damage.end", written, entries) : null;
    }
}
