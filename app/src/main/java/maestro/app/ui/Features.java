package maestro.app.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.library.LibraryFeature;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.settings.Settings;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.ShellNavigator.Destinations;
import maestro.app.ui.shell.StatusModel;
import maestro.rag.passage.Span;

/// All features, put together. Lives on the screen's thread.
final class Features implements Destinations {

    private final LibraryFeature library;
    private final ReportFeature report;

    Features(
            Services services,
            Navigator navigator,
            Background background,
            Notices notices,
            Settings settings,
            StatusModel status,
            Stage stage) {
        library =
                new LibraryFeature(
                        services.library(),
                        navigator,
                        background,
                        notices,
                        settings.passages(),
                        status,
                        stage,
                        question -> navigator.showPane("missions"));
        report = new ReportFeature(services.missions(), services.library(), navigator, background);
    }

    List<Pane> panes() {
        List<Pane> panes = new ArrayList<>();
        panes.addAll(library.panes());
        panes.add(report.pane());
        return panes;
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.addAll(library.commands());
        return commands;
    }

    List<PaletteEntry> paletteEntries() {
        List<PaletteEntry> entries = new ArrayList<>();
        entries.addAll(library.paletteEntries());
        return entries;
    }

    void addFiles(List<Path> files) {
        library.addFiles(files);
    }

    @Override
    public void document(String documentId, List<Span> spans) {}

    @Override
    public void note(String missionId, String noteId) {}

    @Override
    public void step(String missionId, String step) {}

    void close() {
        library.close();
        report.close();
    }
}
