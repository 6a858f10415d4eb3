package maestro.app.ui.embedding;

import java.io.File;
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
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import maestro.app.ui.embedding.EmbeddingViewModel.Download;
import maestro.app.ui.embedding.EmbeddingViewModel.Progress;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.IndexWork;

/// The models with what can be done to each, and how far it is.
public final class EmbeddingView extends VBox {
    private static final double MEGABYTE = 1e6;

    /// In place of the precision of a model that an Ollama computes.
    private static final String OLLAMA = "ollama";

    private final Texts texts = Texts.of(EmbeddingView.class);
    private final EmbeddingViewModel viewModel;
    private final VBox list = new VBox(10);
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button();
    private final Button add = new Button();
    private final HBox progress = new HBox(8, bar, stop);
    private final Label trouble = new Label();
    private final ListChangeListener<EmbeddingLine> changed = _ -> showLines();

    public EmbeddingView(EmbeddingViewModel viewModel) {
        super(8);
        this.viewModel = viewModel;
        setId("embedding");
        list.setId("embedding-models");
        doing.setId("embedding-doing");
        doing.setWrapText(true);
        doing.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        progress.setAlignment(Pos.CENTER_LEFT);
        stop.setId("embedding-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        trouble.setId("embedding-trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().addAll("small", "filter-problem");
        add.setText(texts.get("add"));
        add.setId("embedding-add");
        add.setOnAction(_ -> choose());
        Button ollama = new Button(texts.get("ollama"));
        ollama.setId("embedding-ollama");
        ollama.setOnAction(_ -> chooseOllama());
        FlowPane adding = new FlowPane(8, 8, add, ollama);
        Label hint = new Label(texts.get("add.note"));
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

    private void showLines() {
        // A button that goes must not take the focus, and the page, elsewhere.
        if (list.isFocusWithin()) {
            add.requestFocus();
        }
        list.getChildren().setAll(viewModel.lines().stream().map(this::line).toList());
    }

    private HBox line(EmbeddingLine line) {
        Label name = new Label(line.model().title());
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
        row.setId("embedding-" + line.id());
        switch (line.state()) {
            case SERVING, WANTED -> {}
            case MISSING -> {
                if (line.bytes() > 0) {
                    row.getChildren().add(download(line));
                }
            }
            case AVAILABLE -> row.getChildren().add(download(line));
            case INSTALLED -> {
                row.getChildren()
                        .add(button("use", line, texts.get("use"), () -> viewModel.use(line.id())));
                if (line.own() || line.bytes() > 0) {
                    row.getChildren()
                            .add(
                                    button(
                                            "remove",
                                            line,
                                            texts.get("remove"),
                                            () -> viewModel.remove(line.id())));
                }
            }
        }
        return row;
    }

    private Button download(EmbeddingLine line) {
        String words =
                line.arrived() == 0
                        ? texts.get("download", megabytes(line.bytes()))
                        : texts.get("download.rest", megabytes(line.bytes() - line.arrived()));
        return button("get", line, words, () -> viewModel.download(line.id()));
    }

    private Button button(String kind, EmbeddingLine line, String words, Runnable action) {
        Button button = new Button(words);
        button.setId("embedding-" + kind + "-" + line.id());
        button.setAccessibleText(words + ", " + line.model().title());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.disableProperty()
                .bind(
                        viewModel
                                .progressProperty()
                                .map(now ->
                                        now.busy()
                                                || (kind.equals("get") && now.download() != null)));
        return button;
    }

    private String facts(EmbeddingLine line) {
        String languages =
                line.model().languages().isEmpty()
                        ? texts.get("languages.unknown")
                        : line.model().languages().contains("mul")
                                ? texts.get("languages.many")
                                : texts.get("languages.en");
        String state = texts.get("state." + line.state(), line.host());
        if (line.model().precision().equals(OLLAMA)) {
            return line.state() == EmbeddingLine.State.INSTALLED
                    ? texts.get("facts.ollama", languages)
                    : texts.get("facts.ollama.state", languages, state);
        }
        return line.own()
                ? texts.get("facts.own", languages, state)
                : texts.get("facts", languages, line.licence(), state);
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / MEGABYTE);
    }

    private void show(Progress now) {
        Download download = now.download();
        IndexWork work = now.work();
        if (download != null) {
            doing.setText(
                    texts.get(
                            "doing.download",
                            download.id(),
                            megabytes(download.done()),
                            megabytes(download.bytes())));
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
        }
        boolean going = download != null || work != null;
        doing.setVisible(going);
        doing.setManaged(going);
        progress.setVisible(going);
        progress.setManaged(going);
        trouble.setText(now.trouble());
        trouble.setVisible(!now.trouble().isEmpty());
        trouble.setManaged(!now.trouble().isEmpty());
    }

    private void chooseOllama() {
        new OllamaModelDialog(getScene().getWindow(), viewModel)
                .showAndWait()
                .ifPresent(wanted ->
                        viewModel.addOllama(
                                wanted.address(),
                                wanted.elsewhere(),
                                wanted.model(),
                                wanted.queryPrefix(),
                                wanted.passagePrefix()));
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("add.title"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.examine(
                    chosen.toPath(),
                    folder ->
                            new OwnModelDialog(getScene().getWindow(), folder)
                                    .showAndWait()
                                    .ifPresent(own ->
                                            viewModel.add(
                                                    folder,
                                                    own.name(),
                                                    own.pooling(),
                                                    own.queryPrefix(),
                                                    own.passagePrefix())));
        }
    }
}
