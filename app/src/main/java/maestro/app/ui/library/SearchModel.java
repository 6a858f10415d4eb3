package maestro.app.ui.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import maestro.app.ui.shell.Background;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A query tried by hand, to see what the agents would find. Lives on the screen's thread.
public final class SearchModel {

    /// What the pane shows.
    public sealed interface State {
        record Nothing() implements State {}

        record Searching() implements State {}

        /// @param query words to mark
        /// @param millis how long the search took
        /// @param like title of what the hits are like; empty where they answer a query
        record Found(String query, List<Row> rows, double millis, String like) implements State {}

        /// What is typed cannot be understood.
        record Unclear(Message why) implements State {}

        record Failed(Throwable why) implements State {}
    }

    /// @param title of the hit's document
    public record Row(Hit hit, String title) {}

    private static final int LIMIT = 30;

    private final Library library;
    private final Background background;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<SearchMode> mode = new SimpleObjectProperty<>(SearchMode.HYBRID);
    private final ObjectProperty<Set<String>> collections = new SimpleObjectProperty<>(Set.of());
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Nothing());
    private Background.@Nullable Cancellable running;

    public SearchModel(Library library, Background background) {
        this.library = library;
        this.background = background;
        mode.subscribe((_, _) -> search());
        collections.subscribe((_, _) -> search());
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObjectProperty<SearchMode> modeProperty() {
        return mode;
    }

    /// Names; empty for the whole library.
    public ObjectProperty<Set<String>> collectionsProperty() {
        return collections;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Narrows what is typed to a tag, or no longer where it is already.
    public void toggleTag(String tag) {
        query.set(DocumentFilter.toggled(query.get(), tag));
        search();
    }

    /// Searches for what is typed; a search still at work is given up.
    public void search() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        String text = query.get().strip();
        if (text.isEmpty()) {
            state.set(new State.Nothing());
            return;
        }
        SearchRequest request;
        try {
            request =
                    SearchRequest.of(
                            QueryLine.forSearch(text), mode.get(), collections.get(), LIMIT);
        } catch (QuerySyntaxException e) {
            state.set(new State.Unclear(e.explanation()));
            return;
        }
        begin(() -> found(() -> library.search(request), request.query(), ""));
    }

    /// Finds what is like a document or one of its passages, in place of what is typed.
    ///
    /// @param ordinal of the passage; null for the whole document
    public void similar(String documentId, @Nullable Integer ordinal, String title) {
        if (running != null) {
            running.cancel();
            running = null;
        }
        begin(() -> found(() -> library.similar(documentId, ordinal, LIMIT), "", title));
    }

    private void begin(Callable<State> search) {
        state.set(new State.Searching());
        running =
                background.call(
                        search, state::set, failure -> state.set(new State.Failed(failure)));
    }

    private State found(Supplier<List<Hit>> search, String marked, String like) {
        long start = System.nanoTime();
        List<Hit> hits = search.get();
        double millis = (System.nanoTime() - start) / 1e6;
        Map<String, String> titles = new HashMap<>();
        List<Row> rows =
                hits.stream()
                        .map(hit ->
                                new Row(
                                        hit,
                                        titles.computeIfAbsent(
                                                hit.passage().documentId(), this::title)))
                        .toList();
        return new State.Found(marked, rows, millis, like);
    }

    private String title(String documentId) {
        return library.document(documentId).map(Document::title).orElse("");
    }
}
