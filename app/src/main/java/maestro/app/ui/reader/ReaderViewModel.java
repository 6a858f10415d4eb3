package maestro.app.ui.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Background.Cancellable;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import maestro.rag.document.PageImage;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;

/// The document that is open, and what is marked in it. Owned by the screen's thread.
final class ReaderViewModel implements AutoCloseable {

    /// Which of its faces the pane shows.
    enum Face {
        EMPTY,
        LOADING,
        /// pages as images
        PAGES,
        /// a format without pages
        TEXT,
        FAILED
    }

    private final Library library;
    private final Navigator navigator;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Marking> marking =
            new ReadOnlyObjectWrapper<>(Marking.NONE);
    private final ReadOnlyObjectWrapper<Quotes> quotes = new ReadOnlyObjectWrapper<>(Quotes.NONE);
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    private final Library.Subscription changes;
    private @Nullable Cancellable loading;

    /// The stored text of the open document, to see by when it is read again.
    private String stored = "";

    /// What the open document was opened at.
    private List<Span> asked = List.of();

    /// What the user looked for in it.
    private List<Span> found = List.of();

    private boolean looking;
    private boolean lookAgain;

    /// Quotes of the open document that stand elsewhere since it was read again.
    private Map<Span, Span> moved = Map.of();

    ReaderViewModel(
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background,
            Texts texts) {
        this.library = library;
        this.navigator = navigator;
        this.background = background;
        this.texts = texts;
        follower.show(
                event ->
                        event instanceof MissionEvent.StepFinished finished
                                && (finished.outcome() instanceof Outcome.NotesTaken
                                        || finished.outcome() instanceof Outcome.Verified),
                Quotes::of,
                new Screen());
        changes = library.onChange(() -> background.onScreen(this::look));
    }

    /// Whether the open document was read again; once more where it changes meanwhile.
    private void look() {
        Opened shown = opened.get().orElse(null);
        if (shown == null || face.get() == Face.LOADING) {
            return;
        }
        lookAgain = looking;
        if (looking) {
            return;
        }
        looking = true;
        String before = stored;
        List<Quoted> quoted = marked(shown);
        background.call(
                () -> again(shown, before, quoted),
                fresh -> {
                    boolean still = opened.get().filter(o -> o == shown).isPresent();
                    fresh.filter(_ -> still && face.get() != Face.LOADING).ifPresent(this::replace);
                    looked();
                },
                _ -> looked()); // whoever opens it hears what is wrong
    }

    private void looked() {
        looking = false;
        if (lookAgain) {
            look();
        }
    }

    /// The quotes of the document, and what it was opened at, with the words that stand there.
    private List<Quoted> marked(Opened shown) {
        List<Quoted> all = new ArrayList<>(quotesHere());
        Set<Span> known = all.stream().map(Quoted::span).collect(Collectors.toSet());
        for (Span span : asked) {
            if (!known.contains(span) && span.end() <= stored.length()) {
                int page = shown.layout().pageAt(span.start());
                all.add(new Quoted(span, "", span.of(stored), page));
            }
        }
        return all;
    }

    private Optional<Loaded> again(Opened shown, String before, List<Quoted> quoted) {
        String id = shown.document().id();
        String now = library.text(id).orElse(before);
        boolean same =
                now.equals(before)
                        && library.layout(id).filter(l -> !l.equals(shown.layout())).isEmpty();
        if (same) {
            return Optional.empty();
        }
        Span middle = new Span(shown.textStart(), shown.textStart() + shown.text().length());
        int at = (middle.start() + middle.end()) / 2;
        List<Span> about = shown.whole() ? List.of() : List.of(new Span(at, at));
        return Loaded.of(library, id, about, quoted, true);
    }

