package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import maestro.rag.benchmark.SharedData;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// All real documents at hand, good and bad, in one run.
class SharedDocumentsTest {
    @TempDir Path home;

    @Test
    @Timeout(300)
    void everyFileEndsAndNoneStopsTheOthers() {
        Path documents = SharedData.require("documents");
        try (TestHome test = TestHome.open(home)) {
            List<Ended> ended =
                    test.ingest(
                            new IngestRequest(List.of(documents), null, PassageSettings.DEFAULT));
            Map<Result, Long> counts =
                    ended.stream()
                            .collect(Collectors.groupingBy(Ended::result, Collectors.counting()));
            assertThat(ended).hasSizeGreaterThan(130);
            assertThat(ended)
                    .filteredOn(e -> e.result() != Result.INDEXED)
                    .allSatisfy(
                            e -> assertThat(e.message().english()).as(e.toString()).endsWith("."));
            assertThat(ended)
                    .filteredOn(
                            e -> e.file().toString().replace('\\', '/').contains("/pdf/password/"))
                    .extracting(Ended::result)
                    .isNotEmpty()
                    .containsOnly(Result.FAILED);
            assertThat(ended)
                    .filteredOn(
                            e -> e.file().toString().replace('\\', '/').contains("/pdf/corrupt/"))
                    .extracting(Ended::result)
                    .isNotEmpty()
                    .doesNotContain(Result.INDEXED);
            assertThat(counts.get(Result.INDEXED)).isGreaterThan(60);
            assertThat(test.library.check()).isEmpty();
            Map<String, Document> byId =
                    test.library.documents().stream()
                            .collect(Collectors.toMap(Document::id, Function.identity()));
            assertThat(byId)
                    .hasSize(
                            (int)
                                    (counts.getOrDefault(Result.INDEXED, 0L)
                                            + counts.getOrDefault(Result.PARTIAL, 0L)));
            assertThat(ended)
                    .flatExtracting(e -> e.document() == null ? List.of() : List.of(e.document()))
                    .isNotEmpty()
                    .isSubsetOf(byId.values());
        }
    }
}
