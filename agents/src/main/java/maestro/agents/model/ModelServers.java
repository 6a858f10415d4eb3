package maestro.agents.model;

/// Opens connections to model servers.
public interface ModelServers {

    /// Connects to nothing yet. Servers of one address share how many calls they take at once.
    ///
    /// @throws ModelException where the key that the address names isn't there
    ModelServer open(ServerAddress address);
}
