package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.PassageCondition;
import maestro.rag.index.PassageCondition.All;
import maestro.rag.index.PassageCondition.Any;
import maestro.rag.index.PassageCondition.In;
import maestro.rag.index.PassageCondition.Not;
import maestro.rag.index.PassageCondition.Phrase;
import maestro.rag.index.PassageCondition.Words;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.IndexFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
    @TempDir private Path folder;
    private IndexFixture fixture;

    @BeforeEach
    void open() {
        fill(new IndexFixture(folder.resolve("exact")));
    }

    private void fill(IndexFixture opened) {
        fixture = opened;
        fixture.put("dance", "Bees dance a waggle dance in the hive.");
        fixture.put("order", "They dance and waggle; no other order of the words.");
        fixture.put("nest", "Wasps build a nest of paper.");
        fixture.put(new DocumentEntry("titled", "Paper wasps", ""), "They live under roofs.");
        fixture.put("ko", "꿀벌은 춤으로 꽃의 위치를 알린다. 벌집 안에서 춤을 춘다.");
        fixture.put("zh", "蜜蜂用舞蹈告诉同伴花的位置。");
        fixture.refreshed();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Set<String> found(PassageCondition condition, SearchMode mode) {
        return found("dance nest paper wasps 춤 they", condition, mode);
    }

    private Set<String> found(String text, PassageCondition condition, SearchMode mode) {
        return fixture
                .index
                .search(
                        new IndexQuery(
                                text,
                                IndexFixture.EMBEDDER.embed(text),
                                mode,
                                null,
                                100,
                                false,
                                condition))
                .stream()
                .map(hit -> hit.passage().documentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void aPhraseIsWordsInTheirOrder(SearchMode mode) {
        assertThat(found(new Phrase("waggle dance"), mode)).containsExactly("dance");
        assertThat(found(new Phrase("nest of paper"), mode)).containsExactly("nest");
        assertThat(found(new Phrase("nest paper"), mode)).isEmpty();
        assertThat(found(new Phrase("paper wasp"), mode))
                .as("in the title")
                .containsExactly("titled");
    }

    @Test
    void phrasesWorkInOtherScripts() {
        assertThat(found(new Phrase("꽃의 위치"), SearchMode.KEYWORD)).containsExactly("ko");
        assertThat(found(new Phrase("위치의 꽃"), SearchMode.KEYWORD)).isEmpty();
        assertThat(found("舞蹈", new Phrase("舞蹈告诉"), SearchMode.KEYWORD)).containsExactly("zh");
        assertThat(found("舞蹈", new Phrase("告诉舞蹈"), SearchMode.KEYWORD)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void conditionsAreJoined(SearchMode mode) {
        assertThat(found(new Words("dancing waggles"), mode)).containsExactly("dance", "order");
        assertThat(found(new All(List.of(new Words("dance"), new Not(new Words("hive")))), mode))
                .containsExactly("order");
        assertThat(found(new Any(List.of(new Words("nest"), new Phrase("waggle dance"))), mode))
                .containsExactly("dance", "nest");
        assertThat(found(new Not(new Words("wasps")), mode)).doesNotContain("nest", "titled");
        assertThat(found(new Not(new Not(new Words("nest"))), mode)).containsExactly("nest");
        assertThat(found(new In(Set.of("nest", "dance")), mode)).containsExactly("dance", "nest");
        assertThat(found(new Not(new In(Set.of("nest"))), mode))
                .contains("dance")
                .doesNotContain("nest");
        assertThat(found(new In(Set.of()), mode)).isEmpty();
    }

    @Test
    void wordsTooCommonToBeLookedForAreEverywhere() {
        assertThat(
                        found(
                                new All(List.of(new Words("the of"), new Words("nest"))),
                                SearchMode.HYBRID))
                .containsExactly("nest");
    }

    @Test
    void aGraphOfVectorsIsFilteredLikeAllOfThem() {
        fixture.close();
        fill(new IndexFixture(folder.resolve("graph"), new Searches.Settings(1, 0, 100, 0.3f)));
        assertThat(found(new Words("dance"), SearchMode.SEMANTIC))
                .containsExactly("dance", "order");
    }

    @Test
    void hitsSayHowTheyCameToTheirPlaces() {
        List<Hit> hits = fixture.search("paper nests of wasps", SearchMode.HYBRID);
        assertThat(hits).hasSizeGreaterThan(3);
        assertThat(hits)
                .allSatisfy(hit -> {
                    assertThat(hit.steps().fused()).isPositive();
                    assertThat(hit.steps().feedback()).isPositive();
                    assertThat(hit.steps().agreement()).isEqualTo(hit.rank());
                });
        assertThat(hits).extracting(hit -> hit.steps().fused()).doesNotHaveDuplicates();
        assertThat(fixture.search("paper", SearchMode.KEYWORD))
                .extracting(Hit::steps)
                .containsOnly(Hit.Steps.NONE);
    }
}
