package maestro.rag.library.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import maestro.rag.library.LibraryException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/// Connections to a database that closes itself where it cannot write: then a new pool takes the
/// place of the one whose connections are dead. No dead one is asked for a connection: on a full
/// disk one was once seen to roll back for ever in `MVStore.registerVersionUsage` (H2 2.4.240).
final class ConnectionSource implements DataSource, AutoCloseable {
    private final Supplier<Pool> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Pool pool;
    private boolean closed;

    /// @param opening opens the database, and throws a [LibraryException] where that fails
    ConnectionSource(Supplier<Pool> opening) {
        this.opening = opening;
        this.pool = opening.get();
    }

    /// Connections, and what they all read and write.
    record Pool(JdbcConnectionPool connections, MVStore store) {
        static Pool of(JdbcConnectionPool connections) throws SQLException {
            try (Connection connection = connections.getConnection()) {
                var session = (SessionLocal) ((JdbcConnection) connection).getSession();
                return new Pool(connections, session.getDatabase().getStore().getMvStore());
            }
        }

        boolean dead() {
            return store.getPanicException() != null || store.isClosed();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Pool current = pool;
        if (current.dead()) {
            SQLException why =
                    new SQLException(
                            "The database was closed", null, current.store.getPanicException());
            return again(current, why).connections.getConnection();
        }
        try {
            return current.connections.getConnection();
        } catch (SQLException e) {
            return again(current, e).connections.getConnection();
        }
    }

    /// @throws SQLException the failure, where the database cannot be opened or was closed by us
    private Pool again(Pool dead, SQLException failure) throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw failure;
            }
            if (pool == dead) {
                pool = opening.get();
                dead.connections.dispose();
            }
            return pool;
        } catch (LibraryException e) {
            // its words say what to do
            SQLException why = new SQLException(e.getMessage(), failure.getSQLState(), e);
            why.addSuppressed(failure);
            throw why;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pool.connections.dispose();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Failures are thrown; nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.connections.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.connections.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
