package maestro.agents.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import maestro.agents.journal.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    /// A script that nobody counts would never run.
    @Test
    void theNewestScriptIsTheOneThatIsAskedFor() throws IOException, URISyntaxException {
        Path scripts =
                Path.of(
                        Objects.requireNonNull(
                                        Schema.class.getResource(
                                                "V" + Schema.NEWEST + "__journal.sql"))
                                .toURI());
        try (Stream<Path> all = Files.list(Objects.requireNonNull(scripts.getParent()))) {
            assertThat(all.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".sql")))
                    .hasSize(Integer.parseInt(Schema.NEWEST));
        }
    }

    @Test
    void aHomeIsBroughtUpToDateOnceAndAgainAfterAHalfDoneUpgrade(@TempDir Path home) {
        try (TestDatabase database = new TestDatabase(home)) {
            JdbiJournal.open(database.dataSource()).close();
            JdbiJournal.open(database.dataSource()).close();
            database.execute("delete from \"flyway_agents\" where \"version\" = '1'");
            database.execute("drop table mission_digest");
            try (JdbiJournal journal = JdbiJournal.open(database.dataSource())) {
                journal.append("m1", Samples.events("m1"));
                assertThat(journal.missions()).containsExactly("m1");
            }
        }
    }

    @Test
    void whatANewerProgramHasUsedIsLeftAsItIs(@TempDir Path home) {
        try (TestDatabase database = new TestDatabase(home)) {
            JdbiJournal.open(database.dataSource()).close();
            database.execute(
                    "insert into \"flyway_agents\" select 1000, '1000', 'later', \"type\", 'later',"
                            + " \"checksum\", \"installed_by\", \"installed_on\", 1, true"
                            + " from \"flyway_agents\" where \"version\" = '1'");
            assertThatThrownBy(() -> JdbiJournal.open(database.dataSource()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("newer version");
        }
    }

    @Test
    void aNewHomeHasNothingToComplainAbout(@TempDir Path home) throws IOException {
        try (TestDatabase database = new TestDatabase(home)) {
            JdbiJournal.open(database.dataSource()).close();
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".trace.db"));
        }
    }
}
