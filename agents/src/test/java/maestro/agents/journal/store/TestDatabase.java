package maestro.agents.journal.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import maestro.rag.library.store.Database;

/// A home's database, with a way to disturb it.
public final class TestDatabase implements AutoCloseable {
    private final Database database;

    public TestDatabase(Path home) {
        database = Database.open(home);
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
