package maestro.rag.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.rag.bibliography.Publication;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.QueryField;
import maestro.rag.label.QueryLine;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.store.StoredLabels;
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
    void theDatabaseJudgesAFieldAsTheFactsDo() {
        List<String> titles = List.of("On  BEES\n100% of_them", "Über Ameisen", "벌에 대하여");
        for (String title : titles) {
            TestHome.write(input, title.substring(0, 2) + ".txt", title + " is a text.");
        }
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            Library library = test.library;
            List<Document> documents = library.documents();
            for (int i = 0; i < documents.size(); i++) {
                Document document = documents.get(i);
                library.describe(
                        document.id(),
                        new Description(
                                titles.get(i),
                                List.of("Ada Bee", "O'Hara  Kim"),
                                new Publication(2018 + i, "J. of Hives", "10.1/A" + i, ""),
                                i == 2 ? "ko" : "en"));
                library.labels().note(document.id(), i == 1 ? "to read" : "");
                library.labels().tag(Set.of(document.id()), "t" + i);
            }
            StoredLabels labels = (StoredLabels) library.labels();
            for (QueryField field : QueryField.values()) {
                for (String value :
                        List.of(
                                "bees 100",
                                "of_t",
                                "%",
                                "ÜBER",
                                "대하",
                                "kim",
                                "bee o'hara",
                                "bee",
                                "hives",
                                "10.1/a1",
                                "벌",
                                ".txt",
                                "read",
                                "t1",
                                "T1",
                                "KO",
                                "en",
                                "2018..2019",
                                "2020")) {
                    if (field == QueryField.YEAR && !value.startsWith("20")) {
                        continue;
                    }
                    assertThat(labels.holding(field, value))
                            .as(field + ":" + value)
                            .isEqualTo(
                                    library.documents().stream()
                                            .filter(d -> d.facts().field(field, value))
                                            .map(Document::id)
                                            .collect(Collectors.toSet()));
                }
            }
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
