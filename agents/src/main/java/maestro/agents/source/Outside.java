package maestro.agents.source;

import java.time.Instant;
import java.util.List;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Mission;
import maestro.agents.mission.PluggedSource;
import maestro.agents.plugin.Query;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What is beyond the library. Failures are values: whatever is wrong with a source, a mission goes
/// on without it. Safe for use by several threads at once.
public interface Outside {
    /// There is nothing.
    Outside NONE =
            new Outside() {
                @Override
                public Found search(Mission mission, Index index, String words) {
                    return Found.failed(Message.of("source.none"));
                }

                @Override
                public Found search(Mission mission, PluggedSource plugin, Query query) {
                    return Found.failed(Message.of("source.none"));
                }

                @Override
                public Brought bring(Mission mission, Lead lead) {
                    return new Brought(
                            null, lead.url(), Instant.EPOCH, false, Message.of("source.none"));
                }
            };

    /// Asks an index, within what the mission may send away.
    ///
    /// @param words that are looked for
    Found search(Mission mission, Index index, String words) throws InterruptedException;

    /// Asks a plug-in, within what the mission may send away as far as the plug-in keeps to what it
    /// says of itself.
    Found search(Mission mission, PluggedSource plugin, Query query) throws InterruptedException;

    /// Makes a document of a lead, in the mission's own collection of the library.
    Brought bring(Mission mission, Lead lead) throws InterruptedException;

    /// @param leads best first
    /// @param unresponsive engines of a SearXNG that gave nothing, each with its reason
    /// @param problem why nothing was searched; nothing where all is well
    record Found(List<Lead> leads, List<String> unresponsive, Message problem) {
        public Found {
            leads = List.copyOf(leads);
            unresponsive = List.copyOf(unresponsive);
        }

        public static Found failed(Message problem) {
            return new Found(List.of(), List.of(), problem);
        }
    }

    /// @param documentId null where there is none
    /// @param url it came from
    /// @param at when it was fetched, which may be days ago
    /// @param summary whether it is the abstract alone
    /// @param problem why there is no document, or why it is the abstract alone
    record Brought(
            @Nullable String documentId,
            String url,
            Instant at,
            boolean summary,
            Message problem) {}
}
