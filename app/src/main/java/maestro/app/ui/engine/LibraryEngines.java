package maestro.app.ui.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import maestro.rag.embedding.model.Downloader;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.embedding.torch.Engines.State;
import maestro.rag.embedding.torch.TorchDownloads;
import maestro.rag.embedding.torch.TorchDownloads.Missing;
import maestro.rag.embedding.torch.Verdict;
import maestro.rag.library.Library;

/// The engines of an open library.
public record LibraryEngines(
        Engines engines, Library library, Path modelsFolder, Downloader downloader)
        implements EngineWork {

    @Override
    public EngineChoice choice() {
        return engines.choice();
    }

    @Override
    public State state() {
        return engines.state();
    }

    @Override
    public void onChange(Runnable listener) {
        engines.onChange(listener);
    }

    @Override
    public Verdict probe(EngineChoice chosen) throws InterruptedException {
        return chosen.kind() == EngineChoice.Kind.ONNX
                ? Verdict.onProcessor(library.embedder())
                : engines.probe(chosen, library.model().id());
    }

    @Override
    public void use(EngineChoice chosen) {
        engines.use(chosen);
    }

    @Override
    public Optional<Missing> missing(EngineChoice chosen) {
        return TorchDownloads.missing(chosen, modelsFolder);
    }

    @Override
    public void download(EngineChoice chosen, LongConsumer progress) throws InterruptedException {
        new TorchDownloads(downloader).fetch(chosen, modelsFolder, progress);
    }
}
