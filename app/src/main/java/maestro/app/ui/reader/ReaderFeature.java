package maestro.app.ui.reader;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The reader pane.
///
/// ```java
/// ReaderFeature reader = new ReaderFeature(follower, library, navigator, background);
/// dock.add(reader.pane());
/// reader.open(documentId, List.of(new Span(1204, 1331))); // scrolled to the first span
/// ```
public final class ReaderFeature implements AutoCloseable {
    public static final String PANE = "reader";

    /// A document, and what of it is marked.
    public record Place(String documentId, List<Span> spans) {}

    private final Texts texts = Texts.of(ReaderFeature.class);
    private final ReaderViewModel model;
    private final FindModel find;
    private final Navigator navigator;
    private final IntegerProperty wanted = new SimpleIntegerProperty();

    public ReaderFeature(
            MissionFollower follower, Library library, Navigator navigator, Background background) {
        this.navigator = navigator;
        model = new ReaderViewModel(follower, library, navigator, background, texts);
        find = new FindModel(model, background);
    }

    /// Looks for words in the document that is open.
    public Command findCommand() {
        return new Command(
                "reader.find",
                texts.get("find"),
                texts.names("find"),
                Group.EDIT,
                1,
                ReaderView.FIND,
                MaterialDesignM.MAGNIFY,
                Bindings.createBooleanBinding(
                        () -> model.openedProperty().get().isPresent(), model.openedProperty()),
                () -> {
                    navigator.showPane(PANE);
                    wanted.set(wanted.get() + 1);
                });
    }

    public Pane pane() {
        return Pane.of(PANE, this::content);
    }

    private Node content() {
        ReportFeature.loadReadingFonts();
        return new ReaderView(model, find, wanted, texts);
    }

    /// Shows a document, scrolled to the first span, with all spans marked.
    public void open(String documentId, List<Span> spans) {
        model.open(documentId, spans);
    }

    /// Where the reader is; empty where no document is open.
    public Optional<Place> place() {
        return model.openedProperty()
                .get()
                .map(o -> new Place(o.document().id(), model.markingProperty().get().current()));
    }

    @Override
    public void close() {
        model.close();
    }
}
