package maestro.app.ui.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import maestro.agents.mission.Language;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reader.FindModel.Found;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

class FindModelTest {
    private final QuotedMission mission = new QuotedMission(Language.ENGLISH);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = Frames.immediate();
    private final ReaderViewModel reader =
            new ReaderViewModel(
                    new MissionFollower(
                            new MemoryJournal(InstantSource.system()), navigator, background),
                    mission.library,
                    navigator,
                    background,
                    Texts.of(ReaderFeature.class));
    private final FindModel find = new FindModel(reader, background);

    private static List<String> words(String text, String wanted) {
        return FindModel.places(text, wanted).stream().map(s -> s.of(text)).toList();
    }

    private Found found() {
        return find.foundProperty().get();
    }

    @Test
    void wordsAreFoundInAnyCaseAcrossLinesAndWithTheTextsOwnMarks() {
        assertThat(words("Dense\nretrieval, dense  Retrieval.", "dense retrieval"))
                .containsExactly("Dense\nretrieval", "dense  Retrieval");
        assertThat(words("It\u2019s open\u2010domain (QA).", "it's")).containsExactly("It\u2019s");
        assertThat(words("It\u2019s open\u2010domain (QA).", "open-domain (qa)"))
                .containsExactly("open\u2010domain (QA)");
        assertThat(words("a.c abc \\Q", ".c")).containsExactly(".c");
        assertThat(words("a\\Eb", "\\E")).containsExactly("\\E");
        assertThat(words("검색 증강 생성", "증강")).containsExactly("증강");
    }

    @Test
    void theFirstFromThePlaceOnIsShownThenTheNextAndRound() {
        String id = mission.document(0);
        String text = mission.library.text(id).orElseThrow();
        reader.open(id, List.of());
        List<Span> all = FindModel.places(text, "the");
        assertThat(all).hasSizeGreaterThan(2);

        find.look("the", all.get(1).start());
        assertThat(found().at()).isEqualTo(1);
        assertThat(found().places()).isEqualTo(all);
        assertThat(reader.markingProperty().get().current()).containsExactly(all.get(1));
        assertThat(reader.markingProperty().get().found())
                .hasSize(all.size() - 1)
                .doesNotContain(all.get(1))
                .isSubsetOf(all);

        find.look("the", text.length());
        assertThat(found().at()).as("none behind: from the beginning").isZero();
        find.step(-1);
        assertThat(found().at()).isEqualTo(all.size() - 1);
        find.step(1);
        assertThat(found().at()).isZero();
    }

    @Test
    void whatIsNotThereIsSaidAndLeavesThePlace() {
        reader.open(mission.document(0), List.of());
        find.look("the", 0);
        int jumps = reader.markingProperty().get().jump();
        find.look("thezzz", 0);
        assertThat(found().places()).isEmpty();
        assertThat(found().readable()).isTrue();
        assertThat(reader.markingProperty().get().found()).isEmpty();
        assertThat(reader.markingProperty().get().jump()).isEqualTo(jumps);
        find.step(1);
        assertThat(reader.markingProperty().get().jump()).isEqualTo(jumps);
    }

    @Test
    void nothingIsMarkedInAnotherDocumentOrOnceItIsEnded() {
        reader.open(mission.document(0), List.of());
        find.look("the", 0);
        reader.open(mission.document(2), List.of());
        assertThat(found()).isEqualTo(Found.NONE);
        assertThat(reader.markingProperty().get().found()).isEmpty();

        find.look("the", 0);
        find.clear();
        assertThat(reader.markingProperty().get().found()).isEmpty();
        find.look("  ", 0);
        assertThat(found()).isEqualTo(Found.NONE);
    }

    @Test
    void aDocumentThatIsReadAgainIsLookedThroughAgainAtItsPlace() {
        String id = mission.document(0);
        String text = mission.library.text(id).orElseThrow();
        reader.open(id, List.of());
        find.look("the", 0);
        int before = found().places().size();
        int jumps = reader.markingProperty().get().jump();
        mission.library.replace(id, "The heading.\n" + text);
        assertThat(found().places()).hasSize(before + 1);
        assertThat(reader.markingProperty().get().jump()).isEqualTo(jumps);
    }

    @Test
    void countsNoMoreThanAThousand() {
        String id = mission.document(0);
        reader.open(id, List.of());
        mission.library.replace(id, "bee ".repeat(FindModel.MOST + 5));
        find.look("bee", 0);
        assertThat(found().places()).hasSize(FindModel.MOST);
        assertThat(found().more()).isTrue();
    }
}
