package maestro.app.ui.mission.form;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Brief.Unsupported;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.preset.Preset;
import maestro.agents.preset.Presets;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// How the mission that the form makes is to be done: by a preset, whose choices can be changed.
public final class BriefViewModel {
    private final Presets presets;
    private final SourcesViewModel sources;
    private final Background background;
    private final ObservableList<Optional<Preset>> all =
            FXCollections.observableArrayList(List.of(Optional.empty()));
    private final ObjectProperty<Optional<Preset>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty outline = new SimpleStringProperty("");
    private final StringProperty tone = new SimpleStringProperty("");
    private final ObjectProperty<Unsupported> unsupported =
            new SimpleObjectProperty<>(Unsupported.REPLACED);
    private final IntegerProperty rounds = new SimpleIntegerProperty(Limits.DEFAULT.rounds());
    private final IntegerProperty minutes = new SimpleIntegerProperty(Limits.DEFAULT.minutes());
    private final ReadOnlyObjectWrapper<List<Index>> proposed =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Preset>> deleting =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Ahead> ahead = new ReadOnlyObjectWrapper<>(Ahead.ALL);
    private Optional<Mission> left = Optional.empty();
    private List<Preset> spoken = List.of();
    private Language language = Language.ENGLISH;
    private int usualRounds = Limits.DEFAULT.rounds();
    private int usualMinutes = Limits.DEFAULT.minutes();

    /// @param sources where a preset may propose to look
    public BriefViewModel(Presets presets, SourcesViewModel sources, Background background) {
        this.presets = presets;
        this.sources = sources;
        this.background = background;
        sources.onChange(this::propose);
    }

    /// The same for another form, empty.
    public BriefViewModel another() {
        return new BriefViewModel(presets, sources, background);
    }

    /// Begins with what a mission says that a branch leaves; without a preset it stays so.
    public void startFrom(Mission mission) {
        left = Optional.of(mission);
        language = mission.language();
        ahead.set(Ahead.ALL);
        chosen.set(Optional.empty());
        outline.set(headings(Optional.empty()));
        tone.set(said(Optional.empty()).tone());
        unsupported.set(said(Optional.empty()).unsupported());
        startFrom(mission.limits());
        load();
    }

    /// What a branch takes over stays as it was in the mission that it leaves.
    public void lieAhead(Ahead now) {
        Ahead before = ahead.get();
        ahead.set(now);
        if (now.planning() != before.planning()) {
            outline.set(headings(now.planning() ? chosen.get() : Optional.empty()));
        }
        if (now.writing() != before.writing()) {
            tone.set(said(now.writing() ? chosen.get() : Optional.empty()).tone());
        }
        if (now.checking() != before.checking()) {
            unsupported.set(said(now.checking() ? chosen.get() : Optional.empty()).unsupported());
        }
    }

    /// Without a preset as the mission says that a branch leaves.
    private Brief said(Optional<Preset> by) {
        return by.map(Preset::brief).orElseGet(() -> left.map(Mission::brief).orElse(Brief.NONE));
    }

    private String headings(Optional<Preset> by) {
        return String.join("\n", said(by).outline());
    }

    /// Of work, at most; that of the mission which a branch leaves is kept to the second.
    public Duration time() {
        return left.map(Mission::limits)
                .filter(limits -> limits.minutes() == minutes.get())
                .map(Limits::time)
                .orElse(Duration.ofMinutes(minutes.get()));
    }

    /// What of a mission is still to be done, and can be chosen.
    public ReadOnlyObjectProperty<Ahead> aheadProperty() {
        return ahead.getReadOnlyProperty();
    }

    /// Reads the presets anew.
    void load() {
        Language wanted = language;
        background.call(() -> read(wanted), this::show, why -> problem.set(Failures.words(why)));
    }

    /// @param builtIn in the report's language
    /// @param spoken the same in the screen's
    private record Read(List<Preset> builtIn, List<Preset> spoken, Presets.Own own) {}

    private void show(Read read) {
        spoken = read.spoken();
        problem.set(
                read.own().problems().stream()
                        .map(p -> p.text(Locale.getDefault()))
                        .collect(Collectors.joining("\n")));
        List<Optional<Preset>> now = new ArrayList<>(List.of(Optional.empty()));
        Stream.concat(read.builtIn().stream(), read.own().own().stream())
                .map(Optional::of)
                .forEach(now::add);
        Optional<Preset> before = chosen.get();
        Optional<Preset> same =
                now.stream()
                        .filter(p -> p.map(Preset::id).equals(before.map(Preset::id)))
                        .findFirst()
                        .orElse(Optional.empty());
        if (!all.equals(now)) {
            all.setAll(now);
        }
        // the same preset in another language fills in what was not changed
        if (!same.equals(before)) {
            choose(same);
        }
    }

    /// Fills in what a preset says; without one, what the form begins with. What the user has
    /// changed stays only where one preset follows on itself, in another language.
    void choose(Optional<Preset> now) {
        Optional<Preset> before = chosen.get();
        if (now.equals(before)) {
            return;
        }
        boolean itself = now.isPresent() && now.map(Preset::id).equals(before.map(Preset::id));
        Ahead may = ahead.get();
        if (may.planning() && (!itself || outline.get().equals(headings(before)))) {
            outline.set(headings(now));
        }
        if (may.writing() && (!itself || tone.get().equals(said(before).tone()))) {
            tone.set(said(now).tone());
        }
        if (may.checking() && !itself) {
            unsupported.set(said(now).unsupported());
        }
        if (!itself) {
            rounds.set(now.map(Preset::rounds).orElse(usualRounds));
            minutes.set(now.map(Preset::minutes).orElse(usualMinutes));
        }
        chosen.set(now);
        propose();
    }

