package maestro.rag.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import org.jspecify.annotations.Nullable;

/// The folders that the library follows. Safe for use by several threads at once. Methods block, so
/// none is called on the screen's thread.
public interface Watches extends AutoCloseable {

    /// By path.
    List<WatchStatus> list();

    /// Files that could not be read, with why, and files that are gone, by path.
    ///
    /// @param most that are listed; [WatchStatus] counts all
    List<KnownFile> troubled(long id, int most);

    /// Follows a folder from now on. One that is followed already goes on with the new choices.
    ///
    /// @param collection that gets its documents, made where it does not exist; null for one of the
    ///   folder's name
    /// @throws LibraryException where it is no folder or the program's own
    /// @throws maestro.rag.library.CollectionNameException where the name breaks the rule
    WatchedFolder add(Path folder, @Nullable String collection, WhenGone whenGone);

    /// Does nothing with the folder until [#resume], also after a new start. A look at it that is
    /// under way ends, and keeps what it has.
    void pause(long id);

    void resume(long id);

    /// Follows the folder no longer. Its documents stay.
    void stop(long id);

    /// Looks at a folder now, and reads what is new or has changed.
    ///
    /// @param listener to the files that are read
    /// @throws InterruptedException where the thread was interrupted; what was read is kept
    LookSummary look(long id, Consumer<IngestEvent> listener) throws InterruptedException;

    /// Has a look at a folder as soon as there is time.
    void lookSoon(long id);

    /// Begins to follow all folders, on a thread of low priority and a little later, so that a
    /// window can open in peace. Costs next to nothing where there are none.
    void begin();

    /// Calls the listener, on any thread, when what [#list] says has changed.
    ///
    /// @return closes the subscription
    Library.Subscription onChange(Runnable listener);

    /// Stops a look that is under way within a second or so.
    @Override
    void close();
}
