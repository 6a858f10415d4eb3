package maestro.app.ui.settings;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.proxy.Proxies;
import maestro.app.ui.embedding.EmbeddingView;
import maestro.app.ui.embedding.EmbeddingViewModel;
import maestro.app.ui.embedding.RerankView;
import maestro.app.ui.embedding.RerankViewModel;
import maestro.app.ui.engine.EngineView;
import maestro.app.ui.engine.EngineViewModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.WebSearchView;
import maestro.app.ui.sources.WebSearchViewModel;
import maestro.app.ui.theme.Theme;
import maestro.app.ui.theme.ThemeChoice;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.passage.PassageSettings;

/// The settings on one page. A change takes effect at once.
public final class SettingsView extends ScrollPane {

    private final Texts texts = Texts.of(SettingsView.class);
    private final GridPane grid = new GridPane();
    private int row;

    /// @param web how the web is searched
    /// @param embedding by which models passages are found
    /// @param rerank what orders hits anew
    /// @param engine what computes vectors
    /// @param tesseract what reads scanned pages
    public SettingsView(
            Settings settings,
            WebSearchViewModel web,
            EmbeddingViewModel embedding,
            RerankViewModel rerank,
            EngineViewModel engine,
            TesseractChoice tesseract,
            Background background) {
        grid.setPadding(new Insets(24));
        grid.setHgap(16);
        grid.setVgap(10);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, new ColumnConstraints());
        grid.setId("settings");
        appearance(settings.appearance());
        research(settings.research());
        passages(settings.passages());
        heading("search");
        note("search.note");
        grid.add(new EmbeddingView(embedding), 0, row++, 2, 1);
        heading("rerank");
        note("rerank.note");
        grid.add(new RerankView(rerank), 0, row++, 2, 1);
        heading("engine");
        note("engine.note");
        grid.add(new EngineView(engine), 0, row++, 2, 1);
        heading("scans");
        note("scans.note");
        grid.add(new ScannedPagesView(tesseract, background), 0, row++, 2, 1);
        heading("sources");
        note("sources.note");
        grid.add(new WebSearchView(web, "setting"), 0, row++, 2, 1);
        setContent(grid);
        setFitToWidth(true);
    }

    public String title() {
        return texts.get("title");
    }

    private void appearance(ObjectProperty<Appearance> property) {
        Appearance now = property.get();
        heading("appearance");
        line(
                "theme",
                choice(
                        "theme",
                        List.of(ThemeChoice.values()),
                        now.theme(),
                        theme -> texts.get("theme." + theme.name()),
                        theme -> {
                            Appearance a = property.get();
                            property.set(new Appearance(theme, a.language(), a.textSize()));
                        }));
        line(
                "language",
                choice(
                        "language",
                        List.of("", "en", "ko"),
                        now.language(),
                        tag -> texts.get(tag.isEmpty() ? "language.system" : "language." + tag),
                        tag -> {
                            Appearance a = property.get();
                            property.set(new Appearance(a.theme(), tag, a.textSize()));
                        }));
        Spinner<Integer> size =
                number(
                        "text-size",
                        Theme.SMALLEST,
                        Theme.LARGEST,
                        10,
                        now.textSize(),
                        percent -> {
                            Appearance a = property.get();
                            property.set(new Appearance(a.theme(), a.language(), percent));
                        });
        property.subscribe(a -> size.getValueFactory().setValue(a.textSize()));
        line("text-size", size);
    }

    private void research(ObjectProperty<ResearchDefaults> property) {
        ResearchDefaults now = property.get();
        heading("research");
        line(
                "rounds",
                number(
                        "rounds",
                        1,
                        20,
                        1,
                        now.rounds(),
                        n -> {
                            ResearchDefaults r = property.get();
                            property.set(
                                    new ResearchDefaults(
                                            n,
                                            r.minutes(),
                                            r.steps(),
                                            r.parallelSections(),
                                            r.approvePlan()));
                        }));
        line(
                "minutes",
                number(
                        "minutes",
                        1,
                        24 * 60,
                        5,
                        now.minutes(),
                        n -> {
                            ResearchDefaults r = property.get();
                            property.set(
                                    new ResearchDefaults(
                                            r.rounds(),
                                            n,
                                            r.steps(),
                                            r.parallelSections(),
                                            r.approvePlan()));
                        }));
        line(
                "steps",
                number(
                        "steps",
                        10,
                        100_000,
                        100,
                        now.steps(),
                        n -> {
                            ResearchDefaults r = property.get();
                            property.set(
                                    new ResearchDefaults(
                                            r.rounds(),
                                            r.minutes(),
                                            n,
                                            r.parallelSections(),
                                            r.approvePlan()));
                        }));
        line(
                "parallel",
                number(
                        "parallel",
                        1,
                        32,
                        1,
                        now.parallelSections(),
                        n -> {
                            ResearchDefaults r = property.get();
                            property.set(
                                    new ResearchDefaults(
                                            r.rounds(),
                                            r.minutes(),
                                            r.steps(),
                                            n,
                                            r.approvePlan()));
                        }));
        CheckBox approve = new CheckBox();
        approve.setId("setting-approve");
        approve.setSelected(now.approvePlan());
        approve.selectedProperty()
                .subscribe((_, on) -> {
                    ResearchDefaults r = property.get();
                    property.set(
                            new ResearchDefaults(
                                    r.rounds(), r.minutes(), r.steps(), r.parallelSections(), on));
                });
        line("approve", approve);
    }

    private void passages(ObjectProperty<PassageSettings> property) {
        PassageSettings now = property.get();
        heading("passages");
        Spinner<Integer> overlap =
                number(
                        "overlap",
                        0,
                        now.tokens() / 2 - 1,
                        10,
                        now.overlap(),
                        n -> property.set(new PassageSettings(property.get().tokens(), n)));
        Spinner<Integer> tokens =
                number(
                        "tokens",
                        32,
                        254,
                        10,
                        now.tokens(),
                        n -> {
                            // Less than half of the passage may repeat, so a shorter passage takes
                            // it along.
                            int most = (n - 1) / 2;
                            int kept = Math.min(property.get().overlap(), most);
                            property.set(new PassageSettings(n, kept));
                            ((IntegerSpinnerValueFactory) overlap.getValueFactory()).setMax(most);
                            overlap.getValueFactory().setValue(kept);
                        });
        line("tokens", tokens);
        line("overlap", overlap);
    }

    /// Adds what plug-ins there are.
    public void plugins(Callable<List<PluginHost.Info>> there, Background background) {
        heading("plugins");
        note("plugins.note");
        grid.add(new PluginsView(there, background), 0, row++, 2, 1);
    }

    /// Shows by which proxy the web is reached.
    public void proxy(Proxies proxies, Background background) {
        heading("proxy");
        note("proxy.note");
        grid.add(new ProxyView(proxies, background), 0, row++, 2, 1);
    }

    private void heading(String key) {
        Label label = new Label(texts.get("heading." + key));
        label.getStyleClass().add("strong");
        GridPane.setMargin(label, new Insets(row == 0 ? 0 : 16, 0, 0, 0));
        grid.add(label, 0, row++, 2, 1);
    }

    private void note(String key) {
        Label note = new Label(texts.get(key));
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        grid.add(note, 0, row++, 2, 1);
    }

    private void line(String key, Node control) {
        Label name = new Label(texts.get(key));
        name.setLabelFor(control);
        Label note = new Label(texts.get(key + ".note"));
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        GridPane.setValignment(control, VPos.TOP);
        grid.add(name, 0, row);
        grid.add(control, 1, row++, 1, 2);
        grid.add(note, 0, row++);
    }

    private <T> ChoiceBox<T> choice(
            String id, List<T> values, T now, Function<T, String> words, Consumer<T> change) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setId("setting-" + id);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return words.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("only chosen, never typed");
                    }
                });
        box.getItems().setAll(values);
        box.setValue(now);
        box.valueProperty().subscribe((_, value) -> change.accept(value));
        // An arrow opens the choice once it is let go; until then it would lead to the next field,
        // and change what stands there.
        box.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                        box.show();
                        event.consume();
                    }
                });
        box.setPrefWidth(180);
        return box;
    }

    private static Spinner<Integer> number(
            String id, int least, int most, int step, int now, Consumer<Integer> change) {
        Spinner<Integer> spinner = new Spinner<>(least, most, now, step);
        spinner.setId("setting-" + id);
        spinner.setEditable(true);
        spinner.setPrefWidth(180);
        spinner.getEditor().setTextFormatter(Numbers.within(least, spinner));
        spinner.valueProperty()
                .subscribe((before, value) -> {
                    if (value != null && !value.equals(before)) {
                        change.accept(value);
                    }
                });
        spinner.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        spinner.commitValue();
                    }
                });
        return spinner;
    }
}
