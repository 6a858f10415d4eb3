package maestro.agents.controller.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// How fast a model was in earlier missions, and how much it says in a call.
///
/// @param missions that it was measured in
/// @param tokensPerSecond of replies, what was read before them included; 0 where it is not known
/// @param tokensPerCall of replies, what was thought included
record Pace(int missions, double tokensPerSecond, double tokensPerCall) {
    /// The newest missions looked into, and how much of each.
    private static final int MISSIONS = 40;

    private static final int MEASURED = 5;
    private static final int PAGE = 2_000;
    private static final int MOST_PAGES = 10;

    /// @return empty where no earlier mission asked this model there
    static Optional<Pace> of(Journal journal, ModelProfile profile) {
        int missions = 0;
        long tokens = 0;
        long millis = 0;
        long calls = 0;
        for (MissionDigest digest : newest(journal)) {
            if (missions == MEASURED) {
                break;
            }
            List<ModelCall> made = calls(journal, digest.id(), profile);
            missions += made.isEmpty() ? 0 : 1;
            calls += made.size();
            for (ModelCall call : made) {
                tokens += call.reply().usage().completionTokens();
                millis += call.millis();
            }
        }
        return calls == 0
                ? Optional.empty()
                : Optional.of(
                        new Pace(
                                missions,
                                millis == 0 ? 0 : tokens * 1_000.0 / millis,
                                (double) tokens / calls));
    }

    /// Seconds that the last missions without a model took from beginning to end, ascending.
    static List<Double> withoutModel(Journal journal) {
        List<Double> seconds = new ArrayList<>();
        for (MissionDigest digest : newest(journal)) {
            var started = digest.started();
            var finished = digest.finished();
            if (digest.phase() == Phase.FINISHED
                    && started != null
                    && finished != null
                    && seconds.size() < MEASURED) {
                Mission mission = mission(journal, digest.id());
                if (mission != null && mission.profile() == null) {
                    seconds.add((finished.toEpochMilli() - started.toEpochMilli()) / 1_000.0);
                }
            }
        }
        return seconds.stream().sorted().toList();
    }

    private static List<MissionDigest> newest(Journal journal) {
        return journal.digests().stream().limit(MISSIONS).toList();
    }

    private static @Nullable Mission mission(Journal journal, String id) {
        try {
            return journal.read(id, 0, 1).stream()
                    .map(JournalEntry::event)
                    .filter(MissionEvent.Created.class::isInstance)
                    .map(e -> ((MissionEvent.Created) e).mission())
                    .findFirst()
                    .orElse(null);
        } catch (JournalException e) {
            return null; // one that can't be read tells nothing
        }
    }

    private static List<ModelCall> calls(Journal journal, String id, ModelProfile profile) {
        Mission mission = mission(journal, id);
        ModelProfile used = mission == null ? null : mission.profile();
        if (used == null
                || !used.server().equals(profile.server())
                || !used.model().equals(profile.model())
                || used.thinking() != profile.thinking()) {
            return List.of();
        }
        List<ModelCall> calls = new ArrayList<>();
        long after = 0;
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                List<JournalEntry> entries = journal.read(id, after, PAGE);
                if (entries.isEmpty()) {
                    break;
                }
                for (JournalEntry entry : entries) {
                    if (entry.event() instanceof MissionEvent.ModelReplied replied) {
                        calls.add(replied.call());
                    }
                }
                after = entries.getLast().sequence();
            }
        } catch (JournalException e) {
            return calls; // as far as it can be read
        }
        return calls;
    }
}
