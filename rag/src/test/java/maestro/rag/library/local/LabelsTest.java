package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Labels;
import maestro.rag.label.Marks;
import maestro.rag.label.QueryLine;
import maestro.rag.label.SavedSearch;
import maestro.rag.label.Tag;
import maestro.rag.library.Collection;
import maestro.rag.library.CollectionNameException;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    @TempDir Path home;
    @TempDir Path input;

    private static Set<String> found(TestHome test, String filter) {
        SearchRequest request =
                new SearchRequest(
                        "bees hive honey",
                        SearchMode.KEYWORD,
                        Set.of(),
                        QueryLine.parse(filter).filter(),
                        100,
                        false);
        return test.library.search(request).stream()
                .map(Hit::passage)
                .map(p -> p.documentId())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void tagsAndNotesStayAndNarrowASearch() {
        TestHome.files(input, 3, 20);
        String a;
        String b;
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            List<Document> documents = test.library.documents();
            a = documents.get(0).id();
            b = documents.get(1).id();
            Labels labels = test.library.labels();
            labels.tag(Set.of(a, b), " to  read ");
            labels.tag(Set.of(a, "0".repeat(64)), "best");
            labels.tag(Set.of(a), "best");
            labels.tag(Set.of(a), "  ");
            labels.note(a, "Read it twice.\nThen again.");
            test.library.describe(
                    a,
                    new Description("On Bees", List.of(), new Publication(1999, "", "", ""), "ko"));
        }
        try (TestHome test = TestHome.open(home)) {
            Labels labels = test.library.labels();
            assertThat(labels.tags()).containsExactly(new Tag("best", 1), new Tag("to read", 2));
            assertThat(test.library.document(a).orElseThrow().marks())
                    .isEqualTo(
                            new Marks(List.of("best", "to read"), "Read it twice.\nThen again."));
            assertThat(found(test, "")).hasSize(3);
            assertThat(found(test, "tag:\"to read\"")).containsExactlyInAnyOrder(a, b);
            assertThat(found(test, "tag:\"to read\" tag:best")).containsExactly(a);
            assertThat(found(test, "tag:none")).isEmpty();
            assertThat(found(test, "year:1990..2000")).containsExactly(a);
            assertThat(found(test, "lang:ko year:1999")).containsExactly(a);
            labels.untag(Set.of(a), "best");
            assertThat(labels.tags()).containsExactly(new Tag("to read", 2));
            test.library.remove(a);
            assertThat(labels.tags()).containsExactly(new Tag("to read", 1));
        }
    }

    @Test
    void searchesAreKeptByName() {
        try (TestHome test = TestHome.open(home)) {
            Labels labels = test.library.labels();
            labels.save(new SavedSearch("New", "year:2024.."));
            labels.save(new SavedSearch("Best", "tag:best"));
            labels.save(new SavedSearch("New", "year:2025.."));
            labels.save(new SavedSearch(" ", "tag:best"));
            assertThat(labels.savedSearches())
                    .containsExactly(
                            new SavedSearch("Best", "tag:best"),
                            new SavedSearch("New", "year:2025.."));
            labels.forget("Best");
            assertThat(labels.savedSearches()).hasSize(1);
        }
    }

    @Test
    void aCollectionMayLieInAnother() {
        TestHome.files(input, 2, 20);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            Library library = test.library;
            String a = library.documents().get(0).id();
            String b = library.documents().get(1).id();
            library.addToCollection("Bees / By night", Set.of(a));
            library.addToCollection("Bees", Set.of(b));
            library.createCollection("Bees and wasps");
            assertThat(library.collections())
                    .containsExactly(
                            new Collection("Bees", 2),
                            new Collection("Bees/By night", 1),
                            new Collection("Bees and wasps", 0));
            assertThat(library.documents("Bees")).hasSize(2);
            assertThat(library.documents("Bees/By night")).hasSize(1);
            assertThatThrownBy(() -> library.renameCollection("Bees", "Bees and wasps"))
                    .isInstanceOf(CollectionNameException.class);
            library.removeFromCollection("Bees", Set.of(a));
            assertThat(library.documents("Bees")).as("not in one of it, either").hasSize(1);
            library.addToCollection("Bees/By night", Set.of(a));
            library.renameCollection("Bees", "Animals/Bees");
            assertThat(library.collections())
                    .extracting(Collection::name)
                    .containsExactly(
                            "Animals", "Animals/Bees", "Animals/Bees/By night", "Bees and wasps");
            library.renameCollection("Animals", "Animals/Insects");
            assertThat(library.collections())
                    .extracting(Collection::name)
                    .contains("Animals", "Animals/Insects/Bees/By night");
            library.renameCollection("Animals/Insects/Bees", "Animals/Bees");
            library.removeCollection("Animals/Insects");
            library.removeCollection("Animals/Bees");
            assertThat(library.collections())
                    .extracting(Collection::name)
                    .containsExactly("Animals", "Bees and wasps");
            assertThat(library.documents()).hasSize(2);
        }
    }
}
