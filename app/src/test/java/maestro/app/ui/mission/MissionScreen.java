package maestro.app.ui.mission;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.form.FakeSources;
import maestro.app.ui.mission.form.SourcesViewModel;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.models.ModelsViewModel;
import maestro.rag.library.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A test of the missions' pane, in English, with a collection to look in.
@ExtendWith(ApplicationExtension.class)
public abstract class MissionScreen {
    protected final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    protected final FakeMissions missions = new FakeMissions(journal);
    protected final FakeNavigator navigator = new FakeNavigator();
    protected final FakeModelServers servers = new FakeModelServers();
    protected boolean connecting;
    protected final List<String> compared = new ArrayList<>();
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    protected void show(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        ToolkitBackground background = new ToolkitBackground();
        ModelsViewModel models = servers.viewModel(background);
        SourcesViewModel sources = FakeSources.sources(background);
        MissionFeature feature =
                new MissionFeature(
                        missions,
                        new MissionFollower(journal, navigator, background),
                        TitledLibrary.of(new Collection("RAG", 12)),
                        navigator,
                        background,
                        new ThinkerViewModel(models, () -> connecting = true),
                        sources,
                        FakeSources.brief(sources, background),
                        (one, other) -> compared.add(one + " " + other.orElse("-")));
        Screens.show(stage, (Parent) feature.pane().content().get(), 420, 640);
    }

    protected static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    /// Waits until the service of missions was called so; fails after 5 s.
    protected void awaitCall(String call) {
        try {
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> missions.calls().contains(call));
        } catch (TimeoutException e) {
            throw new AssertionError("never called: " + call + ", only " + missions.calls(), e);
        }
    }
}
