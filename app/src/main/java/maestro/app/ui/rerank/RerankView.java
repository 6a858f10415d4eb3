package maestro.app.ui.rerank;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import maestro.app.ui.rerank.RerankViewModel.Download;
import maestro.app.ui.rerank.RerankViewModel.State;
import maestro.app.ui.shell.Texts;

/// The models with what can be done to each.
public final class RerankView extends VBox {
    private static final double MEGABYTE = 1e6;

    private final Texts texts = Texts.of(RerankView.class);
    private final RerankViewModel viewModel;
    private final VBox list = new VBox(10);
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final HBox progress = new HBox(8, bar);
    private final Label trouble = new Label();
    private final Button add = new Button();

    public RerankView(RerankViewModel viewModel) {
        super(8);
        this.viewModel = viewModel;
        setId("rerank");
        doing.setWrapText(true);
        doing.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = new Button(texts.get("stop"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> viewModel.stopDownload());
        progress.getChildren().add(stop);
        progress.setAlignment(Pos.CENTER_LEFT);
        trouble.setId("rerank-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().addAll("small", "filter-problem");
        add.setText(texts.get("add"));
        add.setId("rerank-add");
        add.setOnAction(_ -> choose());
        Label hint = new Label(texts.get("add.note"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("muted", "small");
        getChildren().setAll(list, doing, progress, trouble, add, hint);
        // only while it is seen: the view model outlives it
        viewModel
                .stateProperty()
                .when(
                        sceneProperty()
                                .flatMap(Scene::windowProperty)
                                .flatMap(Window::showingProperty)
                                .orElse(false))
                .subscribe(this::show);
        viewModel.refresh();
    }

    private void show(State state) {
        // A button that goes must not take the focus, and the page, elsewhere.
        if (list.isFocusWithin()) {
            add.requestFocus();
        }
        list.getChildren().setAll(state.lines().stream().map(line -> line(line, state)).toList());
        Download download = state.download();
        if (download != null) {
            doing.setText(
                    texts.get(
                            "doing.download",
                            download.id(),
                            megabytes(download.done()),
                            megabytes(download.bytes())));
            bar.setProgress((double) download.done() / Math.max(1, download.bytes()));
        } else {
            doing.setText(state.busy() ? texts.get("doing.try") : "");
        }
        shown(doing, !doing.getText().isEmpty());
        shown(progress, download != null);
        trouble.setText(state.trouble());
        shown(trouble, !state.trouble().isEmpty());
        add.setDisable(state.busy());
    }

    private static void shown(Region part, boolean there) {
        part.setVisible(there);
        part.setManaged(there);
    }

    private HBox line(RerankLine line, State state) {
        Label name = new Label(line.model().name() + " · " + line.model().precision());
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
        switch (line.place()) {
            case USED -> button(row, "off", line, texts.get("off"), state, viewModel::off);
            case INSTALLED -> {
                String id = line.id();
                button(row, "use", line, texts.get("use"), state, () -> viewModel.use(id));
                button(row, "remove", line, texts.get("remove"), state, () -> viewModel.remove(id));
            }
            case AVAILABLE ->
                    button(
                            row,
                            "get",
                            line,
                            line.arrived() == 0
                                    ? texts.get("download", megabytes(line.bytes()))
                                    : texts.get(
                                            "download.rest",
                                            megabytes(line.bytes() - line.arrived())),
                            state,
                            () -> viewModel.download(line.id()));
        }
        return row;
    }

    private static void button(
            HBox row, String kind, RerankLine line, String words, State state, Runnable action) {
        Button button = new Button(words);
        button.setId("rerank-" + kind + "-" + line.id());
        button.setAccessibleText(words + ", " + line.model().name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.setDisable(state.busy() || (kind.equals("get") && state.download() != null));
        row.getChildren().add(button);
    }

    private String facts(RerankLine line) {
        String languages =
                texts.get(
                        line.model().languages().contains("mul")
                                ? "languages.many"
                                : "languages.en");
        String place = texts.get("place." + line.place(), line.host());
        return line.own()
                ? texts.get("facts.own", languages, place)
                : texts.get("facts", languages, line.licence(), place);
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / MEGABYTE);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("add.title"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.add(chosen.toPath());
        }
    }
}
