package maestro.app.ui.library.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import maestro.app.ui.shell.Background;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.Judgement;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;

/// A query tried by hand, to see what the agents would find. Lives on the screen's thread.
public final class SearchModel {

    /// What the pane shows.
    public sealed interface State {
        record Nothing() implements State {}

        record Searching() implements State {}

        /// @param query words to mark
        /// @param millis how long the search took
        /// @param line as typed, by which hits are judged; empty where they answer no query
        /// @param like title of what the hits are like; empty where they answer a query
        /// @param trouble why they are found by words alone or not reordered; nothing where all is
        ///   well
        record Found(
                String query,
                String line,
                List<Row> rows,
                double millis,
                String like,
                Message trouble)
                implements State {}

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
    private final ObservableMap<Place, Boolean> verdicts = FXCollections.observableHashMap();
    private final Consumer<Throwable> failed;
    private Background.@Nullable Cancellable running;

    /// A passage by its place.
    public record Place(String documentId, int start, int end) {
        static Place of(Hit hit) {
            Passage p = hit.passage();
            return new Place(p.documentId(), p.start(), p.end());
        }
    }

    /// @param failed gets what went wrong with a judgement
    public SearchModel(Library library, Background background, Consumer<Throwable> failed) {
        this.failed = failed;
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
        begin(() -> found(() -> library.search(request), request.query(), text, ""));
    }

    /// Finds what is like a document or one of its passages, in place of what is typed.
    ///
    /// @param ordinal of the passage; null for the whole document
    public void similar(String documentId, @Nullable Integer ordinal, String title) {
        if (running != null) {
            running.cancel();
            running = null;
        }
        begin(() -> found(() -> library.similar(documentId, ordinal, LIMIT), "", "", title));
    }

    /// What the user thinks of the passages that were found: true for good.
    public ObservableMap<Place, Boolean> verdicts() {
        return verdicts;
    }

    /// Keeps whether a hit answers the query, or takes it back where the same was said before.
    public void judge(Row row, boolean good) {
        if (!(state.get() instanceof State.Found found) || found.line().isEmpty()) {
            return;
        }
        Place at = Place.of(row.hit());
        Judgement judgement =
                new Judgement(found.line(), at.documentId(), at.start(), at.end(), good);
        boolean back = Boolean.valueOf(good).equals(verdicts.get(at));
        if (back) {
            verdicts.remove(at);
        } else {
            verdicts.put(at, good);
        }
        background.call(
                () -> {
                    if (back) {
                        library.judgements().withdraw(judgement);
                    } else {
                        library.judgements().judge(judgement);
                    }
                    return true;
                },
                _ -> {},
                failed);
    }

    private record Answer(State.Found found, Map<Place, Boolean> verdicts) {}

    private void begin(Callable<Answer> search) {
        state.set(new State.Searching());
        running =
                background.call(
                        search,
                        answer -> {
                            verdicts.clear();
                            verdicts.putAll(answer.verdicts());
                            state.set(answer.found());
                        },
                        failure -> state.set(new State.Failed(failure)));
    }

    private Answer found(Supplier<List<Hit>> search, String marked, String line, String like) {
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
        Map<Place, Boolean> known = new HashMap<>();
        if (!line.isEmpty()) {
            library.judgements()
                    .of(line)
                    .forEach(j ->
                            known.put(new Place(j.documentId(), j.start(), j.end()), j.good()));
        }
        Message trouble = library.model().trouble().and(library.reranking().trouble());
        return new Answer(new State.Found(marked, line, rows, millis, like, trouble), known);
    }

    private String title(String documentId) {
        return library.document(documentId).map(Document::title).orElse("");
    }
}
