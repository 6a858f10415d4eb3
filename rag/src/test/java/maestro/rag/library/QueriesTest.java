package maestro.rag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.QueryLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesTest {
    @TempDir private Path home;
    @TempDir private Path input;

    private static List<String> files(Library library, List<Hit> hits) {
        return hits.stream()
                .map(hit -> library.document(hit.passage().documentId()).orElseThrow().file())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> find(Library library, String line) {
        return files(
                library,
                library.search(
                        SearchRequest.of(
                                QueryLine.forSearch(line), SearchMode.HYBRID, Set.of(), 50)));
    }

    @Test
    void factsOfDocumentsAndWordsOfPassagesAreJoined() {
        TestHome.write(input, "bees.txt", "Bees dance a waggle dance in the hive.");
        TestHome.write(input, "wasps.txt", "Wasps build a nest of paper and never dance.");
        TestHome.write(input, "ants.txt", "Ants farm fungi; a dance of another kind.");
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            Library library = test.library;
            for (Document document : library.documents()) {
                String author = document.file().startsWith("ants") ? "Kim Ho" : "Ada Bee";
                library.describe(
                        document.id(),
                        new Description(
                                "On " + document.file(),
                                List.of(author),
                                new Publication(2019, "", "", ""),
                                "en"));
            }
            assertThat(find(library, "dance")).hasSize(3);
            assertThat(find(library, "dance author:kim")).containsExactly("ants.txt");
            assertThat(find(library, "dance NOT author:kim"))
                    .containsExactly("bees.txt", "wasps.txt");
            assertThat(find(library, "author:kim OR \"waggle dance\""))
                    .containsExactly("ants.txt", "bees.txt");
            assertThat(find(library, "dance year:2019 \"nest of paper\""))
                    .containsExactly("wasps.txt");
            assertThat(find(library, "dance year:2020 \"nest of paper\"")).isEmpty();
            assertThat(find(library, "title:wasps")).containsExactly("wasps.txt");
        }
    }

    @Test
    void moreOfTheSameIsInOtherDocuments() {
        TestHome.write(input, "a.txt", "Bees dance a waggle dance to show flowers to the hive.");
        TestHome.write(input, "b.txt", "The waggle dance shows the hive where flowers are.");
        TestHome.write(input, "c.txt", "Interest rates rose when the central bank spoke.");
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            Library library = test.library;
            String a = library.documents().getFirst().id();
            for (Integer ordinal : new Integer[] {0, null}) {
                List<Hit> hits = library.similar(a, ordinal, 10);
                assertThat(hits).extracting(hit -> hit.passage().documentId()).doesNotContain(a);
                assertThat(files(library, hits.subList(0, 1))).containsExactly("b.txt");
            }
            assertThat(library.similar(a, 99, 10)).isEmpty();
            assertThat(library.similar("0".repeat(64), null, 10)).isEmpty();
        }
    }
}
