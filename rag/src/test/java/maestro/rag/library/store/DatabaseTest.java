package maestro.rag.library.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.library.LibraryException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path home;

    @Test
    void committedRowsAreThereAfterReopening() throws SQLException {
        try (Database database = Database.open(home)) {
            execute(database, "create table t (n int)");
            execute(database, "insert into t values (1)");
        }
        try (Database database = Database.open(home)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aCatalogueThatMayNotBeWrittenIsNotOpenedHalfWay() throws Exception {
        Database.open(home).close();
        Path file = home.resolve("maestro.mv.db");
        assertThat(file.toFile().setWritable(false)).isTrue();
        Assumptions.assumeFalse(Files.isWritable(file), "Whoever runs this may write everything");

        assertThatThrownBy(() -> Database.open(home))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("No permission for " + file)
                .hasMessageContaining("--home");
    }

    @Test
    void whatANewerProgramHasUsedIsLeftAsItIs() throws SQLException {
        String scripts = "maestro/rag/library/store";
        try (Database database = Database.open(home)) {
            database.migrate(scripts, "flyway_rag");
            execute(
                    database,
                    "insert into \"flyway_rag\" select 1000, '1000', 'later', \"type\", 'later',"
                            + " \"checksum\", \"installed_by\", \"installed_on\", 1, true"
                            + " from \"flyway_rag\" where \"version\" = '1'");
            assertThatThrownBy(() -> database.migrate(scripts, "flyway_rag"))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("newer version")
                    .hasMessageContaining("--home");
        }
    }

    @Test
    void aSecondOpenerIsToldWhoHasTheFolder() {
        try (Database first = Database.open(home)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Database.open(home))
                    .isInstanceOf(HomeLockedException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("this program already")
                    .hasMessageContaining("--home");
        }
        Database.open(home).close();
    }

    @Test
    void anotherProcessIsNamedAndItsDeathFreesTheFolder() throws Exception {
        Process child = Child.start(Holder.class, home.toString());
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("holding");
            assertThatThrownBy(() -> Database.open(home))
                    .isInstanceOf(HomeLockedException.class)
                    .hasMessageContaining("process " + child.pid());
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
        Database.open(home).close();
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        Process child = Child.start(Committer.class, home.toString());
        long acknowledged = 0;
        try (BufferedReader lines = child.inputReader()) {
            while (acknowledged < 200) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            child.toHandle().destroyForcibly();
            child.waitFor();
            for (String rest = lines.readLine(); rest != null; rest = lines.readLine()) {
                acknowledged = Math.max(acknowledged, Long.parseLong(rest));
            }
        }
        try (Database database = Database.open(home)) {
            assertThat((long) count(database)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    /// A copy of the file is what a kill at that moment would leave. H2 2.5.252 wrote to space that
    /// had become free without noting where, and lost what was committed after that.
    @Test
    void whatWasCommittedIsInTheFileAlsoWhenItsSpaceIsUsedAgain() throws Exception {
        Path copies = Files.createDirectory(home.resolve("copies"));
        try (Database database = Database.open(home)) {
            execute(database, "set retention_time 20");
            execute(database, "create table t (n int)");
            execute(database, "insert into t values (0)");
            for (int n = 1; n <= 600; n++) {
                execute(database, "update t set n = " + n);
                if (n % 25 == 0) {
                    Path copy = Files.createDirectory(copies.resolve(String.valueOf(n)));
                    Files.copy(home.resolve("maestro.mv.db"), copy.resolve("maestro.mv.db"));
                }
            }
        }
        for (int n = 25; n <= 600; n += 25) {
            try (Database copy = Database.open(copies.resolve(String.valueOf(n)));
                    Connection connection = copy.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select n from t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(n);
            }
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheFile() throws Exception {
        try (Database database = Database.open(home)) {
            execute(database, "create table t (n int)");
            List<Throwable> failures = new ArrayList<>();
            Thread writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                try {
                                    for (int i = 0; i < 50; i++) {
                                        execute(database, "insert into t values (1)");
                                    }
                                } catch (SQLException e) {
                                    failures.add(e);
                                }
                            });
            writer.join();
            assertThat(failures).isEmpty();
            execute(database, "insert into t values (2)");
            assertThat(count(database)).isEqualTo(51);
        }
        try (Database database = Database.open(home)) {
            assertThat(count(database)).isEqualTo(51);
        }
    }

    @Test
    void aDamagedFileIsReportedAndKept() throws IOException {
        byte[] rubbish = "this is no database".repeat(1000).getBytes();
        Files.write(home.resolve("maestro.mv.db"), rubbish);
        assertThatThrownBy(() -> Database.open(home))
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("maestro.mv.db");
        assertThat(home.resolve("maestro.mv.db")).hasBinaryContent(rubbish);
        HomeLock lock = HomeLock.take(home);
        lock.close();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// What H2 does to a database that it could not write.
    @Test
    void isOpenedAgainAfterItWasClosedByAFailure() throws Exception {
        try (Database database = Database.open(home)) {
            execute(database, "create table kept (n int)");
            execute(database, "insert into kept values (1)");
            try (Connection old = database.dataSource().getConnection()) {
                try (Connection failing = database.dataSource().getConnection();
                        Statement statement = failing.createStatement()) {
                    statement.execute("SHUTDOWN IMMEDIATELY");
                } catch (SQLException e) {
                    // its own connection may be gone before it answers
                }
                assertThatThrownBy(() -> old.createStatement().execute("select 1"))
                        .isInstanceOf(SQLException.class);
            }
            execute(database, "insert into kept values (2)");
            try (Connection connection = database.dataSource().getConnection();
                    ResultSet rows =
                            connection
                                    .createStatement()
                                    .executeQuery("select count(*) from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void whyItCannotBeOpenedAgainReachesThoseWhoAskTheCatalogue() throws Exception {
        try (Database database = Database.open(home)) {
            Catalogue catalogue = new Catalogue(database);
            try {
                execute(database, "SHUTDOWN IMMEDIATELY");
            } catch (SQLException e) {
                // its own connection may be gone before it answers
            }
            Files.writeString(home.resolve("maestro.mv.db"), "this is no database".repeat(1000));
            assertThatThrownBy(catalogue::documents)
                    .isInstanceOfSatisfying(
                            LibraryException.class,
                            e -> assertThat(e.explanation().key()).isEqualTo("catalogue.unopened"));
        }
    }

    /// Holds a home folder until killed.
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (Database database = Database.open(Path.of(arguments[0]))) {
                execute(database, "create table held (n int)");
                System.out.println("holding");
                System.in.read();
            }
        }
    }

    /// Commits numbers and prints each one after its commit, until killed.
    static final class Committer {
        public static void main(String[] arguments) throws Exception {
            try (Database database = Database.open(Path.of(arguments[0]));
                    Connection connection = database.dataSource().getConnection()) {
                execute(database, "create table t (n bigint)");
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into t values (?)")) {
                    for (long n = 1; n < 1_000_000; n++) {
                        insert.setLong(1, n);
                        insert.execute();
                        System.out.println(n);
                    }
                }
            }
        }
    }
}
