package maestro.agents.plugin;

import java.util.List;

/// A place beyond the library where missions may look, when their user says so. Only what it names
/// is used: each work becomes a document of the library before anything is quoted from it.
///
/// Unlike other plug-ins it isn't ended by a call that throws: it did not answer, and is asked
/// again after a while.
public interface SourcePlugin extends Plugin {

    /// As missions and the command line name it, the same for ever: small letters, digits and
    /// hyphens, at most 30 of them.
    String id();

    /// Whether nothing that it is asked leaves this machine. Missions that send nothing away ask
    /// only those that say so. It is taken at its word: the program can't keep a plug-in's own
    /// connections from the network.
    default boolean local() {
        return false;
    }

    /// What may help, best first. Called with one question after another, at most once a second
    /// unless it is local, and for half a minute at most. An interrupt means that nobody waits any
    /// more.
    List<Work> execute(Query query) throws Exception;
}
