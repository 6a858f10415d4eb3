package maestro.rag.library.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The H2 database of a home folder, `maestro.mv.db`, shared by all modules of this process and by
/// no other process.
///
/// A commit is in the file when it returns, so that killing the process loses nothing committed
/// (`WRITE_DELAY=0`: H2 would otherwise write half a second later, from a thread of its own). It
/// does not wait for the disk: a power cut may take the last moments, never older data. Commits are
/// cheap when many rows share one.
///
/// H2 closes a database that it could not write, as on a full disk. The file is whole up to the
/// last commit, and whoever next wants a connection opens it again once there is space. Where H2
/// keeps the file locked after its failure, that takes a new start of the program.
///
/// Threads that are interrupted may use it: the file is opened so that an interrupt does not close
/// it (`async:`, which H2's usual file channel lacks).
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 32;
    private static final long ROOM_BYTES = 1 << 18;

    private final Path folder;
    private final HomeLock lock;
    private final ConnectionSource connections;

    private Database(Path folder, HomeLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.connections = new ConnectionSource(() -> connect(folder));
    }

    /// Opens the database of a home folder, making both where they don't exist.
    ///
    /// @throws HomeLockedException where another process has the folder
    /// @throws LibraryException where the folder cannot be written or the file is damaged
    public static Database open(Path home) {
        Path folder = home.toAbsolutePath().normalize();
        if (folder.toString().indexOf(';') >= 0) {
            throw new LibraryException(
                    Message.of("home.semicolon", folder.toString()), null, false);
        }
        HomeLock lock = lock(folder);
        try {
            return new Database(folder, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static HomeLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            return HomeLock.take(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static LibraryException unwritable(Path folder, IOException why) {
        return new LibraryException(
                Message.of("home.unwritable", folder.toString(), Words.of(why)), why, true);
    }

    private static ConnectionSource.Pool connect(Path folder) {
        requireRoom(folder);
        Path file = folder.resolve("maestro.mv.db");
        if (Files.exists(file) && !Files.isWritable(file)) {
            // H2 would open it, and refuse each change in its own words
            throw unwritable(folder, new AccessDeniedException(file.toString()));
        }
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:async:"
                                + folder.resolve("maestro")
                                + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE"
                                // what H2 has to say goes into the log, which is bounded
                                + ";TRACE_LEVEL_FILE=4",
                        "sa",
                        "");
        pool.setMaxConnections(CONNECTIONS);
        try {
            return ConnectionSource.Pool.of(pool);
        } catch (SQLException e) {
            pool.dispose();
            if (Words.diskFull(e)) {
                throw new LibraryException(Message.of("disk.full.kept"), e, true);
            }
            throw new LibraryException(
                    Message.of(
                            "catalogue.unopened", file.toString(), String.valueOf(e.getMessage())),
                    e,
                    false);
        }
    }

    /// H2 writes when it opens, and where that fails it keeps the file locked against ourselves
    /// until this process ends.
    private static void requireRoom(Path folder) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < ROOM_BYTES) {
                throw new LibraryException(Message.of("disk.full.kept"), null, true);
            }
        } catch (IOException e) {
            // What is wrong with the folder is said when it is used.
            LOG.debug("no word on the room in {}", folder, e);
        }
    }

    /// Connections with autocommit on. Closing one gives it back; at most 32 are out at a time.
    public DataSource dataSource() {
        return connections;
    }

    /// Brings one module's tables up to date.
    ///
    /// @param location of its scripts on the class path, for example "maestro/rag/library/store"
    /// @param history name of the module's own table of what has run, for example "flyway_rag"
    /// @throws LibraryException where that fails, or a newer version of this program has been here,
    ///   whose rows this one would not understand
    public void migrate(String location, String history) {
        Flyway flyway =
                Flyway.configure(Database.class.getClassLoader())
                        .dataSource(connections)
                        .locations("classpath:" + location)
                        .table(history)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .ignoreMigrationPatterns(new String[0]) // Flyway lets later ones pass
                        .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new LibraryException(
                    later(flyway)
                            ? Message.of("home.newer", folder.toString())
                            : Message.of("catalogue.outdated", String.valueOf(e.getMessage())),
                    e,
                    false);
        }
    }

    private static boolean later(Flyway flyway) {
        try {
            MigrationInfo newest = flyway.info().current();
            return newest != null && newest.getState() == MigrationState.FUTURE_SUCCESS;
        } catch (FlywayException e) {
            LOG.debug("no word on what has been migrated", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            // It ends its own connection, too: closing that afterwards makes H2 log an error.
            connections.getConnection().createStatement().execute("SHUTDOWN");
        } catch (SQLException | LibraryException e) {
            // Every commit is in the file already; only its tidying up is left undone.
            LOG.warn("The catalogue {} was not closed in order", folder, e);
        } finally {
            connections.close();
            lock.close();
        }
    }
}
