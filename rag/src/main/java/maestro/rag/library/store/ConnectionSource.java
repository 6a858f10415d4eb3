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
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/// Connections to a database that closes itself where it cannot write: then a new pool takes the
/// place of the one whose connections are dead.
final class ConnectionSource implements DataSource, AutoCloseable {
    private final Supplier<JdbcConnectionPool> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile JdbcConnectionPool pool;
    private boolean closed;

    /// @param opening opens the database, and throws a [LibraryException] where that fails
    ConnectionSource(Supplier<JdbcConnectionPool> opening) {
        this.opening = opening;
        this.pool = opening.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        JdbcConnectionPool current = pool;
        try {
            return current.getConnection();
        } catch (SQLException e) {
            return again(current, e).getConnection();
        }
    }

    /// @throws SQLException the failure, where the database cannot be opened or was closed by us
    private JdbcConnectionPool again(JdbcConnectionPool dead, SQLException failure)
            throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw failure;
            }
            if (pool == dead) {
                pool = opening.get();
                dead.dispose();
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
            pool.dispose();
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
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
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
