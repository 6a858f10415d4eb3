package maestro.app.ui.mission.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import maestro.agents.controller.MissionRequest;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.mission.form.FakeSources;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class BranchViewModelTest {
    private final MemoryJournal journal = new MemoryJournal(() -> Instant.EPOCH);
    private final FakeMissions missions = new FakeMissions(journal);
    private final Frames frames = new Frames();
    private final List<String> started = new ArrayList<>();
    private final BranchViewModel branch =
            new BranchViewModel(
                    missions,
                    frames,
                    Texts.of(MissionFeature.class, Locale.ENGLISH),
                    new ThinkerViewModel(new FakeModelServers().viewModel(frames), () -> {}),
                    FakeSources.brief(FakeSources.sources(frames), frames),
                    started::add);

    @Test
    void aBranchWhoseModelIsNotAbleDoesNotBegin() {
        String id = missions.create(MissionRequest.of("Why?"));
        branch.begin(id, OptionalInt.of(0));
        missions.unfit(new IllegalArgumentException("There is no room."));
        branch.submit();
        assertThat(branch.problemProperty().get()).isEqualTo("There is no room.");
        assertThat(branch.busyProperty().get()).isFalse();
        assertThat(journal.missions()).containsExactly(id);
        assertThat(started).isEmpty();
    }
}
