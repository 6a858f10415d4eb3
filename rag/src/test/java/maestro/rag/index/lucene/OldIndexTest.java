package maestro.rag.index.lucene;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index that Lucene 9.12 wrote: [OldIndex] says how.
final class OldIndexTest {
    @TempDir Path folder;

    @BeforeEach
    void unpack() throws IOException {
        InputStream packed = OldIndexTest.class.getResourceAsStream("lucene-9.12.zip");
        try (var zip = new ZipInputStream(requireNonNull(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    private SegmentInfos commit() throws IOException {
        try (var directory = FSDirectory.open(folder)) {
            return SegmentInfos.readLatestCommit(directory);
        }
    }

    private List<Integer> majors() throws IOException {
        return commit().asList().stream().map(s -> version(s).major).toList();
    }

    private static Version version(SegmentCommitInfo segment) {
        return segment.info.getVersion();
    }

    private static void everythingIsFound(IndexFixture library) {
        assertThat(library.index.passageCounts())
                .containsEntry("cats", OldIndex.CATS.size())
                .containsEntry("ships", OldIndex.SHIPS.size());
        String ship = OldIndex.SHIPS.getFirst();
        for (SearchMode mode : SearchMode.values()) {
            Hit hit = library.search(ship, mode).getFirst();
            assertThat(hit.passage())
                    .as(mode.name())
                    .isEqualTo(IndexFixture.passage("ships", 0, ship, 0));
            assertThat(hit.similarity()).as(mode.name()).isCloseTo(1, within(1e-5));
        }
        assertThat(library.find("Whiskers feel dark", SearchMode.KEYWORD)).startsWith("cats");
        assertThat(library.index.vector("cats", 1))
                .hasValueSatisfying(v ->
                        assertThat(v).isEqualTo(IndexFixture.EMBEDDER.embed(OldIndex.CATS.get(1))));
    }

    @Test
    void isSearchedAsItIs() throws IOException {
        assertThat(majors()).containsExactly(9, 9);
        try (IndexFixture library = new IndexFixture(folder)) {
            everythingIsFound(library);
        }
        assertThat(majors()).containsExactly(9, 9);
    }

    @Test
    void isAddedTo() throws IOException {
        try (IndexFixture library = new IndexFixture(folder)) {
            library.put("bread", "Bread rises because yeast makes gas.");
            library.index.commit();
            everythingIsFound(library);
        }
        try (IndexFixture library = new IndexFixture(folder)) {
            everythingIsFound(library);
            assertThat(library.find("yeast", SearchMode.HYBRID)).startsWith("bread");
        }
        assertThat(majors()).contains(9).contains(Version.LATEST.major);
    }

    @Test
    void isMergedIntoSegmentsOfThisVersion() throws IOException {
        try (IndexFixture library = new IndexFixture(folder)) {
            library.put("gone", "A page that is soon replaced.", "Another page.");
            library.index.commit();
            library.put("cats", OldIndex.CATS.toArray(String[]::new));
            library.index.remove("gone");
            library.index.commit(); // in a small index, this merges deleted passages away
            everythingIsFound(library);
            library.put("ships", OldIndex.SHIPS.toArray(String[]::new));
            library.index.commit();
            everythingIsFound(library);
        }
        assertThat(majors()).isNotEmpty().containsOnly(Version.LATEST.major);
        try (IndexFixture library = new IndexFixture(folder)) {
            everythingIsFound(library);
            assertThat(library.index.passageCounts())
                    .isEqualTo(
                            Map.of("cats", OldIndex.CATS.size(), "ships", OldIndex.SHIPS.size()));
        }
    }

    /// Why text and vectors have to be kept elsewhere, too: no merge changes this number, and
    /// Lucene 11 will refuse it.
    @Test
    void staysAnIndexThatLucene9Began() throws IOException {
        try (IndexFixture library = new IndexFixture(folder)) {
            library.put("bread", "Bread rises because yeast makes gas.");
            library.index.commit();
        }
        assertThat(commit().getIndexCreatedVersionMajor()).isEqualTo(9);
    }
}
