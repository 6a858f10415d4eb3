package maestro.rag.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexException;
import maestro.rag.index.IndexLockedException;
import maestro.rag.index.IndexMismatchException;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.field.Fields;
import maestro.rag.index.field.LanguageAnalyzer;
import maestro.rag.index.ranking.Searches;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.Version;

/// Passages that can be found by their words and by their meaning. Safe for use by several threads
/// at once.
///
/// ```java
/// try (var index = PassageIndex.open(folder, embedder.fingerprint(), embedder.dimension())) {
///     index.replace(new DocumentEntry(id, "On retrieval", "en"), passages, vectors);
///     index.commit();
///     var query = new IndexQuery(text, embedder.embed(text), SearchMode.HYBRID, null, 10, true);
///     List<Hit> hits = index.search(query);
/// }
/// ```
///
/// What is replaced or removed is seen by searches a fifth of a second later, or after [#refresh],
/// and survives the process once [#commit] has returned. A process that dies before leaves the
/// index as it was at the last commit.
///
/// Up to 20,000 candidate passages every vector is compared, and the same passages give the same
/// hits in whatever order they came in; above that a graph (HNSW) finds nearly all of the nearest.
public final class PassageIndex implements AutoCloseable {
    private static final long REFRESH_MILLISECONDS = 200;

    /// Each segment is searched by itself. A first ingestion of a million passages leaves 22, half
    /// of them small.
    private static final int MOST_SEGMENTS = 12;

    private static final int TIDY_SEGMENTS = 8;

    private final Directory directory;
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final SearcherManager searchers;
    private final Searches searches;
    private final int dimension;
    private final IndexThread thread;
    private final AtomicBoolean refreshPlanned = new AtomicBoolean();
    private final AtomicBoolean large;
    private final boolean outdated;

    private PassageIndex(
            Directory directory,
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            SearcherManager searchers,
            Searches searches,
            int dimension,
            IndexThread thread,
            AtomicBoolean large,
            boolean outdated) {
        this.directory = directory;
        this.writer = writer;
        this.merges = merges;
        this.searchers = searchers;
        this.searches = searches;
        this.dimension = dimension;
        this.thread = thread;
        this.large = large;
        this.outdated = outdated;
    }

    /// Opens the index in a folder, which is made where missing.
    ///
    /// @param fingerprint of the model whose vectors go in and are searched with
    /// @param dimension of these vectors
    /// @throws IndexMismatchException when the index holds vectors of another model
    /// @throws IndexDamagedException when there is an index that can't be read
    /// @throws IndexLockedException when another process has it open
    /// @throws IndexException when the folder can't be used
    public static PassageIndex open(Path folder, Fingerprint fingerprint, int dimension) {
        return open(folder, fingerprint, dimension, Searches.Settings.DEFAULT);
    }

    static PassageIndex open(
            Path folder, Fingerprint fingerprint, int dimension, Searches.Settings settings) {
        return open(
                () -> FSDirectory.open(Files.createDirectories(folder)),
                folder.toString(),
                new CommitLabel(fingerprint, dimension),
                settings);
    }

    /// @param where of the index, to be said in messages
    static PassageIndex open(
            Callable<Directory> directory,
            String where,
            CommitLabel label,
            Searches.Settings settings) {
        IndexThread thread = new IndexThread();
        try {
            return thread.call(
                    Message.of("index.unopened", where),
                    () -> {
                        try {
                            return open(directory.call(), label, settings, thread);
                        } catch (LockObtainFailedException e) {
                            throw new IndexLockedException(Message.of("index.locked", where), e);
                        }
                    });
        } catch (RuntimeException | Error e) {
            thread.close();
            throw e;
        }
    }

