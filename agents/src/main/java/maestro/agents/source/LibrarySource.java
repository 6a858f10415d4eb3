package maestro.agents.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import maestro.agents.mission.Egress;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Quote;
import maestro.rag.document.Layout;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// The library, or one collection of it, as it is when this is made: documents that are added later
/// are neither listed nor found, so that a mission sees one set of documents from start to end.
public final class LibrarySource implements Source {
    private static final int MOST_TEXTS = 32;
    private static final int MOST_LAYOUTS = 16;
    private static final int MOST_PASSAGE_LISTS = 64;
    private static final int MOST_VECTORS = 20_000;
    private static final int MOST_SENTENCES = 4_000;
    private static final int MOST_HITS = 1_000;

    /// A mission's notes must not depend on how fast the machine is: all of the first hits are read
    /// where that takes no longer than this, or than the mission may take altogether.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Place(String documentId, int ordinal) {}

    private final Library library;
    private final Set<String> collections;
    private final String own;
    private final Duration patience;
    private final Function<String, Optional<FetchedFrom>> origins;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Bounded<String, String> texts = new Bounded<>(MOST_TEXTS);
    private final Bounded<String, Layout> layouts = new Bounded<>(MOST_LAYOUTS);
    private final Bounded<String, List<Passage>> passages = new Bounded<>(MOST_PASSAGE_LISTS);
    private final Bounded<Place, float[]> vectors = new Bounded<>(MOST_VECTORS);
    private final Bounded<String, float[]> sentences = new Bounded<>(MOST_SENTENCES);

    /// @param collection null for the whole library; one that does not exist holds no documents
    public LibrarySource(Library library, @Nullable String collection) {
        this(
                library,
                collection == null ? Set.of() : Set.of(collection),
                collection == null ? "" : collection,
                PATIENCE,
                collection == null ? library.documents() : library.documents(collection),
                _ -> Optional.empty());
    }

    /// For a mission.
    ///
    /// @param own the collection that gets what the mission fetches
    /// @param origins tells where documents were fetched from
    /// @throws EmbeddingException where the library's model is on another machine, and the mission
    ///   may send no passages away
    public static LibrarySource of(
            Library library,
            Mission mission,
            String own,
            Function<String, Optional<FetchedFrom>> origins) {
        if (mission.egress() != Egress.REMOTE && !library.embedder().onThisMachine()) {
            throw new EmbeddingException(Message.of("embedding.mission"), null);
        }
        String collection = mission.collection();
        Duration time = mission.limits().time();
        Duration patience = time.compareTo(PATIENCE) < 0 ? time : PATIENCE;
        if (!mission.sources().library()) {
            return new LibrarySource(library, Set.of(own), own, patience, List.of(), origins);
        }
        return collection == null
                ? new LibrarySource(library, Set.of(), own, patience, library.documents(), origins)
                : new LibrarySource(
                        library,
                        Set.of(collection, own),
                        own,
                        patience,
                        library.documents(collection),
                        origins);
    }

    private LibrarySource(
            Library library,
            Set<String> collections,
            String own,
            Duration patience,
            List<Document> all,
            Function<String, Optional<FetchedFrom>> origins) {
        this.library = library;
        this.collections = collections;
        this.own = own;
        this.patience = patience;
        this.origins = origins;
        all.stream()
                .sorted(Comparator.comparing(Document::id))
                .forEach(document -> documents.put(document.id(), document));
    }

    @Override
    public Source including(Set<String> documentIds) {
        Map<String, Document> found = new HashMap<>();
        documentIds.forEach(id -> library.document(id).ifPresent(d -> found.put(d.id(), d)));
        if (!collections.isEmpty() && !found.isEmpty()) {
            // where a branch goes on they are in the other mission's
            library.addToCollection(own, found.keySet());
        }
        Map<String, Document> all = new HashMap<>(documents);
        all.putAll(found);
        return new LibrarySource(
                library, collections, own, patience, List.copyOf(all.values()), origins);
    }

    @Override
    public Optional<FetchedFrom> origin(String documentId) {
        return origins.apply(documentId);
    }

    @Override
    public List<Document> documents() {
        return List.copyOf(documents.values());
    }

    @Override
    public Optional<Document> document(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    @Override
    public List<Hit> search(String query, int limit, boolean diversify) {
        if (documents.isEmpty() || query.isBlank()) {
            return List.of();
        }
        int most = Math.min(limit, MOST_HITS);
        List<Hit> hits = find(query, most, diversify);
        if (hits.size() == most && !allKnown(hits)) {
            // some places went to documents that came later: ask for more in their stead
            hits = find(query, Math.min(2 * most, MOST_HITS), diversify);
        }
        List<Hit> known = new ArrayList<>();
        for (Hit hit : hits) {
            if (documents.containsKey(hit.passage().documentId()) && known.size() < most) {
                known.add(ranked(hit, known.size() + 1));
            }
        }
        return known;
    }

    private List<Hit> find(String query, int limit, boolean diversify) {
        return library.search(
                new SearchRequest(query, SearchMode.HYBRID, collections, limit, diversify)
                        .patient(patience));
    }

    private boolean allKnown(List<Hit> hits) {
        return hits.stream().allMatch(h -> documents.containsKey(h.passage().documentId()));
    }

    private static Hit ranked(Hit hit, int rank) {
        return hit.rank() == rank
                ? hit
                : new Hit(
                        rank,
                        hit.score(),
                        hit.keywordRank(),
                        hit.semanticRank(),
                        hit.similarity(),
                        hit.passage());
    }

    @Override
    public String text(String documentId) {
        return texts.get(known(documentId), id -> library.text(id).orElseThrow(() -> missing(id)));
    }

    @Override
    public List<Passage> passages(String documentId) {
        return passages.get(known(documentId), library::passages);
    }

    @Override
    public float[] vector(Passage passage) {
        Place place = new Place(known(passage.documentId()), passage.ordinal());
        return vectors.get(
                        place,
                        p ->
                                library.vector(p.documentId(), p.ordinal())
                                        .orElseThrow(() -> missing(p.documentId())))
                .clone();
    }

    @Override
    public List<float[]> embed(List<String> wanted) {
        Embedder embedder = library.embedder();
        return embedder.batch() > 1
                ? embedder.embedAll(wanted)
                : wanted.parallelStream()
                        .map(text -> sentences.get(text, embedder::embed).clone())
                        .toList();
    }

    @Override
    public Quote quote(String documentId, int start, int end) {
        String text = text(documentId);
        if (start < 0 || end <= start || end > text.length()) {
            throw new IllegalArgumentException(
                    "A quote from %d to %d is not in the %d characters of document %s"
                            .formatted(start, end, text.length(), documentId));
        }
        Layout layout =
                layouts.get(documentId, id -> library.layout(id).orElseThrow(() -> missing(id)));
        return new Quote(
                documentId,
                start,
                end,
                text.substring(start, end),
                layout.pageAt(start),
                layout.regions(start, end));
    }

    @Override
    public boolean stood(Quote quote) {
        return library.stood(quote.documentId(), quote.start(), quote.end(), quote.text());
    }

    @Override
    public String embeddingModel() {
        return library.embedder().fingerprint().model();
    }

    @Override
    public List<String> embeddingLanguages() {
        return library.embedder().languages();
    }

    private String known(String documentId) {
        if (!documents.containsKey(documentId)) {
            throw missing(documentId);
        }
        return documentId;
    }

    private static NoSuchElementException missing(String documentId) {
        return new NoSuchElementException(
                "Document %s is not in the library any more".formatted(documentId));
    }
}
