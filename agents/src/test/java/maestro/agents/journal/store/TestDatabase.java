package maestro.agents.journal.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/// A database file opened as the workstation opens it.
public final class TestDatabase implements AutoCloseable {
    private final JdbcConnectionPool pool;

    public TestDatabase(Path folder) {
        pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:async:"
                                + folder.toAbsolutePath().resolve("maestro")
                                + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
                        "sa",
                        "");
        pool.setMaxConnections(32);
    }

    public DataSource dataSource() {
        return pool;
    }

    public void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        execute("SHUTDOWN");
        pool.dispose();
    }
}
