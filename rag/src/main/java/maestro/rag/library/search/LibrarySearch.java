package maestro.rag.library.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.Meaning;
import maestro.rag.index.PassageCondition;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.label.Expression;
import maestro.rag.label.QueryField;
import maestro.rag.library.Document;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.StoredDocuments;
import maestro.rag.library.shared.StoredTexts;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.StoredLabels;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// What a request finds: the documents it is confined to, the question's vector, the index.
public final class LibrarySearch {
    private final LibraryParts parts;

    /// A long book's vectors are read from its folder one by one.
    private static final int MOST_AVERAGED = 200;

    private final StoredLabels labels;
    private final StoredDocuments stored;
    private final Questions questions;
    private final ChosenReranker reranking;

    /// @param labels what documents are asked for by
    /// @param reranking orders the first hits anew, where one is chosen
    public LibrarySearch(
            LibraryParts parts,
            StoredLabels labels,
            StoredDocuments stored,
            Questions questions,
            ChosenReranker reranking) {
        this.questions = questions;
        this.reranking = reranking;
        this.parts = parts;
        this.labels = labels;
        this.stored = stored;
    }

    /// What a request finds, best first.
    public List<Hit> hits(SearchRequest request) {
        return asked(request)
                .map(asked -> search(model -> asked.by(model, questions.vector(request, model))))
                .orElse(List.of());
    }

    /// What another index than the library's holds, by its own model, which has to answer.
    public List<Hit> hits(SearchRequest request, Embedder model, PassageIndex index) {
        return asked(request)
                .map(asked ->
                        index.search(
                                asked.by(
                                        model,
                                        request.mode() == SearchMode.KEYWORD
                                                ? null
                                                : model.embedQuery(request.query()))))
                .orElse(List.of());
    }

    /// A request that something may be found for, as yet without a vector.
    private interface Asked {
        IndexQuery by(Embedder model, float @Nullable [] vector);
    }

    private Optional<Asked> asked(SearchRequest request) {
        if (request.query().isBlank()) {
            return Optional.empty();
        }
        Optional<Set<String>> within = within(request);
        if (within.filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        PassageCondition condition =
                request.condition() == null ? null : condition(request.condition());
        return Optional.of((model, vector) ->
                new IndexQuery(
                        request.query(),
                        vector,
                        request.mode(),
                        within.orElse(null),
                        request.limit(),
                        request.diversify(),
                        condition,
                        Meaning.of(model),
                        request.patience().isZero()
                                ? null
                                : reranking.now(request.patience()).orElse(null)));
    }

    /// Asks the index with the vectors of its own model, also where both are exchanged meanwhile.
    private List<Hit> search(Function<Embedder, IndexQuery> made) {
        while (true) {
            Embedder model = parts.embedder().get();
            IndexQuery query = made.apply(model);
            Optional<List<Hit>> hits =
                    parts.keeper()
                            .get()
                            .read(index ->
                                    parts.embedder().get() == model
                                            ? Optional.of(index.search(query))
                                            : Optional.empty());
            if (hits.isPresent()) {
                return hits.get();
            }
        }
    }

    /// Facts about documents become the documents of which they hold.
    private PassageCondition condition(Expression expression) {
        return switch (expression) {
            case Expression.Words(String words) -> new PassageCondition.Words(words);
            case Expression.Phrase(String words) -> new PassageCondition.Phrase(words);
            case Expression.Field(QueryField field, String value) ->
                    new PassageCondition.In(labels.holding(field, value));
            case Expression.All(List<Expression> all) ->
                    new PassageCondition.All(all.stream().map(this::condition).toList());
            case Expression.Any(List<Expression> any) ->
                    new PassageCondition.Any(any.stream().map(this::condition).toList());
            case Expression.Not(Expression part) -> new PassageCondition.Not(condition(part));
        };
    }

    /// What is like a passage, or like a document as a whole, in other documents: by its vector and
    /// its words, as if it were a question.
    public List<Hit> similar(String documentId, @Nullable Integer ordinal, int limit) {
        Optional<StoredTexts.Content> content = stored.content(documentId);
        Optional<Document> document =
                parts.catalogue().entry(documentId).map(Catalogue.Entry::document);
        if (content.isEmpty() || document.isEmpty()) {
            return List.of();
        }
        List<Passage> passages = content.get().passages();
        if (ordinal != null && (ordinal < 0 || ordinal >= passages.size())) {
            return List.of();
        }
        String words =
                ordinal != null
                        ? passages.get(ordinal).text()
                        : document.get().title() + " " + document.get().publication().summary();
        PassageCondition elsewhere =
                new PassageCondition.Not(new PassageCondition.In(Set.of(documentId)));
        return search(model -> {
            Fingerprint made = model.fingerprint();
            Optional<float[]> vector =
                    ordinal == null
                            ? mean(documentId, passages.size(), made)
                            : stored.vector(documentId, ordinal, made);
            return new IndexQuery(
                    words,
                    vector.orElse(null),
                    SearchMode.HYBRID,
                    null,
                    limit,
                    true,
                    elsewhere,
                    Meaning.of(model),
                    null);
        });
    }

    /// Of a document's passages, spread evenly over it where they are many.
    private Optional<float[]> mean(String documentId, int passages, Fingerprint made) {
        float[] sum = new float[0];
        int step = Math.max(1, passages / MOST_AVERAGED);
        for (int i = 0; i < passages; i += step) {
            Optional<float[]> vector = stored.vector(documentId, i, made);
            if (vector.isPresent()) {
                float[] one = vector.get();
                if (sum.length == 0) {
                    sum = new float[one.length];
                }
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += one[d];
                }
            }
        }
        double square = 0;
        for (float number : sum) {
            square += (double) number * number;
        }
        if (square == 0) {
            return Optional.empty();
        }
        for (int d = 0; d < sum.length; d++) {
            sum[d] = (float) (sum[d] / Math.sqrt(square));
        }
        return Optional.of(sum);
    }

    /// The ids of the documents that collections and filter leave; empty where neither is asked
    /// for.
    private Optional<Set<String>> within(SearchRequest request) {
        Set<String> within = null;
        if (!request.collections().isEmpty()) {
            within =
                    parts.catalogue()
                            .collections()
                            .idsIn(
                                    request.collections().stream()
                                            .map(String::strip)
                                            .collect(Collectors.toSet()));
        }
        if (request.filter().narrows()) {
            Set<String> fitting = new HashSet<>(labels.fitting(request.filter()));
            if (within != null) {
                fitting.retainAll(within);
            }
            within = fitting;
        }
        return Optional.ofNullable(within);
    }
}