    /// Keeps the place.
    private void replace(Loaded fresh) {
        marking.set(new Marking(List.of(), List.of(), List.of(), marking.get().jump()));
        moved = fresh.moved();
        stored = fresh.text();
        opened.set(Optional.of(fresh.opened()));
        mark(placed(asked), false);
        face.set(fresh.opened().paged() ? Face.PAGES : Face.TEXT);
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Marking> markingProperty() {
        return marking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// All that the open mission quotes.
    ReadOnlyObjectProperty<Quotes> quotesProperty() {
        return quotes.getReadOnlyProperty();
    }

    /// Quotes of the open mission in this document, in the order of the text.
    List<Quoted> quotesHere() {
        return opened.get().map(o -> quotes.get().in(o.document().id())).orElse(List.of());
    }

    /// Which of [#quotesHere] is shown, from 0; -1 where none is.
    int quoteShown() {
        List<Span> current = marking.get().current();
        List<Quoted> here = quotesHere();
        for (int i = 0; i < here.size() && !current.isEmpty(); i++) {
            if (placed(here.get(i).span()).equals(current.getFirst())) {
                return i;
            }
        }
        return -1;
    }

    private Span placed(Span span) {
        return moved.getOrDefault(span, span);
    }

    private List<Span> placed(List<Span> spans) {
        return spans.stream().map(this::placed).toList();
    }

    /// Shows a document with these spans marked, at the first of them.
    void open(String documentId, List<Span> spans) {
        if (loading != null) {
            loading.cancel();
            loading = null;
        }
        asked = spans;
        boolean same =
                opened.get()
                        .filter(o -> o.document().id().equals(documentId) && holds(o, spans))
                        .isPresent();
        if (same && face.get() != Face.FAILED) {
            face.set(opened.get().orElseThrow().paged() ? Face.PAGES : Face.TEXT);
            mark(placed(spans), true);
            return;
        }
        face.set(Face.LOADING);
        List<Quoted> quoted = quotes.get().in(documentId);
        loading =
                background.call(
                        () -> Loaded.of(library, documentId, spans, quoted, false),
                        found -> {
                            if (found.isEmpty()) {
                                fail(texts.get("failed.gone"));
                            } else {
                                marking.set(Marking.NONE);
                                moved = found.get().moved();
                                stored = found.get().text();
                                opened.set(Optional.of(found.get().opened()));
                                mark(placed(spans), true);
                                face.set(found.get().opened().paged() ? Face.PAGES : Face.TEXT);
                            }
                        },
                        why -> fail(Failures.words(why)));
    }

    private static boolean holds(Opened shown, List<Span> spans) {
        int end = shown.textStart() + shown.text().length();
        return shown.whole()
                || spans.isEmpty()
                || spans.getFirst().start() >= shown.textStart() && spans.getFirst().end() <= end;
    }

    private void fail(String why) {
        stored = "";
        opened.set(Optional.empty());
        marking.set(Marking.NONE);
        failure.set(why);
        face.set(Face.FAILED);
    }

    private void mark(List<Span> spans, boolean jump) {
        List<Span> others =
                quotesHere().stream()
                        .map(quoted -> placed(quoted.span()))
                        .filter(s -> !spans.contains(s))
                        .distinct()
                        .toList();
        List<Span> elsewhere = found.stream().filter(s -> !spans.contains(s)).toList();
        marking.set(new Marking(spans, others, elsewhere, marking.get().jump() + (jump ? 1 : 0)));
    }

    /// Marks what was found in the open document.
    void found(List<Span> places) {
        found = places;
        mark(marking.get().current(), false);
    }

    /// The stored text of the open document; empty where none is open.
    String stored() {
        return stored;
    }

    /// Goes to the next quote, or the one before, and round at the ends.
    void step(int by) {
        List<Quoted> here = quotesHere();
        if (here.isEmpty()) {
            return;
        }
        int shown = quoteShown();
        int next =
                shown < 0 ? (by > 0 ? 0 : here.size() - 1) : Math.floorMod(shown + by, here.size());
        opened.get().ifPresent(o -> open(o.document().id(), List.of(here.get(next).span())));
    }

    /// Draws a page away from the screen's thread.
    ///
    /// @param scale pixels for each point
    Cancellable draw(
            int page,
            double scale,
            Consumer<Optional<PageImage>> done,
            Consumer<Throwable> failed) {
        String id = opened.get().orElseThrow().document().id();
        return background.call(
                () -> library.page(id, page, Math.clamp(scale, 0.1, 8)), done, failed);
    }

    /// The words that are marked, read from the stored text; nothing where none are.
    void quote(Consumer<String> done) {
        List<Span> spans = marking.get().current();
        if (opened.get().isEmpty() || spans.isEmpty()) {
            return;
        }
        String id = opened.get().get().document().id();
        background.call(
                () -> {
                    String text = library.text(id).orElse("");
                    return spans.stream()
                            .filter(s -> s.end() <= text.length())
                            .map(s -> s.of(text))
                            .reduce((a, b) -> a + "\n" + b)
                            .orElse("");
                },
                done,
                why -> {});
    }

    void showPane(String id) {
        navigator.showPane(id);
    }

    @Override
    public void close() {
        changes.close();
        if (loading != null) {
            loading.cancel();
        }
    }

    private final class Screen implements MissionFollower.Screen<Quotes> {
        @Override
        public void cleared(Optional<String> missionId) {
            show(Quotes.NONE);
        }

        @Override
        public void shown(Quotes found) {
            show(found);
        }

        private void show(Quotes found) {
            quotes.set(found);
            mark(marking.get().current(), false);
            find();
        }

        /// Where the quotes of the mission that was opened stand in the document that is open.
        private void find() {
            List<Quoted> here = quotesHere();
            Opened shown = opened.get().orElse(null);
            if (shown == null || here.isEmpty()) {
                return;
            }
            String text = stored;
            background.call(
                    () -> Quoted.moved(here, text, shown.layout()),
                    places -> {
                        if (opened.get().filter(o -> o == shown).isPresent()) {
                            moved = places;
                            mark(marking.get().current(), false);
                        }
                    },
                    _ -> {});
        }

        /// The report pane tells it; here only the marks are missing.
        @Override
        public void failed(Throwable why) {
            show(Quotes.NONE);
        }
    }
}
