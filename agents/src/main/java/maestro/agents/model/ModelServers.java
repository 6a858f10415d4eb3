package maestro.agents.model;

import maestro.rag.message.Message;

/// Opens connections to model servers.
public interface ModelServers {

    /// Connects to nothing yet. Servers of one address share how many calls they take at once.
    ///
    /// @throws ModelException where the key that the address names isn't there
    ModelServer open(ServerAddress address);

    /// The same for a mission that may not speak to everybody: whatever the address leads to,
    /// [ModelException.Kind#NOT_ALLOWED] is thrown by a call that would leave the reach.
    ///
    /// @throws ModelException where the key isn't there, or the address is out of reach by its name
    default ModelServer open(ServerAddress address, Reach reach) {
        if (reach instanceof Reach.ThisMachine && !address.onThisMachine()) {
            throw new ModelException(
                    ModelException.Kind.NOT_ALLOWED,
                    Message.of("model.private", address.url().getHost()),
                    null);
        }
        return open(address);
    }
}
