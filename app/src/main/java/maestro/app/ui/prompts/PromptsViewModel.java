package maestro.app.ui.prompts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import maestro.agents.difference.Difference;
import maestro.agents.mission.Language;
import maestro.agents.role.prompted.Prompt;
import maestro.agents.role.prompted.Prompts;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.message.Message;

/// The prompts and what the user writes in their place. What is written is kept for each of them
/// until it is saved or given up, so that going to another one loses nothing. Owned by the screen's
/// thread.
public final class PromptsViewModel {
    private final Prompts prompts;
    private final Background background;
    private final ReadOnlyObjectWrapper<Map<Prompt, State>> states =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final Map<Key, Versions> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<Key> chosen;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper original = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean loading;

    /// One prompt in one language.
    public record Key(Prompt prompt, Language language) {}

    /// How a prompt stands in the language that is chosen.
    enum State {
        /// The program's own text is in force.
        ORIGINAL,
        /// The user's own text is in force.
        CHANGED,
        /// The user's own text can't be used, and the program's is in force.
        UNUSED,
        /// Something is written that is not saved.
        UNSAVED
    }

    /// @param original the program's own text
    /// @param saved the user's file, or what is in force without one
    /// @param written as the user has it now
    private record Versions(String original, String saved, String written) {
        Versions write(String now) {
            return new Versions(original, saved, now);
        }

        boolean unsaved() {
            return !written.strip().equals(saved);
        }
    }

    public PromptsViewModel(Prompts prompts, Background background) {
        this.prompts = prompts;
        this.background = background;
        Language first =
                locale().getLanguage().equals(Language.KOREAN.tag())
                        ? Language.KOREAN
                        : Language.ENGLISH;
        chosen = new ReadOnlyObjectWrapper<>(new Key(Prompt.values()[0], first));
        text.subscribe(this::written);
        load();
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.DISPLAY);
    }

    private void load() {
        background.call(
                () -> {
                    Map<Key, Versions> read = new HashMap<>();
                    for (Prompt prompt : Prompt.values()) {
                        for (Language language : Language.values()) {
                            String original = prompts.builtIn(prompt, language);
                            String now = prompts.written(prompt, language).orElse(original);
                            read.put(new Key(prompt, language), new Versions(original, now, now));
                        }
                    }
                    return read;
                },
                read -> {
                    known.putAll(read);
                    show();
                },
                failure -> problem.set(Failures.words(failure)));
    }

    public void choose(Prompt prompt) {
        choose(new Key(prompt, chosen.get().language()));
    }

    public void choose(Language language) {
        choose(new Key(chosen.get().prompt(), language));
    }

    private void choose(Key key) {
        chosen.set(key);
        show();
    }

    private void show() {
        Versions now = known.get(chosen.get());
        if (now == null) {
            return; // not read yet
        }
        loading = true;
        original.set(now.original());
        text.set(now.written());
        loading = false;
        judge(now);
    }

    private void written(String now) {
        Key key = chosen.get();
        Versions before = known.get(key);
        if (!loading && before != null) {
            Versions after = before.write(now);
            known.put(key, after);
            judge(after);
        }
    }

    private void judge(Versions now) {
        Message said = Prompts.fault(chosen.get().prompt(), now.written().strip());
        fault.set(said.isNone() ? "" : said.text(locale()));
        unsaved.set(now.unsaved());
        mark();
    }

    private void mark() {
        Map<Prompt, State> all = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            Versions now = known.get(new Key(prompt, chosen.get().language()));
            if (now != null) {
                all.put(
                        prompt,
                        now.unsaved()
                                ? State.UNSAVED
                                : now.saved().equals(now.original())
                                        ? State.ORIGINAL
                                        : Prompts.fault(prompt, now.saved()).isNone()
                                                ? State.CHANGED
                                                : State.UNUSED);
            }
        }
        states.set(Map.copyOf(all));
    }

    State state(Prompt prompt) {
        return states.get().getOrDefault(prompt, State.ORIGINAL);
    }

    /// Keeps what is written; agents ask with it from their next step on. Where it is the program's
    /// own text again, the user's file goes.
    public void save() {
        Key key = chosen.get();
        Versions now = known.get(key);
        if (now == null || !fault.get().isEmpty() || !now.unsaved()) {
            return;
        }
        String kept = now.written().strip();
        background.run(
                () -> {
                    if (kept.equals(now.original())) {
                        prompts.reset(key.prompt(), key.language());
                    } else {
                        prompts.change(key.prompt(), key.language(), kept);
                    }
                    return null;
                },
                failure -> {
                    // What is written stays written.
                    known.computeIfPresent(
                            key, (_, t) -> new Versions(t.original(), now.saved(), t.written()));
                    show();
                    problem.set(Failures.words(failure));
                });
        problem.set("");
        known.put(key, new Versions(now.original(), kept, now.written()));
        judge(new Versions(now.original(), kept, now.written()));
    }

    /// Gives up what is not saved.
    public void giveUp() {
        known.computeIfPresent(
                chosen.get(), (_, t) -> new Versions(t.original(), t.saved(), t.saved()));
        show();
    }

    /// Writes the program's own text; it counts when it is saved.
    public void writeOriginal() {
        text.set(original.get());
    }

    /// What is written beside the program's own text, word by word; as it is where it is too long
    /// to be used.
    List<Piece> differences() {
        if (text.get().length() > Prompts.LONGEST) {
            return List.of(new Piece(Piece.Side.WRITTEN, text.get().substring(0, Prompts.LONGEST)));
        }
        List<Piece> pieces = new ArrayList<>();
        for (Difference<String> stretch :
                Difference.ofWords(original.get(), text.get(), chosen.get().language().locale())) {
            String before = String.join("", stretch.one());
            String now = String.join("", stretch.other());
            if (stretch.same()) {
                pieces.add(new Piece(Piece.Side.BOTH, now));
            } else {
                if (!before.isEmpty()) {
                    pieces.add(new Piece(Piece.Side.ORIGINAL, before));
                }
                if (!now.isEmpty()) {
                    pieces.add(new Piece(Piece.Side.WRITTEN, now));
                }
            }
        }
        return pieces;
    }

    /// Placeholders that the text lacks.
    public Set<String> missing() {
        Set<String> names = new TreeSet<>(chosen.get().prompt().placeholders());
        names.removeIf(name -> text.get().contains("{{" + name + "}}"));
        return names;
    }

    ReadOnlyObjectProperty<Map<Prompt, State>> statesProperty() {
        return states.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Key> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyStringProperty originalProperty() {
        return original.getReadOnlyProperty();
    }

    /// Why the text can't be used; empty where it can.
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// What went wrong with the files; empty mostly.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
