package maestro.app.ui.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette finds for what is typed.
public final class PaletteModel {

    private static final int MOST = 50;

    private record Scored(PaletteEntry entry, int score) {}

    private final List<Supplier<List<PaletteEntry>>> sources = new ArrayList<>();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> found = FXCollections.observableArrayList();

    public PaletteModel() {
        query.subscribe(_ -> find());
    }

    /// Adds a source, asked anew for whatever is typed, on the screen's thread: it answers from
    /// memory. Who opens the palette before the library is there finds its documents a moment
    /// later.
    public void addSource(Supplier<List<PaletteEntry>> source) {
        sources.add(source);
    }

    /// Forgets what was typed.
    public void refresh() {
        query.set("");
        find();
    }

    public StringProperty queryProperty() {
        return query;
    }

    /// The best first.
    public ObservableList<PaletteEntry> found() {
        return found;
    }

    private void find() {
        List<PaletteEntry> entries = new ArrayList<>();
        sources.forEach(source -> entries.addAll(source.get()));
        String text = query.get() == null ? "" : query.get().strip();
        if (text.isEmpty()) {
            found.setAll(entries.stream().limit(MOST).toList());
            return;
        }
        List<Scored> scored = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            int score = Fuzzy.score(text, entry.title());
            for (String other : entry.also()) {
                score = Math.max(score, Fuzzy.score(text, other));
            }
            int byBoth = Fuzzy.score(text, entry.title() + " " + entry.detail());
            if (byBoth != Fuzzy.NONE) {
                score = Math.max(score, byBoth - 20);
            }
            if (score != Fuzzy.NONE) {
                scored.add(new Scored(entry, score));
            }
        }
        scored.sort(
                Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparing(s -> s.entry().kind()));
        found.setAll(scored.stream().limit(MOST).map(Scored::entry).toList());
    }
}
