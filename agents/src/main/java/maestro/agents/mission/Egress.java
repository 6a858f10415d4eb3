package maestro.agents.mission;

/// What a mission may send away from this machine. Each level includes the ones before.
public enum Egress {
    /// Nothing.
    PRIVATE,
    /// Queries to search engines and addresses of pages.
    WEB,
    /// Also questions and passages of documents, to a model on another machine.
    REMOTE
}
