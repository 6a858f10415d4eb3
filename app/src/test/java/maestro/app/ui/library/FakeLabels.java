package maestro.app.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import maestro.rag.label.Labels;
import maestro.rag.label.Marks;
import maestro.rag.label.SavedSearch;
import maestro.rag.label.Tag;
import maestro.rag.library.Document;

/// Labels on documents in memory.
final class FakeLabels implements Labels {
    private final Map<String, Document> documents;
    private final Runnable changed;
    private final Map<String, SavedSearch> searches = new TreeMap<>();

    FakeLabels(Map<String, Document> documents, Runnable changed) {
        this.documents = documents;
        this.changed = changed;
    }

    @Override
    public synchronized List<Tag> tags() {
        Map<String, Integer> counts = new TreeMap<>();
        documents
                .values()
                .forEach(d -> d.marks().tags().forEach(t -> counts.merge(t, 1, Integer::sum)));
        return counts.entrySet().stream().map(e -> new Tag(e.getKey(), e.getValue())).toList();
    }

    @Override
    public synchronized void tag(Set<String> documentIds, String tag) {
        change(
                documentIds,
                marks -> {
                    Set<String> all = new TreeSet<>(marks.tags());
                    all.add(Tag.name(tag));
                    return new Marks(List.copyOf(all), marks.note());
                });
    }

    @Override
    public synchronized void untag(Set<String> documentIds, String tag) {
        change(
                documentIds,
                marks ->
                        new Marks(
                                marks.tags().stream().filter(t -> !t.equals(tag)).toList(),
                                marks.note()));
    }

    @Override
    public synchronized void note(String documentId, String note) {
        change(Set.of(documentId), marks -> new Marks(marks.tags(), note.strip()));
    }

    @Override
    public synchronized List<SavedSearch> savedSearches() {
        return List.copyOf(searches.values());
    }

    @Override
    public synchronized void save(SavedSearch search) {
        searches.put(search.name(), search);
        changed.run();
    }

    @Override
    public synchronized void forget(String savedSearch) {
        searches.remove(savedSearch);
        changed.run();
    }

    private void change(Set<String> ids, UnaryOperator<Marks> how) {
        for (String id : ids) {
            documents.computeIfPresent(
                    id,
                    (_, d) ->
                            new Document(
                                    d.id(),
                                    d.title(),
                                    d.authors(),
                                    d.file(),
                                    d.format(),
                                    d.language(),
                                    d.bytes(),
                                    d.pages(),
                                    d.passages(),
                                    d.status(),
                                    d.message(),
                                    d.added(),
                                    d.publication(),
                                    how.apply(d.marks())));
        }
        changed.run();
    }
}
