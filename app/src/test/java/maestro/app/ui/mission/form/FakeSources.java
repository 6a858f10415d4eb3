package maestro.app.ui.mission.form;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import maestro.agents.preset.Presets;
import maestro.app.ui.shell.Background;
import maestro.app.ui.sources.SourceSettings;
import maestro.app.ui.sources.WebSearchViewModel;
import maestro.rag.message.Message;

/// Where to look, with a SearXNG that always works.
public final class FakeSources {
    private FakeSources() {}

    public static SourcesViewModel sources(Background background) {
        return new SourcesViewModel(
                new WebSearchViewModel(
                        new SimpleObjectProperty<>(SourceSettings.DEFAULT),
                        background,
                        web -> Message.of("source.searxng.works", 3)));
    }

    /// With the program's presets alone.
    public static BriefViewModel brief(SourcesViewModel sources, Background background) {
        return new BriefViewModel(Presets.in(Path.of("no such folder")), sources, background);
    }
}
