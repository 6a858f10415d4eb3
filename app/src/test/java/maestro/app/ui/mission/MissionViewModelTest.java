package maestro.app.ui.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.Observable;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.app.ui.fixture.FakeLibrary;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.MissionViewModel.Ask;
import maestro.app.ui.mission.MissionViewModel.Face;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Collection;
import org.junit.jupiter.api.Test;

class MissionViewModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final MemoryJournal journal = new MemoryJournal(() -> now);
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final MissionFollower follower = new MissionFollower(journal, navigator, frames);
    private final MissionViewModel viewModel =
            new MissionViewModel(missions, follower, navigator, frames, () -> now);
    private final MissionFormViewModel form =
            new MissionFormViewModel(
                    missions,
                    FakeLibrary.of(new Collection("RAG", 12)),
                    frames,
                    Texts.of(MissionFeature.class, Locale.ENGLISH),
                    navigator::openMission);

    private String made() {
        String id = missions.create(MissionRequest.of("Why?"));
        navigator.openMission(id);
        frames.settle();
        return id;
    }

    private OpenMission open() {
        return viewModel.openProperty().get().orElseThrow();
    }

    @Test
    void withoutMissionsThePaneSaysWhatToDo() {
        assertThat(viewModel.faceProperty().get()).isEqualTo(Face.EMPTY);
        made();
        assertThat(viewModel.faceProperty().get()).isEqualTo(Face.LIST);
        assertThat(viewModel.list()).singleElement().matches(m -> m.phase() == Phase.CREATED);
    }

    /// A view of a list hears changes only while somebody holds it.
    @Test
    void listenersToTheListOutliveGarbageCollection() {
        AtomicInteger heard = new AtomicInteger();
        viewModel.list().addListener((Observable _) -> heard.incrementAndGet());
        System.gc();
        made();
        assertThat(heard).hasPositiveValue();
        assertThat(viewModel.list()).isSameAs(viewModel.list());
    }

    @Test
    void timeOfWorkLeavesPausesOut() {
        String id = made();
        missions.start(id);
        now = START.plusSeconds(8);
        missions.pause(id);
        now = START.plusSeconds(3_600);
        missions.start(id);
        frames.settle();
        now = now.plusSeconds(6);
        assertThat(open().worked(now)).isEqualTo(Duration.ofSeconds(14));
        missions.pause(id);
        frames.settle();
        assertThat(open().worked(now.plusSeconds(99))).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void onlyWhatThePhaseAllowsIsOffered() {
        String id = made();
        assertThat(open()).matches(m -> m.canStart() && m.canStop() && !m.canPause());
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        frames.settle();
        assertThat(open()).matches(m -> m.canPause() && m.canFinishNow() && !m.canStart());
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        frames.settle();
        assertThat(open()).matches(m -> !m.canPause() && !m.canStart() && !m.canStop());
    }

    @Test
    void stoppingIsAskedOnceAndMayBeDeclined() {
        String id = made();
        viewModel.askStop(id);
        assertThat(viewModel.askedProperty().get()).contains(new Ask.Stop(id, "Why?"));
        viewModel.decline();
        viewModel.confirm();
        assertThat(missions.calls()).containsExactly("create " + id);
        viewModel.askStop(id);
        viewModel.confirm();
        assertThat(missions.calls()).containsExactly("create " + id, "stop " + id);
    }

    @Test
    void whatRunsIsNotDeleted() {
        String id = made();
        missions.start(id);
        viewModel.askDelete(id);
        assertThat(viewModel.askedProperty().get()).isEmpty();
        missions.pause(id);
        viewModel.askDelete(id);
        viewModel.confirm();
        assertThat(viewModel.list()).isEmpty();
        assertThat(viewModel.openProperty().get()).isEmpty();
    }

    @Test
    void aCommandThatFailsSaysWhy() {
        String id = made();
        missions.failNext(new IllegalStateException("The disk is full."));
        viewModel.start(id);
        assertThat(viewModel.problemProperty().get()).isEqualTo("The disk is full.");
        viewModel.start(id);
        assertThat(viewModel.problemProperty().get()).isEmpty();
    }

    @Test
    void anotherMissionEndsTheOldSubscription() {
        made();
        int listening = journal.followers();
        made();
        assertThat(journal.followers()).isEqualTo(listening);
        viewModel.close();
        follower.close();
        assertThat(journal.followers()).isZero();
    }

    @Test
    void theFormMakesAndStartsAMission() {
        form.questionsProperty().set(" How? \n\n Why not?\n");
        form.refreshPlaces();
        form.placeProperty().set(form.places().get(1));
        form.roundsProperty().set(2);
        assertThat(form.submit()).isTrue();
        assertThat(missions.requests())
                .singleElement()
                .satisfies(r -> assertThat(r.questions()).containsExactly("How?", "Why not?"))
                .matches(r -> r.title() == null && "RAG".equals(r.collection()))
                .matches(r -> r.limits().rounds() == 2 && r.language() == Language.ENGLISH);
        assertThat(missions.calls()).containsExactly("create m1", "start m1");
        assertThat(navigator.went()).containsExactly("mission m1");
        assertThat(form.questionsProperty().get()).isEmpty();
    }

    @Test
    void theReportSpeaksTheQuestionsLanguageUntilAnotherIsChosen() {
        form.questionsProperty().set("어떻게 평가하는가?");
        assertThat(form.languageProperty().get()).isEqualTo(Language.KOREAN);
        form.languageProperty().set(Language.ENGLISH);
        form.questionsProperty().set("어떻게 평가하는가? 왜?");
        assertThat(form.languageProperty().get()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whatIsMissingIsSaidInWords() {
        assertThat(form.submit()).isFalse();
        assertThat(form.problemProperty().get()).isEqualTo("Write at least one question.");
        form.questionsProperty().set("Why?");
        assertThat(form.problemProperty().get()).isEmpty();
        missions.failNext(new IllegalArgumentException("There is no such collection."));
        form.submit();
        assertThat(form.problemProperty().get()).isEqualTo("There is no such collection.");
        assertThat(form.questionsProperty().get()).isEqualTo("Why?");
        assertThat(form.busyProperty().get()).isFalse();
    }
}
