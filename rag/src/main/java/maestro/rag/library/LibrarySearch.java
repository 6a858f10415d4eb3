package maestro.rag.library;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.library.store.StoredLabels;

/// What a request finds: the documents it is confined to, the question's vector, the index.
final class LibrarySearch {
    private final LibraryParts parts;
    private final StoredLabels labels;

    LibrarySearch(LibraryParts parts, StoredLabels labels) {
        this.parts = parts;
        this.labels = labels;
    }

    List<Hit> hits(SearchRequest request) {
        if (request.query().isBlank()) {
            return List.of();
        }
        Optional<Set<String>> within = within(request);
        if (within.filter(Set::isEmpty).isPresent()) {
            return List.of();
        }
        float[] vector =
                request.mode() == SearchMode.KEYWORD
                        ? null
                        : parts.embedder().get().embed(request.query());
        return parts.keeper()
                .get()
                .index()
                .search(
                        new IndexQuery(
                                request.query(),
                                vector,
                                request.mode(),
                                within.orElse(null),
                                request.limit(),
                                request.diversify()));
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
