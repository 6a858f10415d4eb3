package maestro.rag.library.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import maestro.rag.document.Layout;
import maestro.rag.document.PageImage;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.index.Hit;
import maestro.rag.label.Judgements;
import maestro.rag.label.Labels;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.Collection;
import maestro.rag.library.CollectionNameException;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.LibraryModel;
import maestro.rag.library.LibraryReranking;
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.ingest.Ingestion;
import maestro.rag.library.model.LocalTrials;
import maestro.rag.library.model.ModelSwitch;
import maestro.rag.library.search.ChosenReranker;
import maestro.rag.library.search.LibrarySearch;
import maestro.rag.library.search.Questions;
import maestro.rag.library.shared.Changes;
import maestro.rag.library.shared.Computing;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.LibrarySettings;
import maestro.rag.library.shared.StoredDocuments;
import maestro.rag.library.shared.StoredTexts;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Database;
import maestro.rag.library.store.StoredJudgements;
import maestro.rag.library.store.StoredLabels;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import maestro.rag.thread.LowPriority;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The library of one home folder:
///
/// ```java
/// try (Database database = Database.open(home);
///         Library library = LocalLibrary.open(home, database, () -> OnnxEmbedder.builtIn(models))) {
///     library.ingest(new IngestRequest(List.of(folder), null, PassageSettings.DEFAULT), event -> {});
///     library.search(SearchRequest.hybrid("how are bees counted?", 10));
/// }
/// ```
///
/// Opening returns at once. The embedding model and the index are opened in the background, and
/// what needs them waits; then folders and index are brought to agree with the catalogue, which
/// decides, while the library can already be used.
///
/// One ingestion runs at a time; another waits for it. It computes on as many threads as there are
/// cores. Queries are embedded on the thread that asks and wait for nothing that ingestion does.
///
/// A thread that is interrupted may use the library: nothing breaks, and the interrupt stays set.
/// The last few texts are kept in memory.
public final class LocalLibrary implements Library {
    private static final Logger LOG = LoggerFactory.getLogger(LocalLibrary.class);

    private final ExecutorService compute;
    private final ScheduledExecutorService changeThread;
    private final BackgroundStart start = new BackgroundStart();
    private final IngestionTurn turn = new IngestionTurn();
    private final LibraryParts parts;
    private final StoredDocuments stored;
    private final StoredLabels labels;
    private final StoredJudgements judgements;
    private final ChosenReranker reranking;
    private final LibrarySearch search;
    private final DocumentEdits edits;
    private final DocumentGroups groups;
    private final ModelSwitch model;
    private final LocalTrials trials;

    private LocalLibrary(Path home, LibrarySettings settings, Embedders embedders)
            throws IOException {
        this.compute = Computing.pool(settings.threads(), settings.priority());
        this.changeThread =
                Executors.newSingleThreadScheduledExecutor(Computing.named("maestro-changes-"));
        Changes changes = new Changes(changeThread);
        this.parts =
                LibraryParts.of(home, settings, changes, start.embedder(), start.keeper(), compute);
        parts.folders().clearIncoming();
        this.stored = new StoredDocuments(parts.catalogue(), parts.folders(), parts.texts());
        this.judgements = new StoredJudgements(parts.catalogue());
        this.labels = new StoredLabels(parts.catalogue(), parts.changes()::changed);
        this.reranking =
                new ChosenReranker(new RerankingModels(home.resolve("models")), changes::changed);
        Questions questions = new Questions(changes::changed);
        this.search = new LibrarySearch(parts, labels, stored, questions, reranking);
        this.trials = new LocalTrials(parts, home, embedders, search);
        this.edits = new DocumentEdits(parts, turn::closed);
        this.groups = new DocumentGroups(parts.catalogue().collections(), changes::changed);
        this.model =
                new ModelSwitch(
                        parts,
                        home,
                        settings.disk(),
                        embedders,
                        start.embedder(),
                        questions,
                        start.thread());
        start.begin(home, parts, model, turn::closed);
    }

    /// Opens the library of a home folder.
    ///
    /// @param database of the same folder; it stays open when the library is closed
    /// @param embedder makes the only model there is; called in the background; the library closes
    ///   it
    /// @throws LibraryException where the folder cannot be written
    public static LocalLibrary open(Path home, Database database, Supplier<Embedder> embedder) {
        return open(home, database, id -> embedder.get(), LowPriority::of);
    }

    /// As above.
    ///
    /// @param embedders opens the model that the library was made with, in the background
    /// @param priority of the threads that take documents in: [LowPriority#of], or
    ///   [LowPriority#idle] beside a screen
    public static LocalLibrary open(
            Path home,
            Database database,
            Embedders embedders,
            UnaryOperator<ThreadFactory> priority) {
        return open(home, LibrarySettings.of(home, database, priority), embedders);
    }

    static LocalLibrary open(Path home, LibrarySettings settings, Embedders embedders) {
        try {
            return new LocalLibrary(home.toAbsolutePath().normalize(), settings, embedders);
        } catch (IOException e) {
            throw new LibraryException(
                    Message.of("home.unusable", home.toString(), Words.of(e)), e, true);
        }
    }

