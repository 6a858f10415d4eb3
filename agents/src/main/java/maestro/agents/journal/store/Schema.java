package maestro.agents.journal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import maestro.agents.journal.JournalException;
import maestro.rag.message.Message;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/// The tables' form. Flyway brings it up to date; because looking for scripts takes it a good part
/// of the program's start, it is asked only where its own history lacks the newest one.
final class Schema {
    static final String SCRIPTS = "maestro/agents/journal/store";
    static final String NEWEST = "1";
    private static final String HISTORY = "flyway_agents";

    private Schema() {}

    /// @throws JournalException where a newer version of this program has been here
    static void bringUpToDate(DataSource database) {
        if (!current(database)) {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:" + SCRIPTS)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    private static boolean current(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return hasHistory(connection) && endsWithNewest(connection);
        } catch (SQLException _) {
            // Flyway says what is wrong in better words
            return false;
        }
    }

    /// A new home has none.
    private static boolean hasHistory(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            return tables.next();
        }
    }

    private static boolean endsWithNewest(Connection connection) throws SQLException {
        try (PreparedStatement newest =
                        connection.prepareStatement(
                                "select \"version\", \"success\" from \"flyway_agents\""
                                        + " order by \"installed_rank\" desc limit 1");
                ResultSet result = newest.executeQuery()) {
            if (!result.next()) {
                return false;
            }
            String version = result.getString(1);
            if (version != null
                    && MigrationVersion.fromVersion(version).isNewerThan(NEWEST)
                    && result.getBoolean(2)) {
                throw new JournalException(Message.of("journal.newer.home"), null);
            }
            return NEWEST.equals(version) && result.getBoolean(2);
        }
    }
}
