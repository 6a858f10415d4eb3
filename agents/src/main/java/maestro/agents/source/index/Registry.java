package maestro.agents.source.index;

import java.util.Optional;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.FetchException;

/// An index that also says what is registered under a DOI.
public interface Registry extends Searcher {

    /// @param doi as registered
    /// @return empty where the index does not have it
    /// @throws UnreadableException where the answer has another form than the index documents
    Optional<Lead> work(String doi, Get get)
            throws FetchException, UnreadableException, InterruptedException;
}
