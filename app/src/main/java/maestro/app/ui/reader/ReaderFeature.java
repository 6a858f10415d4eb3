package maestro.app.ui.reader;

import java.util.List;
import javafx.scene.Node;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/// The reader pane.
///
/// ```java
/// ReaderFeature reader = new ReaderFeature(follower, library, navigator, background);
/// dock.add(reader.pane());
/// reader.open(documentId, List.of(new Span(1204, 1331))); // scrolled to the first span
/// ```
public final class ReaderFeature implements AutoCloseable {
    public static final String PANE = "reader";

    private final Texts texts = Texts.of(ReaderFeature.class);
    private final ReaderViewModel model;

    public ReaderFeature(
            MissionFollower follower, Library library, Navigator navigator, Background background) {
        model = new ReaderViewModel(follower, library, navigator, background, texts);
    }

    public Pane pane() {
        return new Pane(
                PANE,
                texts.get("pane"),
                MaterialDesignB.BOOK_OPEN_PAGE_VARIANT_OUTLINE,
                this::content);
    }

    private Node content() {
        ReportFeature.loadReadingFonts();
        return new ReaderView(model, texts);
    }

    /// Shows a document, scrolled to the first span, with all spans marked.
    public void open(String documentId, List<Span> spans) {
        model.open(documentId, spans);
    }

    @Override
    public void close() {
        model.close();
    }
}
