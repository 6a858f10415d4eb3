package maestro.app.ui.library.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.app.ui.shell.Background;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.label.SavedSearch;
import maestro.rag.label.Tag;
import maestro.rag.library.Collection;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The library as the screen sees it: documents, collections, and which of them are shown. Lives on
/// the screen's thread; the library is asked off it.
public final class LibraryModel implements AutoCloseable {

    /// What the pane shows.
    public sealed interface State {
        record Loading() implements State {}

        /// @param total documents in the whole library
        record Ready(int total) implements State {}

        record Failed(Throwable why) implements State {}
    }

    private record Read(
            List<Document> all,
            List<Collection> collections,
            List<Tag> tags,
            List<SavedSearch> searches,
            @Nullable Set<String> members,
            Optional<IndexWork> work,
            Set<String> older) {}

    private final Library library;
    private final Background background;
    private final Consumer<Throwable> failed;
    private final Library.Subscription subscription;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ObservableList<Document> all = FXCollections.observableArrayList();
    private final ObservableList<Document> shown = FXCollections.observableArrayList();
    private final ObservableList<Collection> collections = FXCollections.observableArrayList();
    private final ObservableList<String> older = FXCollections.observableArrayList();
    private final ObservableList<Tag> tags = FXCollections.observableArrayList();
    private final ObservableList<SavedSearch> searches = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> collection =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Document>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<QueryLine> line =
            new ReadOnlyObjectWrapper<>(QueryLine.parse(""));
    private final ReadOnlyObjectWrapper<Message> problem =
            new ReadOnlyObjectWrapper<>(Message.NONE);
    private final ReadOnlyObjectWrapper<Optional<IndexWork>> work =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Set<String> members;
    private boolean reading;
    private boolean again;

    /// @param failed gets what went wrong with what the user did
    public LibraryModel(Library library, Background background, Consumer<Throwable> failed) {
        this.library = library;
        this.background = background;
        this.failed = failed;
        subscription = library.onChange(() -> background.onScreen(this::refresh));
        collection.subscribe((_, _) -> refresh());
        filter.subscribe((_, now) -> read(now));
        refresh();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// All documents, oldest first.
    public ObservableList<Document> documents() {
        return all;
    }

    /// Those of the chosen collection that fit the filter.
    public ObservableList<Document> shown() {
        return shown;
    }

    public ObservableList<Collection> collections() {
        return collections;
    }

    /// All tags by name.
    public ObservableList<Tag> tags() {
        return tags;
    }

    public ObservableList<SavedSearch> searches() {
        return searches;
    }

    /// The chosen collection; empty for the whole library.
    public ObjectProperty<Optional<String>> collectionProperty() {
        return collection;
    }

    /// Tags, years, language, and words that title, authors, file, venue, DOI, year or note must
    /// have: see [QueryLine].
    public StringProperty filterProperty() {
        return filter;
    }

    /// The document that alone is chosen in the list; empty where none or several are.
    public ObjectProperty<Optional<Document>> chosenProperty() {
        return chosen;
    }

    /// What the filter says; while it cannot be understood, what it said last.
    public ReadOnlyObjectProperty<QueryLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// Why the filter cannot be understood; nothing where it can.
    public ReadOnlyObjectProperty<Message> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is done to the index in the background.
    public ReadOnlyObjectProperty<Optional<IndexWork>> workProperty() {
        return work.getReadOnlyProperty();
    }

    /// The documents that an older version of the program read.
    public ObservableList<String> older() {
        return older;
    }

    public int passages() {
        return all.stream().mapToInt(Document::passages).sum();
    }

    /// Reads the library anew, once more at the end where it was asked for meanwhile.
    public void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        Optional<String> wanted = collection.get();
        background.call(
                () ->
                        new Read(
                                library.documents(),
                                library.collections(),
                                library.labels().tags(),
                                library.labels().savedSearches(),
                                wanted.map(this::members).orElse(null),
                                library.indexWork(),
                                library.readByOlderReaders()),
                this::take,
                failure -> {
                    reading = false;
                    state.set(new State.Failed(failure));
                });
    }

    public void remove(Set<String> documentIds) {
        Set<String> ids = Set.copyOf(documentIds);
        act(() -> ids.forEach(library::remove));
    }

    public void describe(String documentId, Description description) {
        act(() -> library.describe(documentId, description));
    }

    /// Lets one document stand for others.
    public void merge(String keptId, Set<String> otherIds) {
        Set<String> ids = Set.copyOf(otherIds);
        act(() -> library.merge(keptId, ids));
    }

