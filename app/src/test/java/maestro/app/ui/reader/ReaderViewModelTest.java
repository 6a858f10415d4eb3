package maestro.app.ui.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Language;
import maestro.agents.mission.Quote;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reader.ReaderViewModel.Face;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

class ReaderViewModelTest {
    private final QuotedMission mission = new QuotedMission(Language.ENGLISH);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = Frames.immediate();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    private final ReaderViewModel model =
            new ReaderViewModel(
                    follower,
                    mission.library,
                    navigator,
                    background,
                    Texts.of(ReaderFeature.class));

    private Quote quote(int note) {
        return mission.notes().get(note).quotes().getFirst();
    }

    private static Span span(Quote quote) {
        return new Span(quote.start(), quote.end());
    }

    private void openMission() {
        journal.append(QuotedMission.ID, mission.all());
        navigator.openMission(QuotedMission.ID);
    }

    @Test
    void opensPagesAndText() {
        assertThat(model.faceProperty().get()).isEqualTo(Face.EMPTY);
        model.open(mission.document(0), List.of());
        assertThat(model.faceProperty().get()).isEqualTo(Face.PAGES);
        assertThat(model.openedProperty().get().orElseThrow().pages()).isGreaterThan(1);
        model.open(mission.document(2), List.of());
        assertThat(model.faceProperty().get()).isEqualTo(Face.TEXT);
        assertThat(model.openedProperty().get().orElseThrow().text()).contains("Benchmarks");
    }

    @Test
    void whatIsReadAgainWhileItIsOpenShowsItsNewTextAtTheSameWords() {
        openMission();
        for (int document : new int[] {0, 2}) { // with pages, and without
            String id = mission.document(document);
            String before = mission.library.text(id).orElseThrow();
            int at = before.indexOf(' ', before.length() / 2) + 1;
            Span span = new Span(at, at + 40);
            model.open(id, List.of(span));
            int jumps = model.markingProperty().get().jump();
            assertThat(model.openedProperty().get().orElseThrow().again()).isFalse();

            mission.library.replace(id, "A heading that was not read before.\n" + before);
            Opened now = model.openedProperty().get().orElseThrow();
            assertThat(now.again()).isTrue();
            assertThat(now.layout()).isEqualTo(mission.library.layout(id).orElseThrow());
            String after = mission.library.text(id).orElseThrow();
            Marking marking = model.markingProperty().get();
            assertThat(marking.current().getFirst().of(after)).isEqualTo(span.of(before));
            assertThat(marking.jump()).as("the place is kept").isEqualTo(jumps);

            mission.library.replace(id, after);
            assertThat(model.openedProperty().get()).as("nothing is new").containsSame(now);
        }
        assertThat(model.openedProperty().get().orElseThrow().text()).startsWith("A heading");
    }

    @Test
    void documentThatIsGoneSaysSo() {
        model.open("no such", List.of());
        assertThat(model.faceProperty().get()).isEqualTo(Face.FAILED);
        assertThat(model.failureProperty().get()).contains("no longer in the library");
        model.open(mission.document(0), List.of());
        assertThat(model.faceProperty().get()).isEqualTo(Face.PAGES);
    }

    @Test
    void marksWhatItWasLedToAndTheMissionsOtherQuotes() {
        openMission();
        model.open(mission.document(0), List.of(span(quote(2))));
        Marking marking = model.markingProperty().get();
        assertThat(marking.current()).containsExactly(span(quote(2)));
        assertThat(marking.others()).containsExactly(span(quote(0)), span(quote(4)));
    }

    @Test
    void stepsThroughTheQuotesInTheOrderOfTheTextAndRound() {
        openMission();
        model.open(mission.document(0), List.of(span(quote(2))));
        assertThat(model.quoteShown()).isEqualTo(1);
        List<Span> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            model.step(1);
            seen.add(model.markingProperty().get().current().getFirst());
        }
        assertThat(seen).containsExactly(span(quote(4)), span(quote(0)), span(quote(2)));
        model.step(-1);
        assertThat(model.quoteShown()).isZero();
    }

    @Test
    void everyLeadingJumpsEvenToTheSamePlace() {
        model.open(mission.document(0), List.of(span(quote(0))));
        int before = model.markingProperty().get().jump();
        model.open(mission.document(0), List.of(span(quote(0))));
        assertThat(model.markingProperty().get().jump()).isGreaterThan(before);
    }

    @Test
    void newQuotesDoNotMoveTheReader() {
        model.open(mission.document(0), List.of(span(quote(0))));
        int before = model.markingProperty().get().jump();
        openMission();
        assertThat(model.markingProperty().get().jump()).isEqualTo(before);
        assertThat(model.markingProperty().get().others()).hasSize(2);
    }

    @Test
    void beforeTheReportTheNotesAreWhatQuotes() {
        journal.append(QuotedMission.ID, mission.created());
        journal.append(QuotedMission.ID, mission.planned());
        journal.append(QuotedMission.ID, mission.researched());
        navigator.openMission(QuotedMission.ID);
        model.open(mission.document(1), List.of());
        assertThat(model.quotesProperty().get().finished()).isFalse();
        assertThat(model.quotesHere()).hasSize(2);
        navigator.closeMission();
        assertThat(model.quotesHere()).isEmpty();
    }

    @Test
    void copiesTheQuoteWordForWord() {
        model.open(mission.document(0), List.of(span(quote(4))));
        String[] copied = {""};
        model.quote(text -> copied[0] = text);
        assertThat(copied[0]).isEqualTo(quote(4).text());
    }

    @Test
    void longTextIsShownInPartRoundTheSpan() {
        String text = "One line of a very long text.\n".repeat(100_000);
        String id = mission.library.add("Long", "long.txt", text, false);
        Span far = new Span(1_500_000, 1_500_030);
        model.open(id, List.of(far));
        Opened opened = model.openedProperty().get().orElseThrow();
        assertThat(opened.whole()).isFalse();
        assertThat(opened.text().length()).isLessThan(600_000);
        assertThat(far.start() - opened.textStart())
                .isBetween(0, opened.text().length() - far.length());
        assertThat(
                        opened.text()
                                .substring(
                                        far.start() - opened.textStart(),
                                        far.end() - opened.textStart()))
                .isEqualTo(far.of(text));
        model.open(id, List.of(new Span(10, 20)));
        assertThat(model.openedProperty().get().orElseThrow().textStart()).isZero();
    }
}
