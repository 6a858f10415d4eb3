package maestro.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.app.ui.evidence.EvidenceViewModel.Face;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import org.junit.jupiter.api.Test;

class EvidenceViewModelTest {
    private final QuotedMission mission = new QuotedMission(Language.ENGLISH);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = Frames.immediate();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    private final EvidenceViewModel model =
            new EvidenceViewModel(follower, mission.library, navigator);

    private void append(List<MissionEvent> events) {
        journal.append(QuotedMission.ID, events);
    }

    private void openAll() {
        append(mission.all());
        navigator.openMission(QuotedMission.ID);
    }

    private List<String> groups() {
        return model.rows().stream()
                .filter(Row.Group.class::isInstance)
                .map(r -> ((Row.Group) r).title() + " " + ((Row.Group) r).quotes())
                .toList();
    }

    private List<String> notes() {
        return model.rows().stream()
                .filter(Row.Entry.class::isInstance)
                .map(r -> ((Row.Entry) r).item().note().id())
                .toList();
    }

    @Test
    void growsWhileTheMissionRuns() {
        assertThat(model.faceProperty().get()).isEqualTo(Face.EMPTY);
        append(mission.created());
        append(mission.planned());
        navigator.openMission(QuotedMission.ID);
        assertThat(model.faceProperty().get()).isEqualTo(Face.WAITING);
        append(mission.researched().subList(0, 2));
        assertThat(model.faceProperty().get()).isEqualTo(Face.CONTENT);
        assertThat(notes()).hasSize(1);
        append(mission.researched().subList(2, 12));
        assertThat(notes()).hasSize(6);
        assertThat(model.evidenceProperty().get().documents()).isEqualTo(3);
    }

    @Test
    void missionThatFoundNothingSaysSo() {
        append(mission.created());
        append(List.of(new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        navigator.openMission(QuotedMission.ID);
        assertThat(model.faceProperty().get()).isEqualTo(Face.NOTHING);
    }

    @Test
    void sectionsComeInReadingOrderWithTheBestQuoteFirst() {
        openAll();
        assertThat(groups())
                .containsExactly(
                        "How it is evaluated 3", "Where it fails 2", "What benchmarks leave out 1");
        assertThat(notes())
                .containsExactly(
                        "s1.q1.n1", "s1.q1.n2", "s1.q1.n3", "s2.q1.n4", "s2.q1.n5", "s3.q1.n6");
    }

    @Test
    void documentsHoldTheirQuotesInTheOrderOfTheText() {
        openAll();
        model.groupingProperty().set(Grouping.DOCUMENT);
        assertThat(groups()).hasSize(3).last().isEqualTo("Field notes on evaluation 1");
        assertThat(notes())
                .containsExactly(
                        "s1.q1.n1", "s1.q1.n3", "s2.q1.n5", "s1.q1.n2", "s2.q1.n4", "s3.q1.n6");
    }

    @Test
    void searchLooksAtQuotesAspectsAndTitlesAndOpensFoldedGroups() {
        openAll();
        model.toggle((Row.Group) model.rows().getFirst());
        assertThat(notes()).hasSize(3);
        model.searchProperty().set("FAITHFULNESS context");
        assertThat(notes()).containsExactly("s1.q1.n3");
        model.searchProperty().set("faithfulness");
        assertThat(notes()).contains("s1.q1.n1", "s1.q1.n3");
        assertThat(model.found()).isEqualTo(notes().size());
        model.searchProperty().set("no such words");
        assertThat(model.rows()).isEmpty();
        assertThat(model.found()).isZero();
        model.searchProperty().set("");
        assertThat(notes()).hasSize(3);
    }

    @Test
    void leadsToANoteThatIsFoldedAway() {
        openAll();
        model.toggle((Row.Group) model.rows().getFirst());
        model.searchProperty().set("overlap");
        model.show("s1.q1.n2");
        Row wanted = model.wantedProperty().get().orElseThrow();
        assertThat(model.rows()).contains(wanted);
        assertThat(((Row.Entry) wanted).item().note().id()).isEqualTo("s1.q1.n2");
    }

    @Test
    void leadsToANoteOnceItIsThere() {
        append(mission.created());
        append(mission.planned());
        navigator.openMission(QuotedMission.ID);
        model.show("s1.q1.n1");
        assertThat(model.wantedProperty().get()).isEmpty();
        append(mission.researched());
        assertThat(model.wantedProperty().get()).isPresent();
    }

    @Test
    void quoteLeadsToItsPlaceAndItsStep() {
        openAll();
        Item item = ((Row.Entry) model.rows().get(1)).item();
        model.open(item);
        model.openStep(item);
        assertThat(navigator.led())
                .containsExactly(
                        "document %s [Span[start=%d, end=%d]]"
                                .formatted(
                                        item.quote().documentId(),
                                        item.quote().start(),
                                        item.quote().end()),
                        "step m7k2 round1/s1.q1/notes/s1.q1.n1");
    }

    @Test
    void saysWhichNotesTheReportCites() {
        append(mission.created());
        append(mission.planned());
        append(mission.researched());
        navigator.openMission(QuotedMission.ID);
        assertThat(model.evidenceProperty().get().items()).noneMatch(Item::cited);
        append(mission.finished());
        assertThat(model.evidenceProperty().get().items()).allMatch(Item::cited);
    }
}