    private static PassageIndex open(
            Directory directory, CommitLabel label, Searches.Settings settings, IndexThread thread)
            throws IOException {
        IndexWriter writer = null;
        try {
            boolean exists = DirectoryReader.indexExists(directory);
            boolean outdated = false;
            Map<String, String> written = label.toMap();
            if (exists) {
                SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
                String layout = label.check(commit.getUserData());
                written = label.toMap(layout);
                outdated =
                        CommitLabel.outdated(layout)
                                || commit.getIndexCreatedVersionMajor() < Version.LATEST.major;
            }
            AtomicBoolean large = new AtomicBoolean();
            LanguageAnalyzer analyzer = new LanguageAnalyzer();
            ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
            writer =
                    new IndexWriter(
                            directory,
                            PassageIndexCodec.configuration(analyzer, large)
                                    .setMergeScheduler(merges));
            large.set(writer.getDocStats().numDocs > settings.exactBelow());
            writer.setLiveCommitData(written.entrySet());
            if (!exists) {
                writer.commit();
            }
            return new PassageIndex(
                    directory,
                    writer,
                    merges,
                    new SearcherManager(writer, Searches.SEARCHERS),
                    new Searches(analyzer, settings),
                    label.dimension(),
                    thread,
                    large,
                    outdated);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /// Whether an older Lucene began it, or a program that put in less than this one. It serves all
    /// the same, but no merge makes it younger, and the Lucene after this one refuses what the one
    /// before it began: it is to be made again in time.
    public boolean outdated() {
        return outdated;
    }

    /// Puts a document's passages in the place of those it had.
    ///
    /// @param vectors one for each passage, of norm 1
    public void replace(DocumentEntry document, List<Passage> passages, List<float[]> vectors) {
        if (passages.size() != vectors.size()) {
            throw new IllegalArgumentException(
                    passages.size() + " passages with " + vectors.size() + " vectors");
        }
        for (float[] vector : vectors) {
            if (vector.length != dimension) {
                throw new IllegalArgumentException(
                        "A vector of " + vector.length + " in an index of " + dimension);
            }
        }
        for (Passage passage : passages) {
            if (!passage.documentId().equals(document.id())) {
                throw new IllegalArgumentException(
                        "A passage of " + passage.documentId() + " for " + document.id());
            }
        }
        Term id = new Term(Fields.DOCUMENT, document.id());
        change(() ->
                passages.isEmpty()
                        ? writer.deleteDocuments(id)
                        : writer.updateDocuments(
                                id, Fields.documents(document, passages, vectors)));
    }

    /// Removes a document's passages, if it has any.
    public void remove(String documentId) {
        change(() -> writer.deleteDocuments(new Term(Fields.DOCUMENT, documentId)));
    }

    private void change(Callable<Long> work) {
        thread.call(
                Message.of("index.unchanged"),
                () -> {
                    work.call();
                    large.set(writer.getDocStats().numDocs > searches.settings().exactBelow());
                    return true;
                });
        if (refreshPlanned.compareAndSet(false, true)) {
            thread.later(
                    () -> {
                        refreshPlanned.set(false);
                        try {
                            searchers.maybeRefreshBlocking();
                        } catch (IOException | RuntimeException e) {
                            // The next change, refresh or commit meets the same trouble and tells.
                        }
                    },
                    REFRESH_MILLISECONDS);
        }
    }

    /// Writes everything to disk, and shows it to searches.
    public void commit() {
        thread.call(
                Message.of("index.unsaved"),
                () -> {
                    // BM25 counts words of deleted passages, too, until they are merged away. In a
                    // small index that is cheap, and makes scores independent of its history.
                    if (writer.hasDeletions()
                            && writer.getDocStats().numDocs <= searches.settings().exactBelow()) {
                        writer.forceMergeDeletes(true);
                    }
                    writer.commit();
                    searchers.maybeRefreshBlocking();
                    return true;
                });
    }

    /// Joins segments where much was put in, so that searches have fewer of them to go through, and
    /// saves. Among a million passages that takes minutes, and hybrid search a quarter less time
    /// afterwards; the index serves and is changed meanwhile, and closing it ends this early.
    ///
    /// @param room whether the disk has so many bytes left: the joined segments stand beside those
    ///   they are made of for a while, and a full disk would end the writer
    public void tidy(LongPredicate room) {
        tidy(MOST_SEGMENTS, TIDY_SEGMENTS, room);
    }

    void tidy(int most, int wanted, LongPredicate room) {
        try {
            if (read(s -> s.getIndexReader().leaves().size()) > most && room.test(bytes())) {
                thread.call(
                        Message.of("index.unchanged"),
                        () -> {
                            writer.forceMerge(wanted, false);
                            return true;
                        });
                merges.sync();
                commit();
            }
        } catch (IllegalStateException e) {
            // Closed meanwhile
        }
    }

    private long bytes() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return bytes;
        } catch (IOException | AlreadyClosedException e) {
            throw IndexThread.failure(Message.of("index.unread"), e);
        }
    }

    /// Whether a fault, such as a full disk, has ended the writer: nothing can be changed until the
    /// index is opened again; what was committed can be searched.
    public boolean broken() {
        return !writer.isOpen();
    }

    /// Makes all changes so far visible to searches. Takes 5 to 30 ms.
    public void refresh() {
        thread.call(
                Message.of("index.unread"),
                () -> {
                    searchers.maybeRefreshBlocking();
                    return true;
                });
    }

    /// Document ids, each with how many passages of it a search can find, all changes so far
    /// included.
    public Map<String, Integer> passageCounts() {
        refresh();
        return read(searcher -> {
            Map<String, Integer> counts = new HashMap<>();
            PassageLookup.count(searcher.getIndexReader(), counts);
            return counts;
        });
    }

    /// Hits, best first. Blank text, or words too common to look for, find nothing by words.
    public List<Hit> search(IndexQuery query) {
        if (query.vector() != null && query.vector().length != dimension) {
            throw new IllegalArgumentException(
                    "A vector of " + query.vector().length + " for an index of " + dimension);
        }
        return read(searcher -> searches.search(searcher, query));
    }

    /// The vector of a passage at full precision, or empty where there is no such passage.
    public Optional<float[]> vector(String documentId, int ordinal) {
        return read(s -> PassageLookup.vector(s.getIndexReader(), documentId, ordinal));
    }

    private void save() throws IOException {
        if (writer.isOpen()) {
            writer.commit();
        }
    }

    private interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw IndexThread.failure(Message.of("index.unsearched"), e);
        }
    }

    /// Saves what is not saved yet. Searches that are under way end first; segments that are just
    /// being joined stay as they were, since that can take a minute.
    @Override
    public void close() {
        try {
            thread.call(
                    Message.of("index.unsaved"),
                    () -> {
                        // Each of them, whatever fails
                        IOUtils.close(searchers, this::save, writer::rollback, directory);
                        return true;
                    });
        } catch (IllegalStateException e) {
            // Closed before
        } finally {
            thread.close();
            searches.threads().shutdown();
        }
    }
}
