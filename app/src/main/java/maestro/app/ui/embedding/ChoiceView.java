package maestro.app.ui.embedding;

import java.nio.file.Path;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.size.ByteSize;
import maestro.app.ui.embedding.ChoiceViewModel.Download;
import maestro.app.ui.embedding.ChoiceViewModel.Progress;
import maestro.app.ui.shell.FolderQuestion;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.InSight;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.library.IndexWork;

/// The models of a kind with what can be done to each, and how far it is.
abstract class ChoiceView<V extends ChoiceViewModel<?>> extends VBox {

    final Texts texts = Texts.of(ChoiceView.class);
    final V viewModel;
    final Button add = new Button();
    final FlowPane adding = new FlowPane(8, 8, add);
    private final String kind;
    private final VBox list = new VBox(10);
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button();
    private final HBox progress = new HBox(8, bar, stop);
    private final Label trouble = new Label();
    private final ListChangeListener<ModelLine> changed = _ -> showLines();

    /// @param kind begins the ids of its parts and the keys of the words that are its own
    ChoiceView(V viewModel, String kind) {
        super(8);
        this.viewModel = viewModel;
        this.kind = kind;
        setId(kind);
        list.setId(kind + "-models");
        doing.setId(kind + "-doing");
        doing.setWrapText(true);
        doing.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        progress.setAlignment(Pos.CENTER_LEFT);
        stop.setId(kind + "-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        trouble.setId(kind + "-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().addAll("small", "filter-problem");
        add.setText(texts.get("add"));
        add.setId(kind + "-add");
        add.setOnAction(_ -> choose());
        Label hint = new Label(word("add.note"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("muted", "small");
        getChildren().setAll(list, doing, progress, trouble, adding, hint);
        // held by this view only: the view model outlives it
        viewModel.lines().addListener(new WeakListChangeListener<>(changed));
        viewModel
                .progressProperty()
                .when(
                        sceneProperty()
                                .flatMap(Scene::windowProperty)
                                .flatMap(Window::showingProperty)
                                .orElse(false))
                .subscribe(this::show);
        showLines();
        viewModel.refresh();
    }

    /// A folder has been chosen to add a model from.
    abstract void add(Path folder);

    /// Puts what can be done to the model in use into its row.
    void serving(HBox row, ModelLine line) {}

    /// In the words of its kind where it has any.
    final String word(String key) {
        return texts.find(kind + "." + key).orElseGet(() -> texts.get(key));
    }

    private void showLines() {
        // A button that goes must not take the focus, and the page, elsewhere.
        if (list.isFocusWithin()) {
            add.requestFocus();
        }
        list.getChildren().setAll(viewModel.lines().stream().map(this::line).toList());
    }

    private HBox line(ModelLine line) {
        Label name = new Label(line.title());
        name.getStyleClass().add("strong");
        Label facts = new Label(facts(line));
        facts.getStyleClass().addAll("muted", "small");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, facts);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId(kind + "-" + line.id());
        switch (line.state()) {
            case SERVING -> serving(row, line);
            case WANTED -> {}
            case HALTED -> {
                button(row, "use", line, texts.get("goon"), () -> viewModel.use(line.id()));
                button(row, "cancel", line, texts.get("stop.change"), viewModel::cancelChange);
            }
            case MISSING -> {
                if (line.bytes() > 0) {
                    download(row, line);
                }
            }
            case AVAILABLE -> download(row, line);
            case INSTALLED -> {
                button(row, "use", line, word("use"), () -> viewModel.use(line.id()));
                if (line.own() || line.bytes() > 0) {
                    button(row, "remove", line, word("remove"), () -> viewModel.remove(line.id()));
                }
            }
        }
        return row;
    }

    private void download(HBox row, ModelLine line) {
        String words =
                line.arrived() == 0
                        ? texts.get("download", ByteSize.of(line.bytes()))
                        : texts.get("download.rest", ByteSize.of(line.bytes() - line.arrived()));
        button(row, "get", line, words, () -> viewModel.download(line.id()));
    }

    final void button(HBox row, String what, ModelLine line, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(kind + "-" + what + "-" + line.id());
        button.setAccessibleText(words + ", " + line.title());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.disableProperty()
                .bind(
                        viewModel
                                .progressProperty()
                                .map(now ->
                                        now.busy()
                                                || (what.equals("get") && now.download() != null)));
        row.getChildren().add(button);
    }

    private String facts(ModelLine line) {
        String languages =
                line.languages().isEmpty()
                        ? texts.get("languages.unknown")
                        : line.languages().contains("mul")
                                ? word("languages.many")
                                : texts.get("languages.en");
        String state = texts.get("state." + line.state(), line.host());
        if (line.ollama()) {
            return line.state() == ModelLine.State.INSTALLED
                    ? texts.get("facts.ollama", languages)
                    : texts.get("facts.ollama.state", languages, state);
        }
        return line.own()
                ? texts.get("facts.own", languages, state)
                : texts.get("facts", languages, line.licence(), state);
    }

    private void show(Progress now) {
        Download download = now.download();
        IndexWork work = now.work();
        if (download != null) {
            doing.setText(
                    texts.get(
                            "doing.download",
                            download.id(),
                            ByteSize.of(download.done()),
                            ByteSize.of(download.bytes())));
            bar.setProgress((double) download.done() / Math.max(1, download.bytes()));
            stop.setText(texts.get("stop.download"));
            stop.setOnAction(_ -> viewModel.stopDownload());
        } else if (work != null) {
            doing.setText(
                    texts.get(
                            "doing." + work.reason().name().toLowerCase(Locale.ROOT),
                            work.done(),
                            work.documents()));
            bar.setProgress((double) work.done() / Math.max(1, work.documents()));
            stop.setText(texts.get("stop.change"));
            stop.setOnAction(_ -> viewModel.cancelChange());
        } else {
            doing.setText(now.busy() ? texts.find(kind + ".doing.busy").orElse("") : "");
        }
        Visible.set(doing, !doing.getText().isEmpty());
        Visible.set(progress, download != null || work != null);
        boolean news = !now.trouble().isEmpty() && !now.trouble().equals(trouble.getText());
        trouble.setText(now.trouble());
        Visible.set(trouble, !now.trouble().isEmpty());
        if (news) {
            InSight.bring(trouble);
        }
    }

    private void choose() {
        FolderQuestion.ask(getScene().getWindow(), word("add.title"), "").ifPresent(this::add);
    }
}
