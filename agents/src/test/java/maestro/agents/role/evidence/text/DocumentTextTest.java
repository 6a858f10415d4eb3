package maestro.agents.role.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTextTest {

    private static List<String> sentences(String text) {
        return new DocumentText("d", text).statements().stream().map(Statement::text).toList();
    }

    @Test
    void takesWholeSentencesAndLeavesWhatSurroundsThem() {
        String text =
                """
                A Study of Tidal Pools
                Jane Doe, University of Somewhere, jane@some.where
                2.1 Sampling
                The samples were collected from forty pools along the northern coast in spring.
                Table 2: Species found in each pool.
                Pool 1 34.5 41.2 7
                Pool 2 30.1 44.7 9
                Crabs outnumber limpets in shaded pools, and the difference grows with depth.
                References
                [12] J. Doe and A. Smith. 2019. On crabs and other animals. Journal of Pools, pages 1–9.
                """;
        assertThat(sentences(text))
                .containsExactly(
                        "The samples were collected from forty pools along the northern coast in spring.",
                        "Crabs outnumber limpets in shaded pools, and the difference grows with depth.");
    }

    @Test
    void aWordThatTiesASentenceToTheOneBeforeIsLeftOut() {
        String text =
                "However, the tide pools of the northern coast are poorer in species than those of the south.\n";
        Statement statement = new DocumentText("d", text).statements().getFirst();
        assertThat(statement.text())
                .isEqualTo(
                        "The tide pools of the northern coast are poorer in species than those of the south.");
        assertThat(text.substring(statement.start(), statement.end()))
                .isEqualTo(
                        "the tide pools of the northern coast are poorer in species than those of the south.");
    }

    @Test
    void aHeadingWithoutAStopIsNoPartOfTheSentenceAfterIt() {
        assertThat(
                        sentences(
                                "TidalPools The TidalPools dataset is a collection of counts of all species along the northern coast.\n"))
                .containsExactly(
                        "The TidalPools dataset is a collection of counts of all species along the northern coast.");
        assertThat(
                        sentences(
                                "Cross-coast generalization One interesting question regarding the counts is how far they hold elsewhere.\n"))
                .containsExactly(
                        "One interesting question regarding the counts is how far they hold elsewhere.");
        assertThat(
                        sentences(
                                "Single-Pool Counts Prior work has shown that counting improves the estimates of divers in the bay.\n"))
                .containsExactly(
                        "Prior work has shown that counting improves the estimates of divers in the bay.");
    }

    @Test
    void aKoreanReasonLeansOnWhatItIsTheReasonFor() {
        List<Statement> found =
                new DocumentText("d", "밤에도 기온이 내려가지 않으면 몸이 회복할 시간을 얻지 못하기 때문이다.\n").statements();
        assertThat(found).isEmpty();
    }

    @Test
    void aKoreanOneIsLeftOutToo() {
        assertThat(sentences("그러나 거리를 걷는 사람이 느끼는 온도에는 큰 변화가 없다.\n"))
                .containsExactly("거리를 걷는 사람이 느끼는 온도에는 큰 변화가 없다.");
    }

    @Test
    void aNumberedHeadingInFrontOfASentenceIsNoPartOfIt() {
        assertThat(
                        sentences(
                                "4.1.1 Species Counts In TIDAL pools the number of species is counted twice a year by divers.\n"))
                .containsExactly(
                        "In TIDAL pools the number of species is counted twice a year by divers.");
    }

    @Test
    void aSentenceWhosePurposeStandsBeforeItIsNoGoodByItself() {
        List<Statement> found =
                new DocumentText(
                                "d",
                                "Nets and traps of several sizes are commonly used for this purpose on the coast.\n")
                        .statements();
        assertThat(found).allMatch(s -> s.completeness() < 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "The effect is largest in the evening when the lawn loses its heat.,0.8",
        "효과는 잎이 무성한 여름의 한낮에 가장 크게 나타난다.,0.8",
        "The effect of a lawn is largest in the evening of a hot day.,1"
    })
    void anEffectOfWhoKnowsWhatStandsLessWellByItself(String sentence, double completeness) {
        assertThat(new DocumentText("d", sentence).statements().getFirst().completeness())
                .isCloseTo(completeness, within(1e-9));
    }

    @Test
    void everySentenceIsTheStoredTextAtItsRange() {
        String text =
                "Sampling is sim-\nple and it works well on all of the data\nsets that we have tried.\n";
        Statement statement = new DocumentText("d", text).statements().getFirst();
        assertThat(text.substring(statement.start(), statement.end()))
                .startsWith("Sampling is sim-\nple");
        assertThat(statement.text())
                .isEqualTo(
                        "Sampling is simple and it works well on all of the data sets that we have tried.");
    }

    @Test
    void aSentenceThatLeansOnTheOneBeforeTakesItAlong() {
        String text =
                "Coral reefs shelter a quarter of all known marine species today. "
                        + "This makes them a priority for protection in most coastal countries.";
        assertThat(sentences(text))
                .contains("Coral reefs shelter a quarter of all known marine species today.")
                .contains(text)
                .noneMatch(s -> s.startsWith("This"));
    }

    @Test
    void dropsCitationMarksFromWhatIsReadButNotWordsOrNumbers() {
        Readable readable = new Readable("");
        assertThat(
                        readable.of(
                                "Dense retrieval improves recall by 12.5% on five tasks [3, 14] (Lewis et al., 2020)."))
                .isEqualTo("Dense retrieval improves recall by 12.5% on five tasks.");
        assertThat(readable.of("The same effect is described in [7] for long documents."))
                .contains("[7]");
    }

    @Test
    void aHyphenAtALineEndStaysWhereTheDocumentWritesItElsewhere() {
        Readable readable = new Readable("A task-specific head. Long generation runs.");
        assertThat(readable.of("a task-\nspecific head")).isEqualTo("a task-specific head");
        assertThat(readable.of("long gener-\nation")).isEqualTo("long generation");
    }

    @Test
    void rejectsFragmentsQuestionsFormulasAndInstructions() {
        String text =
                """
                and therefore it was not possible to include the remaining samples in the study.
                Does the size of the pool matter for the number of species that are found in it?
                You are given a passage, and you should answer the question that follows the passage.
                The loss is defined as L = sum over all pairs that are found in the batch of samples.
                Evaluation metrics, evaluation datasets, evaluation tools, evaluation papers, evaluation everything.
                """;
        assertThat(sentences(text)).isEmpty();
    }

    @Test
    void readsKoreanSentences() {
        String text = "데이터셋은 위키백과 문서에서 수집한 질문과 답변으로 구성되어 있다. 표와 목록도 답변의 범위에 포함된다.";
        assertThat(sentences(text)).hasSize(2);
    }

    @Test
    void headingsThatNameAnyPaperAreNoThemes() {
        String text =
                """
                1 Introduction
                Sea stars are among the most important predators of the rocky shore in this region.
                2 Predation Pressure
                Predation is strongest in summer, when the water is warm and the shells are thin.
                """;
        assertThat(new DocumentText("d", text).headings()).containsExactly("Predation Pressure");
    }
}
