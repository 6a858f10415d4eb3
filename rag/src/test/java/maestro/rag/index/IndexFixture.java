package maestro.rag.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.rag.document.Region;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// An index of small texts with the stand-in model's vectors.
final class IndexFixture implements AutoCloseable {
    static final HashingEmbedder EMBEDDER = new HashingEmbedder();
    final PassageIndex index;

    IndexFixture(Path folder) {
        this(folder, Searches.Settings.DEFAULT);
    }

    IndexFixture(Path folder, Searches.Settings settings) {
        index = PassageIndex.open(folder, EMBEDDER.fingerprint(), EMBEDDER.dimension(), settings);
    }

    static Passage passage(String id, int ordinal, String text, int start) {
        return new Passage(
                id,
                ordinal,
                text,
                start,
                start + text.length(),
                1,
                List.of(new Region(1, 72.25, 100.1, 400, 12.125)));
    }

    /// Replaces a document by passages that follow one another.
    void put(String id, String... texts) {
        put(new DocumentEntry(id, "", ""), texts);
    }

    void put(DocumentEntry document, String... texts) {
        index.replace(
                document,
                passages(document.id(), List.of(texts)),
                List.of(texts).stream().map(EMBEDDER::embed).toList());
    }

    /// One after the other.
    static List<Passage> passages(String id, List<String> texts) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (String text : texts) {
            passages.add(passage(id, passages.size(), text, start));
            start += text.length() + 1;
        }
        return passages;
    }

    IndexFixture refreshed() {
        index.refresh();
        return this;
    }

    List<Hit> search(String text, SearchMode mode) {
        return search(text, mode, null, 10, false);
    }

    List<Hit> search(
            String text,
            SearchMode mode,
            @Nullable Set<String> within,
            int limit,
            boolean diversify) {
        return index.search(
                new IndexQuery(text, EMBEDDER.embed(text), mode, within, limit, diversify));
    }

    /// The documents of the hits, best first.
    List<String> find(String text, SearchMode mode) {
        return search(text, mode).stream().map(h -> h.passage().documentId()).toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
