package maestro.app.ui.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.DocumentTitles;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;

/// The open mission's evidence. Owned by the screen's thread.
final class EvidenceViewModel {

    /// Which of its faces the pane shows.
    enum Face {
        /// no mission is open
        EMPTY,
        /// nothing has been found yet
        WAITING,
        /// nothing was found, and nothing more comes
        NOTHING,
        CONTENT,
        FAILED
    }

    private final Navigator navigator;
    private final DocumentTitles titles;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.SECTION);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.EMPTY);
    private final ReadOnlyObjectWrapper<Evidence> evidence =
            new ReadOnlyObjectWrapper<>(Evidence.NONE);
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Row>> wanted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<String> closed = new HashSet<>();
    private Optional<String> awaited = Optional.empty();

    EvidenceViewModel(MissionFollower follower, Library library, Navigator navigator) {
        this.navigator = navigator;
        titles = new DocumentTitles(library);
        follower.showAnyMoment(
                EvidenceViewModel::matters, state -> Evidence.of(state, titles::of), new Screen());
        grouping.subscribe(_ -> arrange());
        search.subscribe(_ -> arrange());
    }

    private static boolean matters(MissionEvent event) {
        return switch (event) {
            case MissionEvent.StepFinished finished ->
                    finished.outcome() instanceof Outcome.NotesTaken
                            || finished.outcome() instanceof Outcome.Planned
                            || finished.outcome() instanceof Outcome.Verified;
            case MissionEvent.Created _, MissionEvent.PhaseChanged _, MissionEvent.PlanEdited _ ->
                    true;
            default -> false;
        };
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Evidence> evidenceProperty() {
        return evidence.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    StringProperty searchProperty() {
        return search;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /// How many quotes the search lets through, those in folded groups too.
    int found() {
        return rows.stream().mapToInt(r -> r instanceof Row.Group g ? g.quotes() : 0).sum();
    }

    /// The row that the user was led to, until it is shown.
    ReadOnlyObjectProperty<Optional<Row>> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    void wantedIsShown() {
        wanted.set(Optional.empty());
    }

    void open(Item item) {
        navigator.openDocument(
                item.quote().documentId(),
                List.of(new Span(item.quote().start(), item.quote().end())));
    }

    void openStep(Item item) {
        if (item.step() != null) {
            navigator.openStep(evidence.get().missionId(), item.step());
        }
    }

    void showPane(String id) {
        navigator.showPane(id);
    }

    /// Folds a group, or unfolds it.
    void toggle(Row.Group group) {
        if (!closed.remove(group.key())) {
            closed.add(group.key());
        }
        arrange();
    }

    /// Leads to a note, now or as soon as it is there.
    void show(String noteId) {
        awaited = Optional.of(noteId);
        lead();
    }

    private void lead() {
        Optional<Item> item =
                awaited.flatMap(id ->
                        evidence.get().items().stream()
                                .filter(i -> i.note().id().equals(id))
                                .findFirst());
        if (item.isEmpty()) {
            return;
        }
        awaited = Optional.empty();
        search.set("");
        closed.remove(Rows.key(item.get(), grouping.get()));
        arrange();
        wanted.set(Optional.of(new Row.Entry(item.get())));
    }

    private void arrange() {
        List<Row> next = Rows.of(evidence.get(), grouping.get(), search.get(), closed);
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    private final class Screen implements MissionFollower.Screen<Evidence> {
        @Override
        public void cleared(Optional<String> missionId) {
            evidence.set(Evidence.NONE);
            closed.clear();
            search.set("");
            arrange();
            face.set(missionId.isEmpty() ? Face.EMPTY : Face.WAITING);
        }

        @Override
        public void shown(Evidence found) {
            evidence.set(found);
            arrange();
            face.set(
                    !found.items().isEmpty()
                            ? Face.CONTENT
                            : found.atRest() ? Face.NOTHING : Face.WAITING);
            lead();
        }

        @Override
        public void failed(Throwable why) {
            failure.set(Failures.words(why));
            face.set(Face.FAILED);
        }
    }
}
