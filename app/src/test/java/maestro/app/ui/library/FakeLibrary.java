package maestro.app.ui.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import maestro.rag.document.Layout;
import maestro.rag.document.PageImage;
import maestro.rag.embedding.Embedder;
import maestro.rag.index.Hit;
import maestro.rag.label.Judgements;
import maestro.rag.label.Labels;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.Collection;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryModel;
import maestro.rag.library.LibraryReranking;
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// A library in memory that answers as it is told to.
public final class FakeLibrary implements Library {

    public final Map<String, Document> documents = new LinkedHashMap<>();
    public final Map<String, Set<String>> collections = new LinkedHashMap<>();
    public final List<IngestRequest> ingested = new CopyOnWriteArrayList<>();
    public final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    public List<Hit> hits = List.of();
    public @Nullable SearchRequest searched;
    public Optional<IndexWork> work = Optional.empty();
    final FakeJudgements judgements = new FakeJudgements();
    public final FakeModel model = new FakeModel();
    final FakeTrials trials = new FakeTrials(this);
    public final FakeReranking reranking = new FakeReranking();
    private final Labels labels = new FakeLabels(documents, this::changed);

    /// The stored text of every document; null where there is none.
    public @Nullable String text;

    /// What asking for documents throws; null where it works.
    public @Nullable RuntimeException broken;

    public BiFunction<IngestRequest, Consumer<IngestEvent>, IngestSummary> ingest =
            (_, _) -> new IngestSummary(0, 0, 0, 0, 0, 0, false);

    public static Document document(String id, String title, String... authors) {
        return new Document(
                id,
                title,
                List.of(authors),
                title + ".pdf",
                "pdf",
                "en",
                1000,
                12,
                80,
                Document.Status.INDEXED,
                Message.NONE,
                Instant.EPOCH);
    }

    public synchronized void put(Document document) {
        documents.put(document.id(), document);
        changed();
    }

    public void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public IngestSummary ingest(IngestRequest request, Consumer<IngestEvent> listener) {
        ingested.add(request);
        return ingest.apply(request, listener);
    }

    /// What [#readByOlderReaders] says.
    public final Set<String> older = new java.util.TreeSet<>();

    public final List<AgainRequest> readAgain = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public synchronized Set<String> readByOlderReaders() {
        return Set.copyOf(older);
    }

    @Override
    public IngestSummary readAgain(AgainRequest request, Consumer<IngestEvent> listener) {
        readAgain.add(request);
        listener.accept(new IngestEvent.Found(request.documentIds().size()));
        synchronized (this) {
            request.documentIds().forEach(older::remove);
        }
        request.documentIds()
                .forEach(id ->
                        listener.accept(
                                new IngestEvent.Ended(
                                        java.nio.file.Path.of(id, "file"),
                                        IngestEvent.Result.INDEXED,
                                        document(id).orElse(null),
                                        maestro.rag.message.Message.NONE)));
        return new IngestSummary(request.documentIds().size(), 0, 0, 0, 0, 0, false);
    }

    @Override
    public boolean stood(String documentId, int start, int end, String words) {
        return false;
    }

    @Override
    public synchronized List<Document> documents() {
        if (broken != null) {
            throw broken;
        }
        return new ArrayList<>(documents.values());
    }

    @Override
    public synchronized List<Document> documents(String collection) {
        return collections.getOrDefault(collection, Set.of()).stream().map(documents::get).toList();
    }

    @Override
    public Optional<Document> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    @Override
    public synchronized boolean remove(String documentId) {
        boolean there = documents.remove(documentId) != null;
        changed();
        return there;
    }

    @Override
    public Set<Field> edited(String documentId) {
        return Set.of();
    }

    @Override
    public synchronized boolean describe(String documentId, Description description) {
        Document known =
                documents.computeIfPresent(
                        documentId,
                        (_, d) ->
                                new Document(
                                        d.id(),
                                        description.title(),
                                        description.authors(),
                                        d.file(),
                                        d.format(),
                                        description.language(),
                                        d.bytes(),
                                        d.pages(),
                                        d.passages(),
                                        d.status(),
                                        d.message(),
                                        d.added(),
                                        description.publication(),
                                        d.marks()));
        changed();
        return known != null;
    }

    @Override
    public List<Hit> similar(String documentId, @Nullable Integer ordinal, int limit) {
        return hits;
    }

    @Override
    public boolean remark(String documentId, Message remark) {
        return false;
    }

    @Override
    public synchronized List<Collection> collections() {
        return collections.entrySet().stream()
                .map(e -> new Collection(e.getKey(), e.getValue().size()))
                .toList();
    }

    @Override
    public synchronized void createCollection(String name) {
        collections.put(name, new LinkedHashSet<>());
        changed();
    }

    @Override
    public synchronized void renameCollection(String name, String newName) {
        if (collections.containsKey(newName)) {
            throw new IllegalArgumentException("taken: " + newName);
        }
        Map<String, Set<String>> now = new LinkedHashMap<>();
        Collection renamed = new Collection(name, 0);
        collections.forEach((old, members) ->
                now.put(
                        renamed.holds(old) ? newName + old.substring(name.length()) : old,
                        members));
        collections.clear();
        collections.putAll(now);
        changed();
    }

    @Override
    public synchronized void removeCollection(String name) {
        collections.keySet().removeIf(new Collection(name, 0)::holds);
        changed();
    }

    @Override
    public synchronized void addToCollection(String name, Set<String> documentIds) {
        collections.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(documentIds);
        changed();
    }

    @Override
    public synchronized void removeFromCollection(String name, Set<String> documentIds) {
        collections.getOrDefault(name, new LinkedHashSet<>()).removeAll(documentIds);
        changed();
    }

    @Override
    public synchronized boolean merge(String keptId, Set<String> otherIds) {
        documents.keySet().removeAll(otherIds);
        changed();
        return documents.containsKey(keptId);
    }

    @Override
    public Judgements judgements() {
        return judgements;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<Hit> search(SearchRequest request) {
        searched = request;
        return hits;
    }

    @Override
    public Optional<String> text(String documentId) {
        return Optional.ofNullable(text);
    }

    @Override
    public Optional<Layout> layout(String documentId) {
        return Optional.ofNullable(text).map(t -> Layout.unpaged(t.length()));
    }

    @Override
    public Optional<Path> original(String documentId) {
        return Optional.empty();
    }

    @Override
    public List<Passage> passages(String documentId) {
        return List.of();
    }

    @Override
    public Optional<float[]> vector(String documentId, int ordinal) {
        return Optional.empty();
    }

    @Override
    public Optional<PageImage> page(String documentId, int page, double scale) {
        return Optional.empty();
    }

    @Override
    public ModelTrials trials() {
        return trials;
    }

    @Override
    public LibraryModel model() {
        return model;
    }

    @Override
    public LibraryReranking reranking() {
        return reranking;
    }

    @Override
    public Optional<IndexWork> indexWork() {
        return work;
    }

    @Override
    public Embedder embedder() {
        throw new UnsupportedOperationException("this library has no model");
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}

    public static Path path(String name) {
        return Path.of("somewhere", name);
    }
}
