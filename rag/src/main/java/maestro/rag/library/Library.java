package maestro.rag.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import maestro.rag.document.Layout;
import maestro.rag.document.PageImage;
import maestro.rag.embedding.Embedder;
import maestro.rag.index.Hit;
import maestro.rag.label.Judgements;
import maestro.rag.label.Labels;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// The user's documents. Safe for use by several threads at once. Methods block, so none is called
/// on the screen's thread.
///
/// What it cannot do for reasons outside the program (a full disk, a catalogue that cannot be read)
/// comes as [LibraryException] with a message to act on; unknown documents come as empty results.
public interface Library extends AutoCloseable {

    /// Adds files, several at once, until done or interrupted. A file that is refused never stops
    /// the others. When this returns, everything that ended as indexed or partial is on disk and
    /// can be found.
    IngestSummary ingest(IngestRequest request, Consumer<IngestEvent> listener);

    /// The documents that an older version of the program read, which a newer one may read better:
    /// with headings, or tables. Those that another one stands for are left out.
    Set<String> readByOlderReaders();

    /// Reads documents of the library once more, from its own copies of their files, while what is
    /// there serves. What the user has said of them stays, and so do their texts where nothing is
    /// better now; a text that was quoted is kept beside the new one. Judgements move with their
    /// words.
    ///
    /// @param listener hears of each document under the name of its file in a folder with the
    ///   document's id
    IngestSummary readAgain(AgainRequest request, Consumer<IngestEvent> listener);

    /// Whether these words stand at this place of a document's text, or stood there in a text that
    /// was read of it before.
    boolean stood(String documentId, int start, int end, String words);

    /// All documents, oldest first.
    List<Document> documents();

    /// The documents of a collection, oldest first; empty where there is no such collection.
    List<Document> documents(String collection);

    Optional<Document> document(String id);

    /// Removes a document from library and index.
    ///
    /// @return false where there was none
    boolean remove(String documentId);

    /// Lets one document stand for others that are the same work: it gets their tags, notes and
    /// collections, and what it lacks of their descriptions. They are listed and found no longer,
    /// but can be opened by their ids as before, so that what cites them still resolves.
    ///
    /// @return false where one of them is not there; then nothing has changed
    boolean merge(String keptId, Set<String> otherIds);

    /// Gives a document another title, other authors, … which are found from then on, too.
    ///
    /// @return false where there is no such document
    boolean describe(String documentId, Description description);

    /// What somebody has said of a document otherwise than its file does.
    Set<Field> edited(String documentId);

    /// Says what became of a document's file, after what the document itself has to say: it is part
    /// of [Document#message] from then on.
    ///
    /// @param remark nothing takes back what was said
    /// @return false where there is no such document
    boolean remark(String documentId, Message remark);

    /// All collections by name. One whose name goes on from that of another after a slash
    /// ("RAG/Evaluation") lies in it, and its documents are in both.
    List<Collection> collections();

    void createCollection(String name);

    /// Gives a collection another name; its documents stay in it. Nothing happens where there is
    /// none of the old name.
    ///
    /// @throws CollectionNameException where the new name breaks the rule for names or is taken
    void renameCollection(String name, String newName);

    /// Removes the group and those in it; its documents stay in the library.
    void removeCollection(String name);

    void addToCollection(String name, Set<String> documentIds);

    void removeFromCollection(String name, Set<String> documentIds);

    /// Tags, notes and saved searches.
    Labels labels();

    /// What the user thinks of what searches find.
    Judgements judgements();

    List<Hit> search(SearchRequest request);

    /// Passages of other documents that are like one of a document's, or like the document as a
    /// whole; best first, spread over documents.
    ///
    /// @param ordinal of the passage; null for the whole document
    /// @param limit most hits, 1 to 1,000
    List<Hit> similar(String documentId, @Nullable Integer ordinal, int limit);

    /// The stored text that ranges point into.
    Optional<String> text(String documentId);

    Optional<Layout> layout(String documentId);

    /// The library's own copy of the file, to be read and not to be changed.
    Optional<Path> original(String documentId);

    /// All passages of a document in order.
    List<Passage> passages(String documentId);

    /// The stored vector of a passage that a search or [#passages] returned.
    Optional<float[]> vector(String documentId, int ordinal);

    /// A page drawn to pixels.
    ///
    /// @param page from 1
    /// @param scale pixels for each PDF point, 0.1 to 8
    /// @return empty where the document has no such page or its format has no pages
    Optional<PageImage> page(String documentId, int page, double scale);

    /// The model that the index was made with, for those who need vectors of their own (sentences,
    /// questions).
    Embedder embedder();

    /// Which model that is, and its change for another one.
    LibraryModel model();

    /// What others would find.
    ModelTrials trials();

    /// The model that orders the first hits of a search anew, where one is chosen.
    LibraryReranking reranking();

    /// What is done to the index in the background; empty where nothing is. Searches go on
    /// meanwhile.
    Optional<IndexWork> indexWork();

    /// Calls the listener, on a thread of the library's, after documents or collections have
    /// changed, and as work on the index goes on.
    ///
    /// @return closes the subscription
    Subscription onChange(Runnable listener);

    @Override
    void close();

    /// A subscription that ends when closed.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
