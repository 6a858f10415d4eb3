package maestro.agents.model;

import java.util.List;
import java.util.function.Consumer;

/// A model server. Safe for use by several threads at once; every method answers an interrupt
/// within a second and throws [ModelException] where the server can't be reached or refuses.
public interface ModelServer extends AutoCloseable {

    ServerAddress address();

    /// Asks the server who it is: the connection test.
    ///
    /// @return its version, empty where it tells none
    String version() throws InterruptedException;

    /// The models that are ready, by name; empty where the server can't list them (Azure).
    List<ModelInfo> models() throws InterruptedException;

    /// What the server tells about one model.
    ModelInfo details(String model) throws InterruptedException;

    /// Whether models can be pulled and deleted here.
    boolean keepsModels();

    /// Downloads a model to the server.
    ///
    /// @throws UnsupportedOperationException where the server doesn't keep models
    void pull(String model, Consumer<PullProgress> progress) throws InterruptedException;

    /// @throws UnsupportedOperationException where the server doesn't keep models
    void delete(String model) throws InterruptedException;

    /// Asks the server about the model before the first reply, not now.
    ChatModel chat(String model);

    @Override
    void close();
}
