package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitedTextTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(
                    List.of(
                            note("a", "Mites weaken honey bees in winter."),
                            note("b", "Oxalic acid removes 90 percent of mites."),
                            note("c", "꿀벌은 겨울에 응애 때문에 죽는다.")),
                    Map.of("a", "round1/a/read"));

    private static Note note(String id, String words) {
        Quote quote = new Quote("d" + id, 0, words.length(), words, 1, List.of());
        return new Note(
                id,
                "s1",
                "s1.q1",
                1,
                words,
                List.of(quote),
                List.of(),
                new Note.Relevance(1, 1, 1, 1, 1));
    }

    private static List<String> read(String text) {
        return CitedText.of(text, VOCABULARY).blocks().stream()
                .flatMap(b -> ((Block.Paragraph) b).sentences().stream())
                .map(CitedTextTest::shown)
                .toList();
    }

    private static String shown(Sentence sentence) {
        return sentence.text() + sentence.citations().stream().map(Citation::noteId).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Summary: ",
                "**Summary:** ",
                "Here is the section:\n",
                "요약: ",
                "## Summary\n"
            })
    void whatAnnouncesTheTextIsNoPartOfIt(String before) {
        assertThat(read(before + "Mites weaken bees [N1]. One thing: acid helps [N2]."))
                .containsExactly("Mites weaken bees.[a]", "One thing: acid helps.[b]");
    }

    @Test
    void aKeyWithAStopEndsASentenceWhateverFollows() {
        assertThat(read("Mites weaken bees [N1]. 90 percent of mites die [N2]. 2025년에는 줄었다 [N3]."))
                .containsExactly(
                        "Mites weaken bees.[a]", "90 percent of mites die.[b]", "2025년에는 줄었다.[c]");
    }

    @Test
    void keysStandBeforeOrAfterTheStop() {
        assertThat(
                        read(
                                "Mites weaken bees [N1]. Acid helps. [N2][N1] 벌이 죽는다 [N3]. It is so [N1, N2]. And so [N1; 2]."))
                .containsExactly(
                        "Mites weaken bees.[a]",
                        "Acid helps.[b, a]",
                        "벌이 죽는다.[c]",
                        "It is so.[a, b]",
                        "And so.[a, b]");
    }

    @Test
    void headingsListsAndFencesAreTakenOff() {
        assertThat(
                        read(
                                "# Bees\n\n- **Mites** weaken bees [N1].\n- Acid helps [N2].\n\n```\nMore of it [n2].\n```"))
                .containsExactly("Mites weaken bees.[a]", "Acid helps.[b]", "More of it.[b]");
    }

    @Test
    void anUnknownKeyIsNoCitation() {
        CitedText text =
                CitedText.of("The moon is made of cheese [N9]. Acid helps [N2][N7].", VOCABULARY);
        assertThat(text.left()).containsExactly("The moon is made of cheese.");
        assertThat(text.unknown()).isEqualTo(2);
        assertThat(text.blocks()).hasSize(1);
    }

    @Test
    void aSentenceInTheWordsOfANoteIsGivenThatNote() {
        assertThat(read("Oxalic acid removes 90 percent of the mites."))
                .containsExactly("Oxalic acid removes 90 percent of the mites.[b]");
        assertThat(read("Bees are nice.")).isEmpty();
    }

    @Test
    void paragraphsStay() {
        assertThat(CitedText.of("One thing [N1].\n\nAnother [N2].", VOCABULARY).blocks())
                .hasSize(2);
    }
}
