package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home folder of an earlier version is brought up to date when it is opened.
class OldHomeTest {
    private static final String PAPER =
            """
            On Bees

            Published: 12 May 2019, doi:10.1000/182

            Abstract

            We count bees by night with a lamp and a patient observer, and miss one in nine of them.

            1 Introduction

            Bees are many.
            """;

    @TempDir Path old;
    @TempDir Path now;
    @TempDir Path input;

    @Test
    void documentsOfAnOlderVersionAreLookedUpWithoutEmbeddingThemAgain() throws Exception {
        TestHome.write(input, "bees.txt", PAPER);
        TestHome.write(input, "others.txt", TestHome.text(1, 20));
        List<Document> before;
        String contents;
        try (TestHome test = TestHome.open(now)) {
            test.ingest(input);
            before = test.library.documents();
            contents = test.contents();
        }
        asOfVersionTwo(before);
        try (TestHome test = TestHome.open(old)) {
            assertThat(test.library.check()).isEmpty(); // waits for what opening does
            assertThat(test.contents()).isEqualTo(contents);
            assertThat(test.library.documents()).isEqualTo(before);
            Publication found = before.getFirst().publication();
            assertThat(found.year()).isEqualTo(2019);
            assertThat(found.doi()).isEqualTo("10.1000/182");
            assertThat(found.summary()).startsWith("We count bees").endsWith("of them.");
        }
        try (Database database = Database.open(old)) {
            assertThat(new Catalogue(database).notLookedUp()).isEmpty();
        }
    }

    @Test
    void whatTheUserSaidMeanwhileStays() throws Exception {
        TestHome.write(input, "bees.txt", PAPER);
        List<Document> before;
        try (TestHome test = TestHome.open(now)) {
            test.ingest(input);
            before = test.library.documents();
        }
        asOfVersionTwo(before);
        Publication said = new Publication(1968, "Hive", "", "");
        String id = before.getFirst().id();
        try (Database database = Database.open(old)) {
            Catalogue catalogue = new Catalogue(database);
            catalogue.describe(id, new Description("B", List.of(), said, "en"), Set.of());
            catalogue.lookedUp(id, before.getFirst().publication());
            assertThat(catalogue.documents().getFirst().publication()).isEqualTo(said);
        }
    }

    /// The same library as the second version of the catalogue would hold it.
    private void asOfVersionTwo(List<Document> documents) throws SQLException, IOException {
        try (Database database = Database.open(old)) {
            Flyway.configure(Catalogue.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .locations("classpath:maestro/rag/library/store")
                    .table("flyway_rag")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target("2")
                    .load()
                    .migrate();
            for (Document document : documents) {
                insert(database, document, documents.indexOf(document));
            }
        }
        copy(now.resolve("documents"), old.resolve("documents"));
        copy(now.resolve("index"), old.resolve("index"));
    }

    private static void insert(Database database, Document d, int place) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement row =
                        connection.prepareStatement(
                                "insert into document values (?,?,?,?,?,?,?,?,?,?,?,?,?,false)")) {
            Object[] values = {
                d.id(),
                d.title(),
                String.join("\n", d.authors()),
                d.file(),
                d.format(),
                d.language(),
                d.bytes(),
                d.pages(),
                d.passages(),
                d.status().name(),
                "",
                d.added(),
                place
            };
            for (int i = 0; i < values.length; i++) {
                row.setObject(i + 1, values[i]);
            }
            row.execute();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