    /// {@inheritDoc}
    ///
    /// Where another ingestion runs, this one waits for it. Events come from its worker threads.
    /// After an interrupt it returns within a second and leaves the interrupt set.
    @Override
    public IngestSummary ingest(IngestRequest request, Consumer<IngestEvent> listener) {
        return turn.take(new Ingestion(parts, request, listener), parts);
    }

    /// {@inheritDoc}
    ///
    /// It takes turns with ingestion, and behaves alike.
    @Override
    public IngestSummary readAgain(AgainRequest request, Consumer<IngestEvent> listener) {
        return turn.take(new Ingestion(parts, request, listener), parts);
    }

    @Override
    public Set<String> readByOlderReaders() {
        return parts.catalogue().readings().byOlderReaders();
    }

    @Override
    public boolean stood(String documentId, int start, int end, String words) {
        return stored.stood(documentId, start, end, words);
    }

    @Override
    public List<Document> documents() {
        return parts.catalogue().documents();
    }

    @Override
    public List<Document> documents(String collection) {
        return parts.catalogue().documents(collection.strip());
    }

    @Override
    public Optional<Document> document(String id) {
        return parts.catalogue().entry(id).map(Catalogue.Entry::document);
    }

    @Override
    public boolean remove(String documentId) {
        return edits.remove(documentId);
    }

    @Override
    public boolean merge(String keptId, Set<String> otherIds) {
        turn.checkOpen();
        return edits.merge(keptId, otherIds);
    }

    @Override
    public Set<Field> edited(String documentId) {
        return parts.catalogue().edited(documentId);
    }

    @Override
    public boolean describe(String documentId, Description description) {
        turn.checkOpen();
        return edits.describe(documentId, description);
    }

    @Override
    public boolean remark(String documentId, Message remark) {
        boolean found = parts.catalogue().remark(documentId, remark);
        parts.changes().changed();
        return found;
    }

    @Override
    public List<Collection> collections() {
        return parts.catalogue().collections().all();
    }

    /// {@inheritDoc}
    ///
    /// Names are trimmed, have 1 to 100 characters, and upper and lower case differ. Nothing
    /// happens where it exists.
    ///
    /// @throws CollectionNameException where the name breaks the rule
    @Override
    public void createCollection(String name) {
        groups.create(name);
    }

    @Override
    public void renameCollection(String name, String newName) {
        groups.rename(name, newName);
    }

    @Override
    public void removeCollection(String name) {
        groups.remove(name);
    }

    /// {@inheritDoc}
    ///
    /// The collection is made where it does not exist; ids of no document are passed over.
    @Override
    public void addToCollection(String name, Set<String> documentIds) {
        groups.add(name, documentIds);
    }

    @Override
    public void removeFromCollection(String name, Set<String> documentIds) {
        groups.takeOut(name, documentIds);
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public Judgements judgements() {
        return judgements;
    }

    @Override
    public List<Hit> search(SearchRequest request) {
        return search.hits(request);
    }

    @Override
    public List<Hit> similar(String documentId, @Nullable Integer ordinal, int limit) {
        return search.similar(documentId, ordinal, limit);
    }

    @Override
    public Optional<String> text(String documentId) {
        return stored.content(documentId).map(StoredTexts.Content::text);
    }

    @Override
    public Optional<Layout> layout(String documentId) {
        return stored.content(documentId).map(StoredTexts.Content::layout);
    }

    @Override
    public Optional<Path> original(String documentId) {
        return stored.original(documentId);
    }

    @Override
    public List<Passage> passages(String documentId) {
        return stored.content(documentId).map(StoredTexts.Content::passages).orElse(List.of());
    }

    @Override
    public Optional<float[]> vector(String documentId, int ordinal) {
        return stored.vector(documentId, ordinal, start.embedder().get().fingerprint());
    }

    @Override
    public Optional<PageImage> page(String documentId, int page, double scale) {
        return stored.page(documentId, page, scale);
    }

    @Override
    public Embedder embedder() {
        return start.embedder().get();
    }

    @Override
    public LibraryModel model() {
        return model;
    }

    @Override
    public ModelTrials trials() {
        return trials;
    }

    @Override
    public LibraryReranking reranking() {
        return reranking;
    }

    @Override
    public Optional<IndexWork> indexWork() {
        return parts.work().now();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return parts.changes().subscribe(listener);
    }

    /// Where catalogue, stored files and index disagree; empty where all is well. It waits until
    /// the repair that opening began has ended, and changes nothing.
    public List<Message> check() {
        turn.checkOpen();
        start.keeper().get();
        start.await();
        return Repair.disagreements(parts);
    }

    /// Cancels ingestion, keeping what has ended, and closes index and embedding model.
    @Override
    public void close() {
        if (turn.closed()) {
            return;
        }
        turn.close();
        boolean interrupted = Thread.interrupted();
        try {
            start.thread().join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        model.stop();
        trials.close();
        compute.shutdownNow();
        changeThread.shutdownNow();
        if (start.keeper().succeeded()) {
            attempt(start.keeper().get()::close);
        }
        if (start.embedder().succeeded()) {
            attempt(start.embedder().get()::close);
        }
        attempt(model::close);
        attempt(reranking::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("The library was not closed cleanly; the next start repairs it", e);
        }
    }
}
