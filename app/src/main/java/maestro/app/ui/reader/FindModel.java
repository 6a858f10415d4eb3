package maestro.app.ui.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Background.Cancellable;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;

/// Words that are looked for in the open document. Owned by the screen's thread.
final class FindModel {
    /// Places that are counted and marked.
    static final int MOST = 1000;

    private static final String SPACE = "[\\s\\u00a0]+";

    /// @param words as they were typed
    /// @param places where they stand, in the order of the text
    /// @param at which of the places is shown, from 0; -1 for none
    /// @param more whether they stand behind these places, too
    /// @param readable whether the document has any text
    record Found(String words, List<Span> places, int at, boolean more, boolean readable) {
        static final Found NONE = new Found("", List.of(), -1, false, true);
    }

    private final ReaderViewModel reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NONE);
    private @Nullable Cancellable running;
    private String document = "";

    FindModel(ReaderViewModel reader, Background background) {
        this.reader = reader;
        this.background = background;
        reader.openedProperty()
                .subscribe(opened -> {
                    String id = opened.map(o -> o.document().id()).orElse("");
                    if (!id.equals(document)) {
                        document = id;
                        clear();
                    } else if (opened.isPresent() && opened.get().again()) {
                        look(found.get().words(), 0, false);
                    }
                });
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Goes to the first place of the words from there on, else to the first of all.
    ///
    /// @param from offset in the stored text
    void look(String words, int from) {
        look(words, from, true);
    }

    private void look(String words, int from, boolean go) {
        if (running != null) {
            running.cancel();
            running = null;
        }
        String wanted = words.strip();
        if (wanted.isEmpty() || document.isEmpty()) {
            clear();
            return;
        }
        String text = reader.stored();
        running =
                background.call(
                        () -> places(text, wanted),
                        places -> take(words, places, !text.isBlank(), from, go),
                        _ -> clear());
    }

    private void take(String words, List<Span> places, boolean readable, int from, boolean go) {
        boolean more = places.size() > MOST;
        List<Span> kept = more ? places.subList(0, MOST) : places;
        found.set(new Found(words, List.copyOf(kept), -1, more, readable));
        reader.found(found.get().places());
        if (go && !kept.isEmpty()) {
            int at = 0;
            while (at < kept.size() && kept.get(at).start() < from) {
                at++;
            }
            show(at % kept.size());
        }
    }

    /// Goes to the next place, or the one before, and round at the ends.
    void step(int by) {
        Found now = found.get();
        int places = now.places().size();
        if (places > 0) {
            show(now.at() < 0 && by < 0 ? places - 1 : Math.floorMod(now.at() + by, places));
        }
    }

    private void show(int at) {
        Found now = found.get();
        found.set(new Found(now.words(), now.places(), at, now.more(), now.readable()));
        reader.open(document, List.of(now.places().get(at)));
    }

    /// Looks for nothing any more; the place that was shown last stays marked.
    void clear() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        found.set(Found.NONE);
        reader.found(List.of());
    }

    /// Where words stand, in any case, whatever parts them, and whichever marks and dashes the text
    /// has for those that a keyboard has; one more than [#MOST] at most.
    static List<Span> places(String text, String words) {
        Pattern pattern =
                Pattern.compile(
                        Arrays.stream(words.strip().split(SPACE))
                                .map(FindModel::word)
                                .collect(Collectors.joining(SPACE)),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<Span> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (places.size() <= MOST && matcher.find()) {
            places.add(new Span(matcher.start(), matcher.end()));
        }
        return places;
    }

    private static String word(String word) {
        return word.codePoints()
                .mapToObj(c ->
                        switch (c) {
                            case '\'' -> "['\u2018\u2019]";
                            case '"' -> "[\"\u201c\u201d]";
                            case '-' -> "[-\u2010-\u2015\u2212]";
                            default -> Pattern.quote(Character.toString(c));
                        })
                .collect(Collectors.joining());
    }
}
