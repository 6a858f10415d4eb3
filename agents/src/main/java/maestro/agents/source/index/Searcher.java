package maestro.agents.source.index;

import java.net.URI;
import java.util.List;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;

/// Asks one index in its own way.
public interface Searcher {

    /// @param words that are looked for
    /// @param most leads
    /// @throws UnreadableException where the answer has another form than the index documents
    Answer search(String words, int most, Get get)
            throws FetchException, UnreadableException, InterruptedException;

    /// Fetches an address in its turn.
    @FunctionalInterface
    interface Get {
        Fetched get(URI url) throws FetchException, InterruptedException;
    }

    /// @param leads best first
    /// @param unresponsive engines behind the index that gave nothing, each with its reason
    record Answer(List<Lead> leads, List<String> unresponsive) {
        public Answer {
            leads = List.copyOf(leads);
            unresponsive = List.copyOf(unresponsive);
        }
    }
}