    public void tag(Set<String> documentIds, String tag) {
        Set<String> ids = Set.copyOf(documentIds);
        act(() -> library.labels().tag(ids, tag));
    }

    public void untag(Set<String> documentIds, String tag) {
        Set<String> ids = Set.copyOf(documentIds);
        act(() -> library.labels().untag(ids, tag));
    }

    public void note(String documentId, String note) {
        act(() -> library.labels().note(documentId, note));
    }

    /// Narrows what is shown to a tag, or no longer where it does already.
    public void toggleTag(String tag) {
        filter.set(DocumentFilter.toggled(filter.get(), tag));
    }

    /// Keeps the filter as it stands.
    public void saveSearch(String name) {
        SavedSearch search = new SavedSearch(name, filter.get().strip());
        act(() -> library.labels().save(search));
    }

    public void forgetSearch(String name) {
        act(() -> library.labels().forget(name));
    }

    /// One that is made for no document is chosen, to be filled.
    public void createCollection(String name, Set<String> documentIds) {
        Set<String> ids = Set.copyOf(documentIds);
        background.call(
                () -> {
                    library.createCollection(name);
                    if (!ids.isEmpty()) {
                        library.addToCollection(name, ids);
                    }
                    return Collection.named(name);
                },
                made -> {
                    if (ids.isEmpty()) {
                        collection.set(Optional.of(made));
                    }
                    refresh();
                },
                failed);
    }

    /// The names of those that a collection can be moved into, with an empty one for none of them.
    public List<String> placesFor(String name) {
        Collection moved = new Collection(name, 0);
        return Stream.concat(Stream.of(""), collections.stream().map(Collection::name))
                .filter(place -> !place.equals(moved.parent()) && !moved.holds(place))
                .toList();
    }

    /// @param place one of [#placesFor]
    public void moveCollection(String name, String place) {
        String leaf = new Collection(name, 0).leaf();
        renameCollection(name, place.isEmpty() ? leaf : place + "/" + leaf);
    }

    public void renameCollection(String name, String newName) {
        Collection renamed = new Collection(name, 0);
        background.call(
                () -> {
                    library.renameCollection(name, newName);
                    return Collection.named(newName);
                },
                now -> {
                    collection
                            .get()
                            .filter(renamed::holds)
                            .map(chosen -> now + chosen.substring(name.length()))
                            .ifPresent(chosen -> collection.set(Optional.of(chosen)));
                    refresh();
                },
                failed);
    }

    public void removeCollection(String name) {
        if (collection.get().filter(new Collection(name, 0)::holds).isPresent()) {
            collection.set(Optional.empty());
        }
        act(() -> library.removeCollection(name));
    }

    public void addToCollection(String name, Set<String> documentIds) {
        Set<String> ids = Set.copyOf(documentIds);
        act(() -> library.addToCollection(name, ids));
    }

    public void removeFromCollection(String name, Set<String> documentIds) {
        Set<String> ids = Set.copyOf(documentIds);
        act(() -> library.removeFromCollection(name, ids));
    }

    @Override
    public void close() {
        subscription.close();
    }

    private Set<String> members(String name) {
        Set<String> ids = new HashSet<>();
        library.documents(name).forEach(document -> ids.add(document.id()));
        return ids;
    }

    private void take(Read read) {
        reading = false;
        if (!all.equals(read.all())) {
            all.setAll(read.all());
        }
        if (!collections.equals(read.collections())) {
            collections.setAll(read.collections());
        }
        if (!tags.equals(read.tags())) {
            tags.setAll(read.tags());
        }
        if (!searches.equals(read.searches())) {
            searches.setAll(read.searches());
        }
        members = read.members();
        work.set(read.work());
        if (!Set.copyOf(older).equals(read.older())) {
            older.setAll(read.older());
        }
        show();
        state.set(new State.Ready(all.size()));
        if (again) {
            again = false;
            refresh();
        }
    }

    private void read(@Nullable String typed) {
        try {
            line.set(QueryLine.parse(typed == null ? "" : typed));
            problem.set(Message.NONE);
        } catch (QuerySyntaxException e) {
            problem.set(e.explanation());
        }
        show();
    }

    private void show() {
        QueryLine wanted = line.get();
        List<Document> now =
                all.stream()
                        .filter(d -> members == null || members.contains(d.id()))
                        .filter(d -> d.facts().fit(wanted))
                        .toList();
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
    }

    private void act(Runnable work) {
        background.call(
                () -> {
                    work.run();
                    return true;
                },
                _ -> refresh(),
                failed);
    }
}
