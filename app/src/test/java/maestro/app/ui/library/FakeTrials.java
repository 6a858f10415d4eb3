package maestro.app.ui.library;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.index.Hit;
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;

/// Models that find what the library does, or cannot be loaded.
final class FakeTrials implements ModelTrials {
    private final FakeLibrary library;
    List<EmbeddingModel> models = List.of(EmbeddingModel.BUILT_IN);
    boolean broken;
    Consumer<Progress> before = _ -> {};

    FakeTrials(FakeLibrary library) {
        this.library = library;
    }

    @Override
    public List<EmbeddingModel> models() {
        return models;
    }

    @Override
    public Sample sample(Set<String> first) {
        return new Sample(library.documents.keySet(), 80, true);
    }

    @Override
    public Trial open(String id, Sample sample, Progress progress) {
        before.accept(progress);
        if (broken) {
            throw new EmbeddingException(Message.of("embedding.missing", id), null);
        }
        progress.embedded(40, sample.passages());
        return new Trial() {
            @Override
            public List<Hit> search(SearchRequest request) {
                return library.search(request);
            }

            @Override
            public void close() {}
        };
    }
}
