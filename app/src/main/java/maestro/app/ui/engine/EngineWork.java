package maestro.app.ui.engine;

import java.util.Optional;
import java.util.function.LongConsumer;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.Engines.State;
import maestro.rag.embedding.torch.TorchDownloads.Missing;
import maestro.rag.embedding.torch.Verdict;

/// What can be done about engines; all of it off the screen's thread.
public interface EngineWork {

    EngineChoice choice();

    State state();

    /// @param listener called on any thread when the state may have changed
    void onChange(Runnable listener);

    /// Tries an engine with the library's model, in another process. Takes seconds.
    Verdict probe(EngineChoice chosen) throws InterruptedException;

    /// Chooses one, from now on.
    void use(EngineChoice chosen);

    /// What has to be downloaded for it; empty where it is all here.
    Optional<Missing> missing(EngineChoice chosen);

    /// Downloads that.
    ///
    /// @param progress told how many bytes are there
    void download(EngineChoice chosen, LongConsumer progress) throws InterruptedException;
}
