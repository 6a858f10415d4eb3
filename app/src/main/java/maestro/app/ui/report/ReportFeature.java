package maestro.app.ui.report;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.text.Font;
import maestro.agents.controller.Missions;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.ReportFonts;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;

/// The report pane: the open mission's report, growing while it is written.
///
/// ```java
/// ReportFeature report =
///         new ReportFeature(missions, follower, library, navigator, background, ask);
/// dock.add(report.pane());
/// ```
public final class ReportFeature {
    public static final String PANE = "report";

    private final Texts texts = Texts.of(ReportFeature.class);
    private final ReportViewModel model;
    private final Supplier<Node> ask;

    /// @param ask makes what the pane shows while no mission is open
    public ReportFeature(
            Missions missions,
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background,
            Supplier<Node> ask) {
        this.ask = ask;
        model = new ReportViewModel(missions, follower, library, navigator, background, texts);
    }

    /// Lets plug-ins write reports in their forms.
    public void plugins(PluginHost plugins) {
        model.plugins(plugins);
    }

    public Pane pane() {
        return Pane.of(PANE, this::content);
    }

    private Node content() {
        loadReadingFonts();
        return new ReportView(model, texts, ask.get());
    }

    /// Loads the serif faces that reports and quotes are set in: "NanumMyeongjo", and
    /// "NanumMyeongjoBold" by its full name. Bold comes first: the family is found by the face that
    /// was loaded last, and a weight asked for is not honoured.
    public static void loadReadingFonts() {
        Font.loadFont(ReportFonts.serifBold().toExternalForm(), 16);
        Font.loadFont(ReportFonts.serifRegular().toExternalForm(), 16);
    }
}
