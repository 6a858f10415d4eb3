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
    private List<PaletteEntry> entries = List.of();

    public PaletteModel() {
        query.subscribe(_ -> find());
    }

    /// Adds a source, asked anew each time the palette opens, on the screen's thread: it answers
    /// from memory.
    public void addSource(Supplier<List<PaletteEntry>> source) {
        sources.add(source);
    }

    /// Asks the sources and forgets what was typed.
    public void refresh() {
        List<PaletteEntry> now = new ArrayList<>();
        sources.forEach(source -> now.addAll(source.get()));
        entries = now;
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
        String text = query.get() == null ? "" : query.get().strip();
        if (text.isEmpty()) {
            found.setAll(entries.stream().limit(MOST).toList());
            return;
        }
        List<Scored> scored = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            int byTitle = Fuzzy.score(text, entry.title());
            int byOther = entry.also().isEmpty() ? Fuzzy.NONE : Fuzzy.score(text, entry.also());
            int byBoth = Fuzzy.score(text, entry.title() + " " + entry.detail());
            int score =
                    Math.max(
                            Math.max(byTitle, byOther),
                            byBoth == Fuzzy.NONE ? Fuzzy.NONE : byBoth - 20);
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
