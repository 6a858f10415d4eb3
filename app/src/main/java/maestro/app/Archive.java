package maestro.app;

import java.io.IOException;
import java.nio.file.Path;
import maestro.agents.journal.Journal;
import maestro.agents.journal.store.JdbiJournal;
import maestro.rag.library.LibraryException;
import maestro.rag.library.store.Database;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;

/// A home's journal alone: no library, no model and no network, and nothing that runs.
public final class Archive implements AutoCloseable {
    private final Database database;
    private final Journal journal;

    private Archive(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /// @throws LibraryException where the home is in use, cannot be written or is damaged
    /// @throws maestro.agents.journal.JournalException where the journal cannot be read
    public static Archive open(Path home) {
        try {
            Logging.to(home.resolve("logs"));
        } catch (IOException e) {
            throw new LibraryException(
                    Message.of("home.unwritable", home.toString(), Words.of(e)), e, true);
        }
        System.setProperty("pdfbox.fontcache", home.toString());
        Database database = Database.open(home);
        try {
            return new Archive(database, JdbiJournal.open(database.dataSource()));
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        try (database;
                journal) {
            // closed in reverse order, each even where another fails
        }
    }
}
