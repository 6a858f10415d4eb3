package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.duplicate.DuplicateSet;
import maestro.rag.duplicate.Duplicates;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Marks;
import maestro.rag.library.Collection;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
    @TempDir Path home;
    @TempDir Path input;

    private static Document named(TestHome test, String file) {
        return test.library.documents().stream()
                .filter(d -> d.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(TestHome test) {
        return test
                .library
                .search(
                        new SearchRequest(
                                "bees hive honey", SearchMode.KEYWORD, Set.of(), 1000, false))
                .stream()
                .map(hit -> hit.passage().documentId())
                .distinct()
                .toList();
    }

    @Test
    void theSameWorkIsFoundByDoiAndByText() {
        TestHome.write(input, "a.txt", TestHome.text(1, 60));
        TestHome.write(input, "a-printed.txt", "Printed today.\n\n" + TestHome.text(1, 60));
        TestHome.write(input, "b.txt", "doi:10.1000/182\n\n" + TestHome.text(2, 60));
        TestHome.write(input, "b-draft.txt", "doi: 10.1000/182\n\n" + TestHome.text(3, 60));
        TestHome.write(input, "c.txt", TestHome.text(4, 60));
        TestHome.write(input, "short.txt", "Bees.");
        TestHome.write(input, "short-too.txt", "Bees!");
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            List<DuplicateSet> sets = Duplicates.find(test.library);
            assertThat(sets)
                    .extracting(set ->
                            Set.copyOf(set.documents().stream().map(Document::file).toList()))
                    .containsExactlyInAnyOrder(
                            Set.of("a.txt", "a-printed.txt"), Set.of("b.txt", "b-draft.txt"));
        }
    }

    @Test
    void whatIsMergedIsOneDocumentAndStillCanBeOpened() {
        Path file = TestHome.write(input, "a.txt", TestHome.text(1, 60));
        TestHome.write(input, "b.txt", TestHome.text(1, 61));
        String a;
        String b;
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            Library library = test.library;
            a = named(test, "a.txt").id();
            b = named(test, "b.txt").id();
            library.addToCollection("Old", Set.of(a));
            library.addToCollection("New", Set.of(b));
            library.labels().tag(Set.of(a), "best");
            library.labels().tag(Set.of(a, b), "bees");
            library.labels().note(a, "First.");
            library.labels().note(b, "Second.");
            library.describe(
                    a,
                    new Description(
                            "A", List.of("Ann Lee"), new Publication(1999, "", "", ""), "en"));
            assertThat(library.merge(b, Set.of("0".repeat(64)))).isFalse();
            assertThat(library.merge(b, Set.of(a, b))).isTrue();
            assertThat(library.documents()).extracting(Document::id).containsExactly(b);
            Document kept = library.document(b).orElseThrow();
            assertThat(kept.marks())
                    .isEqualTo(new Marks(List.of("bees", "best"), "Second.\nFirst."));
            assertThat(kept.publication().year()).isEqualTo(1999);
            assertThat(kept.authors()).containsExactly("Ann Lee");
            assertThat(library.documents("Old")).extracting(Document::id).containsExactly(b);
            assertThat(library.collections())
                    .containsExactlyInAnyOrder(new Collection("Old", 1), new Collection("New", 1));
            assertThat(found(test)).containsExactly(b);
            assertThat(test.ingest(file).getFirst().document()).isEqualTo(kept);
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.library.check()).isEmpty();
            assertThat(found(test)).containsExactly(b);
            assertThat(test.library.document(a)).isPresent();
            assertThat(test.library.text(a).orElseThrow()).isEqualTo(TestHome.text(1, 60).strip());
            test.library.remove(b);
            assertThat(test.library.documents()).extracting(Document::id).containsExactly(a);
            assertThat(found(test)).containsExactly(a);
            assertThat(test.library.check()).isEmpty();
        }
    }
}