    private void propose() {
        List<Index> there = sources.chosen();
        proposed.set(
                chosen.get().map(Preset::proposed).orElse(List.of()).stream()
                        .filter(index -> !there.contains(index))
                        .toList());
    }

    /// Looks where the preset proposes to, too.
    void accept() {
        sources.add(proposed.get());
    }

    /// The report's language, in which headings are.
    void speak(Language now) {
        if (now != language) {
            language = now;
            load();
        }
    }

    /// What the form begins with, as the settings say.
    void startFrom(Limits limits) {
        usualRounds = limits.rounds();
        usualMinutes = limits.minutes();
        if (chosen.get().isEmpty()) {
            rounds.set(usualRounds);
            minutes.set(usualMinutes);
        }
    }

    /// @throws IllegalArgumentException where it says too much
    public Brief brief() {
        return new Brief(
                said(chosen.get()).preset(),
                headings(),
                tone.get().strip(),
                unsupported.get(),
                said(Optional.empty()).answers());
    }

    /// Whether it says no more than a mission takes.
    public boolean fits() {
        try {
            brief();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> headings() {
        return outline.get().lines().toList();
    }

    /// Keeps what the form says as a preset of the user's, in place of the one that had that name.
    ///
    /// @return false where the form says more than a preset takes
    boolean save(String name) {
        Preset made;
        try {
            made =
                    new Preset(
                            "",
                            true,
                            name,
                            "",
                            headings(),
                            tone.get().strip(),
                            unsupported.get(),
                            sources.chosen(),
                            rounds.get(),
                            minutes.get());
        } catch (IllegalArgumentException e) {
            return false;
        }
        change(() -> presets.save(made));
        return true;
    }

    /// @return false where it can't have that name
    boolean rename(String name) {
        Optional<Preset> own = chosen.get().filter(Preset::own);
        boolean fits =
                own.isPresent() && !name.isBlank() && name.strip().length() <= Preset.LONGEST_NAME;
        if (fits) {
            change(() -> presets.rename(own.orElseThrow(), name));
        }
        return fits;
    }

    /// A preset of the user's is deleted only after that was asked.
    void askDelete() {
        deleting.set(chosen.get().filter(Preset::own));
    }

    void decline() {
        deleting.set(Optional.empty());
    }

    /// The preset that the user is asked about.
    ReadOnlyObjectProperty<Optional<Preset>> deletingProperty() {
        return deleting.getReadOnlyProperty();
    }

    /// Deletes what was asked about.
    void delete() {
        Optional<Preset> asked = deleting.get();
        decline();
        asked.ifPresent(own ->
                background.run(
                        () -> {
                            presets.delete(own);
                            background.onScreen(this::load);
                            return true;
                        },
                        why -> problem.set(Failures.words(why))));
    }

    private void change(Callable<Preset> work) {
        Language wanted = language;
        background.call(
                () -> {
                    Preset now = work.call();
                    return new Changed(now, read(wanted));
                },
                changed -> {
                    chosen.set(Optional.of(changed.now()));
                    show(changed.read());
                    propose();
                },
                why -> problem.set(Failures.words(why)));
    }

    private Read read(Language wanted) throws IOException {
        boolean korean = Locale.getDefault().getLanguage().equals("ko");
        return new Read(
                presets.builtIn(wanted),
                presets.builtIn(korean ? Language.KOREAN : Language.ENGLISH),
                presets.own());
    }

    /// As the screen speaks of it.
    Preset spoken(Preset preset) {
        return spoken.stream()
                .filter(p -> !preset.own() && p.id().equals(preset.id()))
                .findFirst()
                .orElse(preset);
    }

    private record Changed(Preset now, Read read) {}

    /// For the next mission.
    void clear() {
        choose(Optional.empty());
        outline.set("");
        tone.set("");
        unsupported.set(Unsupported.REPLACED);
    }

    /// Calls when something changes that a mission may take more or less by.
    void onChange(Runnable changed) {
        for (Observable value : List.of(outline, tone, rounds, minutes)) {
            value.addListener((Observable _) -> changed.run());
        }
    }

    /// The first is none.
    ObservableList<Optional<Preset>> all() {
        return all;
    }

    ReadOnlyObjectProperty<Optional<Preset>> chosenProperty() {
        return chosen;
    }

    /// Headings, one on each line.
    StringProperty outlineProperty() {
        return outline;
    }

    StringProperty toneProperty() {
        return tone;
    }

    ObjectProperty<Unsupported> unsupportedProperty() {
        return unsupported;
    }

    /// Rounds of research, at most.
    public IntegerProperty roundsProperty() {
        return rounds;
    }

    /// Minutes of work, at most.
    public IntegerProperty minutesProperty() {
        return minutes;
    }

    /// Where the preset would look, too.
    ReadOnlyObjectProperty<List<Index>> proposedProperty() {
        return proposed.getReadOnlyProperty();
    }

    /// What is wrong with files of presets or their names, in words; empty where nothing is.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
