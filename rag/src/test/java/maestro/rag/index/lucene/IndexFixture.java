package maestro.rag.index.lucene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.rag.document.Region;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.index.ranking.Searches;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// An index of small texts with the stand-in model's vectors.
public final class IndexFixture implements AutoCloseable {
    public static final HashingEmbedder EMBEDDER = new HashingEmbedder();
    public final PassageIndex index;

    public IndexFixture(Path folder) {
        this(folder, Searches.Settings.DEFAULT);
    }

    public IndexFixture(Path folder, Searches.Settings settings) {
        index = PassageIndex.open(folder, EMBEDDER.fingerprint(), EMBEDDER.dimension(), settings);
    }

    public static Passage passage(String id, int ordinal, String text, int start) {
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
    public void put(String id, String... texts) {
        put(new DocumentEntry(id, "", ""), texts);
    }

    public void put(DocumentEntry document, String... texts) {
        index.replace(
                document,
                passages(document.id(), List.of(texts)),
                List.of(texts).stream().map(EMBEDDER::embed).toList());
    }

    /// One after the other.
    public static List<Passage> passages(String id, List<String> texts) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (String text : texts) {
            passages.add(passage(id, passages.size(), text, start));
            start += text.length() + 1;
        }
        return passages;
    }

    public IndexFixture refreshed() {
        index.refresh();
        return this;
    }

    public List<Hit> search(String text, SearchMode mode) {
        return search(text, mode, null, 10, false);
    }

    public List<Hit> search(
            String text,
            SearchMode mode,
            @Nullable Set<String> within,
            int limit,
            boolean diversify) {
        return index.search(
                new IndexQuery(text, EMBEDDER.embed(text), mode, within, limit, diversify));
    }

    /// The documents of the hits, best first.
    public List<String> find(String text, SearchMode mode) {
        return search(text, mode).stream().map(h -> h.passage().documentId()).toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
