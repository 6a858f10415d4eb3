package maestro.rag.library.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import maestro.rag.library.Document;
import maestro.rag.message.Message;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a document is kept so that it can be said in any language later.
class StoredMessagesTest {
    @TempDir Path home;

    static Stream<Message> messages() {
        return Stream.of(
                Message.NONE,
                Message.of("pdf.every"),
                Message.of("pdf.some", 3, 19, 2),
                Message.of("pdf.one", 2).and(Message.of("pdf.pages", 12_000, 5_000L)),
                Message.of("add.duplicate", "“2020” said [\"it\"],\n\ttwice"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadAsItWasWritten(Message message) {
        assertThat(MessageCodec.read(MessageCodec.write(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"pdf.of-next-year\",1]", "[]", "{", "7"})
    void whatAnotherVersionWroteStillSaysThatSomethingIsMissing(String stored) {
        assertThat(MessageCodec.read(stored)).isEqualTo(Message.of("document.part"));
    }

    /// A catalogue of the first version holds English words.
    @Test
    void wordsOfAnOlderCatalogueAreShownAsTheyAre() throws SQLException {
        String words = "The file's end is \"missing\" \\ damaged; 3 pages {0} were read.";
        try (Database database = Database.open(home)) {
            Flyway.configure(Catalogue.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .locations("classpath:maestro/rag/library/store")
                    .table("flyway_rag")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target("1")
                    .load()
                    .migrate();
            insert(database, "a", words);
            insert(database, "b", "");
        }
        try (Database database = Database.open(home)) {
            List<Document> documents = new Catalogue(database).documents();
            assertThat(documents)
                    .extracting(Document::message)
                    .containsExactly(Message.plain(words), Message.NONE);
            assertThat(documents.getFirst().message().text(Locale.KOREAN)).isEqualTo(words);
        }
    }

    private static void insert(Database database, String id, String message) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into document values ('%s', 'T', '', 'f', 'pdf', 'en', 1, 1, 1, '%s',
                        '%s', timestamp with time zone '2026-01-01 00:00:00+00', 0, false)
                    """
                            .formatted(
                                    id.repeat(64),
                                    message.isEmpty() ? "INDEXED" : "PARTIAL",
                                    message.replace("'", "''")));
        }
    }
}
