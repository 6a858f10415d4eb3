package maestro.app.ui.evidence;

import javafx.scene.Node;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;

/// The evidence pane.
///
/// ```java
/// EvidenceFeature evidence = new EvidenceFeature(follower, library, navigator);
/// dock.add(evidence.pane());
/// evidence.show("s1.q1.n3"); // selects a note of the open mission
/// ```
public final class EvidenceFeature {
    public static final String PANE = "evidence";

    private final Texts texts = Texts.of(EvidenceFeature.class);
    private final EvidenceViewModel model;

    public EvidenceFeature(MissionFollower follower, Library library, Navigator navigator) {
        model = new EvidenceViewModel(follower, library, navigator);
    }

    public Pane pane() {
        return Pane.of(PANE, this::content);
    }

    private Node content() {
        ReportFeature.loadReadingFonts();
        return new EvidenceView(model, texts);
    }

    /// Selects a note of the open mission, now or as soon as it is there.
    public void show(String noteId) {
        model.show(noteId);
    }
}
